//! Who may ask, and what every answer carries. Takes the head of a request; gives leave, or a refusal with its status.
//!
//! A page of another site must neither read the issue nor start work (misc.md §B.1: the attacks on development servers of 2025, CVE-2025-24010).
//! `Host` defeats names that were bound to this machine, `Origin` and `Sec-Fetch-Site` requests of other pages, the token anything but reading.

use std::hint::black_box;
use std::net::{IpAddr, SocketAddr};

use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};

/// The header that carries the token.
const TOKEN: &str = "x-chenbao-token";

/// What may be done with a picture: its hash names its content.
pub(crate) const KEEP: HeaderValue = HeaderValue::from_static("private, max-age=86400, immutable");

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The headers of every answer.
const FENCE: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Puts the headers of every answer on one. Only what says [`KEEP`] may be stored.
pub(crate) fn fence(headers: &mut HeaderMap) {
    headers.extend(FENCE);
    if headers.get(header::CACHE_CONTROL) != Some(&KEEP) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It was meant for another host.
    Host,
    /// A page of another origin sent it.
    Origin,
    /// It would do something and lacks the token.
    Token,
}

impl Refusal {
    /// Status and text of the answer.
    pub(crate) fn answer(self) -> (StatusCode, &'static str) {
        match self {
            Self::Host => (StatusCode::MISDIRECTED_REQUEST, "这个网址不归这里管，请用命令说的那个"),
            Self::Origin => (StatusCode::FORBIDDEN, "别的网页不能用这里"),
            Self::Token => (StatusCode::FORBIDDEN, "缺少口令，请刷新这一页"),
        }
    }
}

/// Decides who may ask.
#[derive(Debug)]
pub(crate) struct Guard {
    hosts: Vec<String>,
    /// The port, where the server answers on every address of the machine.
    everywhere: Option<u16>,
    token: String,
}

impl Guard {
    /// For a server at this address, with a token of its own.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub(crate) fn new(address: SocketAddr) -> Result<Self, getrandom::Error> {
        let mut random = [0u8; 32];
        getrandom::fill(&mut random)?;
        let token = random.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self::with_token(address, token))
    }

    fn with_token(address: SocketAddr, token: String) -> Self {
        let own = SocketAddr::new(address.ip(), 0).to_string();
        let own = own.strip_suffix(":0").unwrap_or(&own);
        let names = ["127.0.0.1", "localhost", "[::1]", own];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{}", address.port())).collect();
        if address.port() == 80 {
            hosts.extend(names.iter().map(ToString::to_string));
        }
        Self { hosts, everywhere: address.ip().is_unspecified().then_some(address.port()), token }
    }

    /// What the page must send to do more than read.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// Whether a request may be answered. `root` says that it asks for the page itself, which links of other sites may lead to.
    ///
    /// # Errors
    /// When it may not.
    pub(crate) fn admit(&self, head: &Parts, root: bool) -> Result<(), Refusal> {
        let host = self.host(head).ok_or(Refusal::Host)?;
        let own = |origin: &HeaderValue| origin.as_bytes().strip_prefix(b"http://") == Some(host.as_bytes());
        if !head.headers.get_all(header::ORIGIN).iter().all(own) {
            return Err(Refusal::Origin);
        }
        let near = |site: &HeaderValue| site == "same-origin" || site == "none";
        if !root && !head.headers.get_all("sec-fetch-site").iter().all(near) {
            return Err(Refusal::Origin);
        }
        let reads = head.method == Method::GET || head.method == Method::HEAD;
        if reads || self.is_token(&head.headers) { Ok(()) } else { Err(Refusal::Token) }
    }

    /// The host a request is meant for, where that is this server.
    fn host(&self, head: &Parts) -> Option<String> {
        let host = single(&head.headers, header::HOST.as_str())?.to_str().ok()?.to_ascii_lowercase();
        let target = head.uri.authority().map(|authority| authority.as_str().to_ascii_lowercase());
        let meant = self.knows(&host) && target.is_none_or(|target| target == host);
        meant.then_some(host)
    }

    fn knows(&self, host: &str) -> bool {
        let is_literal = |port: u16| match host.parse::<SocketAddr>() {
            Ok(address) => address.port() == port,
            Err(_) => port == 80 && host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok(),
        };
        self.hosts.iter().any(|known| known == host) || self.everywhere.is_some_and(is_literal)
    }

    fn is_token(&self, headers: &HeaderMap) -> bool {
        single(headers, TOKEN).is_some_and(|given| is_same(given.as_bytes(), self.token.as_bytes()))
    }
}

/// The only value of a header; none where it stands twice.
fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// Compares in a time that does not tell how many bytes were right.
fn is_same(given: &[u8], right: &[u8]) -> bool {
    let differences = given.iter().zip(right).fold(0, |seen, (a, b)| black_box(seen | (a ^ b)));
    given.len() == right.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn admit(guard: &Guard, method: &str, target: &str, headers: &[(&str, &str)]) -> Result<(), Refusal> {
        let request = headers.iter().fold(Request::builder().method(method).uri(target), |request, (name, value)| {
            request.header(*name, *value)
        });
        guard.admit(&request.body(()).unwrap().into_parts().0, target == "/")
    }

    fn guard(address: &str) -> Guard {
        Guard::with_token(address.parse().unwrap(), "secret".to_owned())
    }

    #[test]
    fn knows_its_own_names_only() {
        let guard = guard("127.0.0.1:3390");
        for host in ["127.0.0.1:3390", "localhost:3390", "LocalHost:3390", "[::1]:3390"] {
            assert_eq!(admit(&guard, "GET", "/", &[("host", host)]), Ok(()), "{host}");
        }
        let foreign = [
            "evil.example",
            "evil.example:3390",
            "localhost.evil.example:3390",
            "localhost:3391",
            "localhost",
            "127.0.0.1",
            "192.168.1.7:3390",
            "localhost:3390.evil.example",
            "evil@localhost:3390",
            "",
            "localhost:03390",
        ];
        for host in foreign {
            assert_eq!(admit(&guard, "GET", "/", &[("host", host)]), Err(Refusal::Host), "{host}");
        }
        assert_eq!(admit(&guard, "GET", "/", &[]), Err(Refusal::Host));
        let twice = [("host", "localhost:3390"), ("host", "evil.example")];
        assert_eq!(admit(&guard, "GET", "/", &twice), Err(Refusal::Host));
        let absolute = admit(&guard, "GET", "http://evil.example/", &[("host", "localhost:3390")]);
        assert_eq!(absolute, Err(Refusal::Host));
    }

    #[test]
    fn answers_on_every_address_when_it_was_asked_to() {
        let guard = guard("0.0.0.0:3390");
        assert_eq!(admit(&guard, "GET", "/", &[("host", "192.168.1.7:3390")]), Ok(()));
        assert_eq!(admit(&guard, "GET", "/", &[("host", "192.168.1.7:80")]), Err(Refusal::Host));
        assert_eq!(admit(&guard, "GET", "/", &[("host", "evil.example:3390")]), Err(Refusal::Host));
    }

    #[test]
    fn other_origins_are_refused() {
        let guard = guard("127.0.0.1:3390");
        let with = |name, value| admit(&guard, "GET", "/api/issue", &[("host", "localhost:3390"), (name, value)]);
        assert_eq!(with("origin", "http://localhost:3390"), Ok(()));
        for origin in
            ["http://evil.example", "null", "https://localhost:3390", "http://localhost:8080", "http://localhost"]
        {
            assert_eq!(with("origin", origin), Err(Refusal::Origin), "{origin}");
        }
        assert_eq!(with("sec-fetch-site", "same-origin"), Ok(()));
        assert_eq!(with("sec-fetch-site", "none"), Ok(()));
        assert_eq!(with("sec-fetch-site", "cross-site"), Err(Refusal::Origin));
        assert_eq!(with("sec-fetch-site", "same-site"), Err(Refusal::Origin));
        let link = [("host", "localhost:3390"), ("sec-fetch-site", "cross-site")];
        assert_eq!(admit(&guard, "GET", "/", &link), Ok(()));
    }

    #[test]
    fn only_reading_goes_without_the_token() {
        let guard = guard("127.0.0.1:3390");
        let with = |method, token| admit(&guard, method, "/x", &[("host", "localhost:3390"), (TOKEN, token)]);
        assert_eq!(with("POST", "secret"), Ok(()));
        for token in ["", "secre", "secrets", "Secret"] {
            assert_eq!(with("POST", token), Err(Refusal::Token), "{token}");
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
            assert_eq!(admit(&guard, method, "/", &[("host", "localhost:3390")]), Err(Refusal::Token), "{method}");
        }
        assert_eq!(with("HEAD", ""), Ok(()));
    }

    #[test]
    fn tokens_differ() {
        let address = "127.0.0.1:1".parse().unwrap();
        let (one, other) = (Guard::new(address).unwrap(), Guard::new(address).unwrap());
        assert_eq!(one.token().len(), 64);
        assert_ne!(one.token(), other.token());
    }
}

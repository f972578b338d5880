//! A browser as small as can be. Takes an address and requests; gives answers and events as they came.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// After what silence, or how many signs of life and nothing else, a test has failed.
const PATIENCE: Duration = Duration::from_secs(60);
const SILENCES: u32 = 3;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// `127.0.0.1:3390` of `http://127.0.0.1:3390/`.
pub(crate) fn host(url: &str) -> &str {
    url.trim_start_matches("http://").trim_end_matches('/')
}

fn connect(url: &str) -> TcpStream {
    let stream = TcpStream::connect(host(url)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends these bytes as they are; reads the head of the answer, and the body as far as it goes.
pub(crate) fn raw(url: &str, request: &[u8]) -> Answer {
    let mut stream = connect(url);
    // A server that refuses early need not read all of it.
    drop(stream.write_all(request));
    let mut bytes = Vec::new();
    drop(stream.read_to_end(&mut bytes));
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with a head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Answer { status, headers: lines.filter_map(pair).collect(), body: bytes[end + 4..].to_vec() }
}

/// Asks with the right host and these headers besides.
pub(crate) fn ask(url: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request.push_str(&format!("Host: {}\r\n", host(url)));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    raw(url, format!("{request}\r\n{body}").as_bytes())
}

pub(crate) fn get(url: &str, target: &str) -> Answer {
    ask(url, "GET", target, &[], "")
}

/// The token the page carries.
pub(crate) fn token(url: &str) -> String {
    let page = get(url, "/").text();
    let rest = page.split(r#"name="chenbao-token" content=""#).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// An open line of events.
pub(crate) struct Listener {
    lines: BufReader<TcpStream>,
}

impl Listener {
    pub(crate) fn new(url: &str) -> Self {
        let mut stream = connect(url);
        write!(stream, "GET /api/events HTTP/1.1\r\nHost: {}\r\n\r\n", host(url)).unwrap();
        Self { lines: BufReader::new(stream) }
    }

    /// The next event: its name and its data.
    pub(crate) fn next(&mut self) -> (String, Value) {
        let (mut name, mut silences) = (String::new(), 0);
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the line was cut");
            silences += u32::from(line.starts_with(':'));
            assert!(silences < SILENCES, "nothing comes");
            if let Some(event) = line.trim_end().strip_prefix("event: ") {
                name = event.to_owned();
            } else if let Some(data) = line.trim_end().strip_prefix("data: ") {
                return (name, serde_json::from_str(data).unwrap());
            }
        }
    }

    /// Whether nothing comes any more.
    pub(crate) fn is_cut(&mut self) -> bool {
        match self.lines.read_to_end(&mut Vec::new()) {
            Ok(_) => true,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }

    /// The next snapshot.
    pub(crate) fn issue(&mut self) -> Value {
        std::iter::repeat_with(|| self.next()).find(|(name, _)| name == "issue").unwrap().1
    }

    /// The first snapshot from here on that holds these files, as `studio` writes them down.
    pub(crate) fn until(&mut self, files: &str) -> Value {
        std::iter::repeat_with(|| self.issue()).find(|issue| issue["paper"]["name"] == files).unwrap()
    }
}

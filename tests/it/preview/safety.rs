//! Who may ask for what: nobody from outside, nothing from outside.

use super::Preview;

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no status in {answer:?}"))
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    let preview = Preview::start();
    let host = preview.host().to_owned();
    let asked = |host: &str, headers: &str| {
        status(&preview.ask(&format!("GET /api/issue HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")))
    };
    assert_eq!(asked(&host, ""), 200);
    for foreign in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1:1"] {
        assert_eq!(asked(foreign, ""), 421, "{foreign}");
    }
    assert_eq!(asked(&host, "Origin: http://evil.example\r\n"), 403);
    assert_eq!(asked(&host, "Sec-Fetch-Site: cross-site\r\n"), 403);
}

#[test]
fn only_who_has_the_token_may_do_more_than_read() {
    let preview = Preview::start();
    let page = preview.get("/");
    let token = page.split("name=\"chenbao-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(token.len() >= 32, "{token}");
    let post = |headers: &str| {
        let host = preview.host();
        status(&preview.ask(&format!(
            "POST /api/rebuild HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"
        )))
    };
    assert_eq!(post(""), 403);
    assert_eq!(post("X-Chenbao-Token: 00000000000000000000000000000000\r\n"), 403);
    assert_eq!(post(&format!("X-Chenbao-Token: {token}\r\n")), 202);
}

#[test]
fn no_path_leads_out() {
    let preview = Preview::start();
    let paths = [
        "/assets/../../../../etc/passwd",
        "/assets/..%2f..%2f..%2fetc%2fpasswd",
        "/page/..%2f..%2fissue.toml/96.png",
        "/page/../../paper.toml",
        "/tile/0/288/..%2f0-0.png",
        "//etc/passwd",
        "/paper.toml",
        "/issues/2020-08-12/issue.toml",
    ];
    for path in paths {
        let answer = preview.get(path);
        assert_eq!(status(&answer), 404, "{path}");
        assert!(!answer.contains("root:") && !answer.contains("老西门"), "{path}");
    }
}

#[test]
fn every_answer_carries_the_headers_that_keep_others_out() {
    let preview = Preview::start();
    for path in ["/", "/api/issue", "/assets/app.js", "/nothing"] {
        let answer = preview.get(path).to_lowercase();
        let head = answer.split("\r\n\r\n").next().unwrap();
        for header in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
        ] {
            assert!(head.contains(header), "{path}: {header}");
        }
    }
}

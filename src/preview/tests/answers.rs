//! What the server answers, and whom.

use super::studio::{HASH, Setup, Stage};
use crate::preview::{Options, Server};
use crate::serve::client::{Listener, ask, get, host, raw, token};

fn stage() -> Stage {
    Stage::new(&Setup::default())
}

#[test]
fn the_page_and_its_files_are_served() {
    let stage = stage();
    let page = get(stage.url(), "/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(token(stage.url()).len(), 64);
    let script = get(stage.url(), "/assets/app.js");
    assert_eq!((script.status, script.header("content-type")), (200, Some("text/javascript; charset=utf-8")));
    let issue = get(stage.url(), "/api/issue");
    assert_eq!((issue.status, issue.header("content-type")), (200, Some("application/json")));
    let issue: serde_json::Value = serde_json::from_slice(&issue.body).unwrap();
    assert_eq!(issue["paper"]["name"], "issue/a.md=one");
}

#[test]
fn every_answer_carries_the_headers() {
    let stage = stage();
    let picture = format!("/page/{HASH}/72.png");
    for target in ["/", "/assets/app.js", "/api/issue", "/nothing", "/page/00/72.png", &picture] {
        let answer = get(stage.url(), target);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"));
        assert!(policy.ends_with("connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        let stored = if target == picture { "private, max-age=86400, immutable" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), Some(stored), "{target}");
    }
    let refused = ask(stage.url(), "GET", "/", &[("Host", "evil.example")], "");
    assert!(refused.header("content-security-policy").is_some());
}

#[test]
fn pictures_are_drawn_for_known_hashes() {
    let stage = stage();
    let page = get(stage.url(), &format!("/page/{HASH}/110.png"));
    assert_eq!((page.status, page.header("content-type")), (200, Some("image/png")));
    assert_eq!(page.text(), "page 110");
    assert_eq!(get(stage.url(), &format!("/tile/{HASH}/432/2-0.png")).text(), "tile 432 2 0");
    assert_eq!(get(stage.url(), "/page/abcd/110.png").status, 404);
    assert_eq!(get(stage.url(), &format!("/page/{HASH}/111.png")).status, 404);
    assert_eq!(get(stage.url(), &format!("/page/{HASH}/36.png")).status, 500);
    assert_eq!(get(stage.url(), &format!("/page/{HASH}/72.png")).status, 200);
}

#[test]
fn no_path_leads_to_a_file() {
    let stage = stage();
    let targets = [
        "/assets/..%2f..%2fetc/passwd",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/assets/../../etc/passwd",
        "/page/../../x",
        "/page/../../../../etc/passwd",
        "/assets/",
        "/assets/index.html",
        "//etc/passwd",
        "/%00",
        "/page/%ff/72.png",
        "/issue/a.md",
        "/assets/app.js/",
    ];
    for target in targets {
        let answer = get(stage.url(), target);
        assert_eq!(answer.status, 404, "{target}");
        assert_eq!(answer.text(), "没有这一页");
    }
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    let stage = stage();
    let port: u16 = host(stage.url()).rsplit(':').next().unwrap().parse().unwrap();
    let wrong_port = format!("127.0.0.1:{}", port.wrapping_add(1));
    let foreign = ["evil.example".to_owned(), format!("localhost.evil.example:{port}"), wrong_port];
    for host in &foreign {
        assert_eq!(ask(stage.url(), "GET", "/", &[("Host", host)], "").status, 421, "{host}");
    }
    let with = |target, name, value| ask(stage.url(), "GET", target, &[(name, value)], "").status;
    assert_eq!(ask(stage.url(), "GET", "/", &[("Host", &format!("localhost:{port}"))], "").status, 200);
    assert_eq!(with("/", "Origin", "http://evil.example"), 403);
    assert_eq!(with("/api/events", "Origin", "null"), 403);
    assert_eq!(with("/api/issue", "Sec-Fetch-Site", "cross-site"), 403);
    assert_eq!(with("/", "Sec-Fetch-Site", "cross-site"), 200);
    assert_eq!(raw(stage.url(), b"GET / HTTP/1.0\r\n\r\n").status, 421);
}

#[test]
fn work_needs_the_token() {
    let stage = stage();
    let url = stage.url();
    let token = token(url);
    let post = |target: &str, token: &str, body: &str| ask(url, "POST", target, &[("X-Chenbao-Token", token)], body);
    assert_eq!(ask(url, "POST", "/api/rebuild", &[], "").status, 403);
    assert_eq!(post("/api/rebuild", "0000", "").status, 403);
    assert_eq!(post("/api/rebuild", &token, "").status, 202);
    assert_eq!(post("/api/rebuild", &token, r#"{"fresh":true}"#).status, 202);
    assert_eq!(post("/api/rebuild", &token, "nonsense").status, 400);
    assert_eq!(post("/api/rebuild", &token, &" ".repeat(5000)).status, 413);
    let choices = post("/api/alternatives/1", &token, "");
    assert_eq!((choices.status, choices.text().as_str()), (200, r#"{"page":1,"choices":[]}"#));
    let none = post("/api/alternatives/9", &token, "");
    assert_eq!((none.status, none.text().as_str()), (422, "没有第 9 版\n看一看 issue.toml"));
    assert_eq!(post("/api/alternatives/x", &token, "").status, 404);
    let foreign = [("X-Chenbao-Token", token.as_str()), ("Origin", "http://evil.example")];
    assert_eq!(ask(url, "POST", "/api/rebuild", &foreign, "").status, 403);
}

#[test]
fn methods_are_what_they_should_be() {
    let stage = stage();
    let token = token(stage.url());
    let with = |method, target| ask(stage.url(), method, target, &[("X-Chenbao-Token", &token)], "");
    let wrong = with("POST", "/api/issue");
    assert_eq!((wrong.status, wrong.header("allow")), (405, Some("GET, HEAD")));
    assert_eq!(with("DELETE", "/").status, 405);
    let wrong = with("GET", "/api/rebuild");
    assert_eq!((wrong.status, wrong.header("allow")), (405, Some("POST")));
    for target in ["/", "/assets/app.js", "/api/issue", "/api/events"] {
        let head = with("HEAD", target);
        assert_eq!((head.status, head.body.len()), (200, 0), "{target}");
    }
    assert_eq!(with("HEAD", "/nothing").status, 404);
}

#[test]
fn hostile_requests_do_not_stop_it() {
    let stage = stage();
    let long = format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", "a".repeat(1 << 20), host(stage.url()));
    assert!((400..500).contains(&raw(stage.url(), long.as_bytes()).status));
    assert!((400..500).contains(&raw(stage.url(), b"\x16\x03\x01\x00\xa5\r\n\r\n").status));
    assert_eq!(get(stage.url(), "/").status, 200);
}

#[test]
fn a_busy_port_leads_to_the_next() {
    let first = stage();
    let port: u16 = host(first.url()).rsplit(':').next().unwrap().parse().unwrap();
    let second = Stage::new(&Setup { port, ..Setup::default() });
    assert_ne!(first.url(), second.url());
    assert_eq!(get(second.url(), "/").status, 200);
}

#[test]
fn dropping_it_frees_the_port_and_cuts_the_lines() {
    let stage = stage();
    let url = stage.url().to_owned();
    let mut listener = Listener::new(&url);
    listener.issue();
    drop(stage);
    assert!(std::net::TcpStream::connect(host(&url)).is_err());
    assert!(listener.is_cut());
}

#[test]
fn it_serves_the_machine_alone_unless_asked() {
    assert!(Options::default().address.is_loopback());
    assert_eq!(Options::default().port, 3390);
    fn sendable<T: Send>() {}
    sendable::<Server>();
}

//! What the page is answered, and whom: a real server on a port of its own.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{ConfirmOptions, ConfirmServer};
use crate::content::skeleton;
use crate::intake::desk;
use crate::pictures::facts::Eyes;
use crate::serve::client::{ask, get, token};

const MAIL: &str = "爱心暑托班里过夏天\n　　近日，爱心暑托班在社区文化活动中心开班，三十多名孩子来报到，志愿者陪着写作业。\n　　孩子们说，这个夏天不无聊。\n";

struct Stage {
    issue: PathBuf,
    server: ConfirmServer,
    _folder: tempfile::TempDir,
}

fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper");
    skeleton::new_paper(&paper, "试报").unwrap();
    skeleton::new_issue(&paper, "2020-08-12", 4).unwrap();
    let issue = paper.join("issues/2020-08-12");
    fs::create_dir_all(issue.join("images")).unwrap();
    fs::write(folder.path().join("a.txt"), MAIL).unwrap();
    image::RgbImage::from_pixel(900, 600, image::Rgb([90, 120, 30])).save(issue.join("images/a.png")).unwrap();
    desk::take_in(&issue, &[folder.path().join("a.txt")], &Eyes, &|_| ()).unwrap();
    let server = ConfirmServer::start(&issue, &ConfirmOptions { port: 0, ..ConfirmOptions::default() }).unwrap();
    Stage { issue, server, _folder: folder }
}

impl Stage {
    fn bench(&self) -> Value {
        serde_json::from_slice(&get(self.server.url(), "/api/bench").body).unwrap()
    }

    fn post(&self, target: &str, body: &Value) -> (u16, Value) {
        let token = token(self.server.url());
        let answer = ask(self.server.url(), "POST", target, &[("X-Chenbao-Token", &token)], &body.to_string());
        (answer.status, serde_json::from_slice(&answer.body).unwrap_or(Value::Null))
    }
}

fn order(bench: &Value, deed: &Value) -> Value {
    json!({ "draft": bench["drafts"][0]["file"], "version": bench["drafts"][0]["version"], "deed": deed })
}

#[test]
fn the_bench_is_told_and_deeds_are_done() {
    let stage = stage();
    let bench = stage.bench();
    assert_eq!((&bench["issue"], &bench["pages"][0]["number"]), (&json!("试报 2020-08-12"), &json!(1)));
    assert_eq!(bench["sources"][0]["lines"][1]["at"], json!([[0, { "block": 0 }]]));
    let (status, after) = stage.post("/api/order", &order(&bench, &json!({ "do": "join", "at": 1 })));
    assert_eq!((status, &after["undo"]), (200, &json!(true)));
    assert!(fs::read_to_string(stage.issue.join("drafts/a.md")).unwrap().contains("写作业。孩子们"));
    let (status, _) = stage.post("/api/order", &order(&bench, &json!({ "do": "join", "at": 1 })));
    assert_eq!(status, 409, "the draft is another by now");
    let (status, after) = stage.post("/api/turn", &json!({ "again": false }));
    assert_eq!((status, &after["drafts"][0]["version"]), (200, &bench["drafts"][0]["version"]));
    assert_eq!(stage.post("/api/turn", &json!({ "again": false })).0, 422);
    assert_eq!(stage.post("/api/order", &order(&after, &json!({ "do": "burn" }))).0, 400);
    assert_eq!(stage.post("/api/order", &json!("甲".repeat(200_000))).0, 413);
}

#[test]
fn pictures_are_shown_small_and_only_those_of_the_issue() {
    let stage = stage();
    let bench = stage.bench();
    let picture = &bench["pictures"][0];
    assert_eq!((&picture["file"], &picture["pixels"]), (&json!("images/a.png"), &json!([900, 600])));
    let copy = get(stage.server.url(), &format!("/copy/{}.png", picture["id"].as_str().unwrap()));
    assert_eq!((copy.status, copy.header("content-type")), (200, Some("image/png")));
    assert_eq!(image::load_from_memory(&copy.body).unwrap().width(), 480);
    for path in [
        "/copy/00112233445566778899aabbccddeeff.png",
        "/copy/../issue.toml",
        "/issue.toml",
        "/drafts/a.md",
        "/incoming/a.txt",
    ] {
        assert_eq!(get(stage.server.url(), path).status, 404, "{path}");
    }
    let (_, after) = stage.post("/api/order", &order(&bench, &json!({ "do": "hang", "file": "images/a.png" })));
    assert_eq!(after["pictures"][0]["used"], json!(["drafts/a.md"]));
}

#[test]
fn nobody_else_may_change_a_draft() {
    let stage = stage();
    let before = fs::read(stage.issue.join("drafts/a.md")).unwrap();
    let body = order(&stage.bench(), &json!({ "do": "join", "at": 1 })).to_string();
    let url = stage.server.url();
    let token = token(url);
    for headers in [
        vec![],
        vec![("X-Chenbao-Token", "0000")],
        vec![("X-Chenbao-Token", token.as_str()), ("Origin", "http://evil.example")],
        vec![("X-Chenbao-Token", token.as_str()), ("Host", "evil.example")],
        vec![("X-Chenbao-Token", token.as_str()), ("Sec-Fetch-Site", "cross-site")],
    ] {
        assert!(matches!(ask(url, "POST", "/api/order", &headers, &body).status, 403 | 421), "{headers:?}");
    }
    assert_eq!(ask(url, "GET", "/api/order", &[], "").status, 405);
    assert_eq!(ask(url, "GET", "/api/bench", &[("Host", "evil.example")], "").status, 421);
    assert_eq!(fs::read(stage.issue.join("drafts/a.md")).unwrap(), before);
    let page = get(url, "/");
    assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
}

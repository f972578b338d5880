//! Whether the preview follows what happens on disk.

use std::fs;
use std::time::Duration;

use super::studio::{Setup, Stage, Told};
use crate::serve::client::{Listener, ask, token};

/// A stage whose first issue was heard.
fn opened(setup: &Setup) -> (Stage, Listener) {
    let stage = Stage::new(setup);
    let mut listener = Listener::new(stage.url());
    listener.issue();
    (stage, listener)
}

#[test]
fn a_listener_hears_of_the_start_and_the_end() {
    let stage = Stage::new(&Setup { gated: true, ..Setup::default() });
    stage.open.send(()).unwrap();
    let mut listener = Listener::new(stage.url());
    listener.issue();
    stage.write("issue/a.md", "two");
    let (name, data) = listener.next();
    assert_eq!(name, "building");
    assert!(data["since"].as_u64().is_some_and(|since| since > 1_500_000_000_000));
    (0..9).for_each(|_| stage.open.send(()).unwrap());
    assert_eq!(listener.until("issue/a.md=two")["version"].as_u64().map(|version| version >= 2), Some(true));
    let mut late = Listener::new(stage.url());
    assert_eq!(late.issue()["paper"]["name"], "issue/a.md=two");
}

#[test]
fn every_way_to_save_is_seen() {
    let (stage, mut listener) = opened(&Setup::default());
    fs::OpenOptions::new().write(true).open(stage.path("issue/a.md")).unwrap().set_len(0).unwrap();
    listener.until("issue/a.md=");
    stage.write("issue/a.md", "in place");
    listener.until("issue/a.md=in place");
    stage.write("issue/a.md.tmp", "renamed over");
    stage.rename("issue/a.md.tmp", "issue/a.md");
    listener.until("issue/a.md=renamed over");
    stage.rename("issue/a.md", "issue/a.tmp");
    stage.write("issue/a.md", "written anew");
    fs::remove_file(stage.path("issue/a.tmp")).unwrap();
    listener.until("issue/a.md=written anew");
    fs::remove_file(stage.path("issue/a.md")).unwrap();
    stage.write("issue/a.md", "deleted and made");
    listener.until("issue/a.md=deleted and made");
    stage.rename("issue/a.md", "issue/b.md");
    listener.until("issue/b.md=deleted and made");
    fs::remove_file(stage.path("issue/b.md")).unwrap();
    listener.until("");
}

#[test]
fn folders_that_come_and_go_are_seen() {
    let (stage, mut listener) = opened(&Setup::default());
    fs::create_dir_all(stage.path("issue/one/two")).unwrap();
    stage.write("issue/one/two/b.md", "deep");
    listener.until("issue/a.md=one issue/one/two/b.md=deep");
    stage.rename("issue/one", "issue/three");
    listener.until("issue/a.md=one issue/three/two/b.md=deep");
    stage.write("issue/three/two/b.md", "after");
    listener.until("issue/a.md=one issue/three/two/b.md=after");
    fs::remove_dir_all(stage.path("issue/three")).unwrap();
    listener.until("issue/a.md=one");
}

#[test]
fn a_folder_brought_from_elsewhere_is_followed() {
    let (stage, mut listener) = opened(&Setup::default());
    fs::create_dir_all(stage.path("elsewhere/more")).unwrap();
    stage.write("elsewhere/more/c.tmp", "");
    stage.rename("elsewhere", "issue/b");
    stage.write("issue/b/more/c.md", "moved");
    listener.until("issue/a.md=one issue/b/more/c.md=moved");
    stage.write("issue/b/more/c.md", "again");
    listener.until("issue/a.md=one issue/b/more/c.md=again");
}

#[test]
fn the_watched_folder_itself_may_go_and_come_back() {
    let (stage, mut listener) = opened(&Setup::default());
    stage.rename("issue", "kept");
    listener.until("kept/a.md=one");
    fs::create_dir(stage.path("issue")).unwrap();
    stage.write("issue/a.md", "new");
    listener.until("issue/a.md=new kept/a.md=one");
    stage.write("issue/a.md", "newer");
    listener.until("issue/a.md=newer kept/a.md=one");
    fs::remove_dir_all(stage.path("issue")).unwrap();
    listener.until("kept/a.md=one");
    stage.rename("kept", "issue");
    listener.until("issue/a.md=one");
    stage.write("issue/a.md", "last");
    listener.until("issue/a.md=last");
}

#[test]
fn a_single_file_may_come_go_and_be_renamed_over() {
    let (stage, mut listener) = opened(&Setup { bare: true, ..Setup::default() });
    stage.write("paper.toml", "1");
    listener.until("paper.toml=1");
    stage.write("paper.tmp", "2");
    stage.rename("paper.tmp", "paper.toml");
    listener.until("paper.toml=2");
    fs::create_dir(stage.path("issue")).unwrap();
    stage.write("issue/a.md", "first");
    listener.until("issue/a.md=first paper.toml=2");
}

#[test]
fn what_means_nothing_starts_nothing() {
    let (stage, mut listener) = opened(&Setup::default());
    stage.write("issue/a.tmp", "temporary");
    stage.write("beside.md", "not watched");
    fs::read(stage.path("issue/a.md")).unwrap();
    stage.write("issue/a.md", "two");
    let issue = listener.until("beside.md=not watched issue/a.md=two");
    assert!(issue["version"].as_u64().is_some_and(|version| version <= 3), "{issue}");
}

#[test]
fn many_saves_are_few_rebuilds() {
    let (stage, mut listener) = opened(&Setup::default());
    for round in 0..200 {
        stage.write("issue/a.md", &format!("save {round}"));
    }
    let issue = listener.until("issue/a.md=save 199");
    assert!(issue["version"].as_u64().is_some_and(|version| version < 60), "{issue}");
}

#[test]
fn what_changes_during_a_rebuild_is_set_after_it() {
    let stage = Stage::new(&Setup { gated: true, ..Setup::default() });
    assert_eq!(stage.told.recv().unwrap(), Told::Rebuilds { fresh: false });
    // The files are read before the gate; wherever this falls, the last state must come.
    stage.open.send(()).unwrap();
    let mut listener = Listener::new(stage.url());
    listener.issue();
    stage.write("issue/a.md", "starts one");
    let rebuilds = |told: &Told| matches!(told, Told::Rebuilds { .. });
    assert!(stage.told.iter().any(|told| rebuilds(&told)));
    for round in 0..50 {
        stage.write("issue/a.md", &format!("meanwhile {round}"));
    }
    (0..60).for_each(|_| stage.open.send(()).unwrap());
    listener.until("issue/a.md=meanwhile 49");
}

#[test]
fn a_panic_is_a_fault_and_the_next_rebuild_is_fresh() {
    let (stage, mut listener) = opened(&Setup::default());
    stage.write("issue/a.md", "boom");
    let broken = std::iter::repeat_with(|| listener.issue()).find(|issue| issue["fault"][0].is_object()).unwrap();
    assert_eq!(broken["paper"]["name"], "issue/a.md=one");
    assert_eq!(broken["fault"][0]["message"], "排版中断：a file says boom");
    while stage.told.try_recv().is_ok() {}
    stage.write("issue/a.md", "mended");
    let mended = listener.until("issue/a.md=mended");
    assert_eq!(mended["fault"].as_array().map(Vec::len), Some(0));
    assert!(mended["version"].as_u64() > broken["version"].as_u64());
    assert_eq!(stage.told.recv().unwrap(), Told::Rebuilds { fresh: true });
}

#[test]
fn a_rebuild_can_be_asked_for() {
    let (stage, mut listener) = opened(&Setup::default());
    assert_eq!(stage.told.recv().unwrap(), Told::Rebuilds { fresh: false });
    assert_eq!(stage.told.recv().unwrap(), Told::After);
    let token = token(stage.url());
    let answer = ask(stage.url(), "POST", "/api/rebuild", &[("X-Chenbao-Token", &token)], r#"{"fresh":true}"#);
    assert_eq!(answer.status, 202);
    assert_eq!(listener.until("issue/a.md=one")["version"], 2);
    assert_eq!(stage.told.recv().unwrap(), Told::Rebuilds { fresh: true });
    assert_eq!(stage.told.recv().unwrap(), Told::After);
}

#[test]
fn a_slow_listener_hears_the_end_and_not_everything() {
    let (stage, mut listener) = opened(&Setup { ballast: 1 << 20, ..Setup::default() });
    let mut slow = Listener::new(stage.url());
    assert_eq!(slow.issue()["version"], 1);
    let token = token(stage.url());
    for _ in 0..40 {
        assert_eq!(ask(stage.url(), "POST", "/api/rebuild", &[("X-Chenbao-Token", &token)], "").status, 202);
        listener.issue();
    }
    let heard = std::iter::repeat_with(|| slow.issue()).position(|issue| issue["version"] == 41).unwrap();
    assert!(heard < 39, "{heard}");
}

#[test]
fn looking_at_the_files_works_too() {
    let (stage, mut listener) = opened(&Setup { poll: Some(Duration::from_millis(20)), ..Setup::default() });
    fs::create_dir(stage.path("issue/b")).unwrap();
    stage.write("issue/b/b.md", "new");
    listener.until("issue/a.md=one issue/b/b.md=new");
    stage.write("issue/a.md.tmp", "renamed over");
    stage.rename("issue/a.md.tmp", "issue/a.md");
    listener.until("issue/a.md=renamed over issue/b/b.md=new");
    fs::remove_dir_all(stage.path("issue/b")).unwrap();
    listener.until("issue/a.md=renamed over");
}

//! The program as its users meet it: help, exit codes, and what it says when something is wrong.

use std::fs;
use std::process::Command;

use crate::support::{Draft, chenbao, laoximen, prose};

#[test]
fn help_teaches() {
    let run = chenbao(&["--help"]).must_exit(0);
    for word in ["build", "check", "fonts", "new", "explain", "退出码"] {
        assert!(run.stdout.contains(word), "no “{word}” in {}", run.stdout);
    }
    chenbao(&["build", "--help"]).must_exit(0).must_say("paper.pdf");
    chenbao(&["bild"]).must_exit(2);
}

#[test]
fn a_folder_that_is_not_there() {
    chenbao(&["build", "no/such/folder"]).must_exit(2).must_say("no/such/folder").must_say("提示");
}

#[test]
fn an_issue_without_articles() {
    Draft::new(4).build().must_exit(2).must_say("没有稿件");
}

#[test]
fn a_character_that_no_face_has_is_named_with_its_place() {
    let draft = Draft::new(1);
    draft.write(
        "a.md",
        format!("---\ntitle: \"一碗面\"\nsection: 要闻\npriority: 1\n---\n陕西有一种𰻝面。\n\n{}\n", prose(3000)),
    );
    draft.build().must_exit(1).must_say("𰻝").must_say("a.md:6:6").must_say("U+30EDD");
    assert!(!draft.out().join("paper.pdf").exists());
    assert!(draft.out().join("findings.json").exists());
}

#[test]
fn an_article_without_text_and_one_far_too_long() {
    let draft = Draft::new(1);
    draft.article("a", 1, 0);
    draft.build().must_exit(1).must_say("没有正文");
    let draft = Draft::new(1);
    draft.article("a", 1, 30_000);
    draft.build().must_exit(1).must_say("30000 字");
}

#[test]
fn forty_articles_for_eight_pages_say_what_is_too_much() {
    let draft = Draft::new(8);
    for number in 0..40 {
        draft.article(&format!("{number:02}"), if number < 8 { 1 } else { 3 }, 1200);
    }
    let run = draft.build().must_exit(1);
    assert!(run.stderr.contains("多 ") && run.stderr.contains(" 字"), "{}", run.stderr);
    assert!(!draft.out().join("paper.pdf").exists());
}

#[test]
fn two_articles_for_eight_pages_say_what_is_missing() {
    let draft = Draft::new(8);
    draft.article("a", 1, 800);
    draft.article("b", 1, 600);
    let run = draft.build().must_exit(1);
    assert!(run.stderr.contains("缺 "), "{}", run.stderr);
}

/// An issue of one page that is full: the sample paragraph stands at the head of a long story.
fn full_page(paragraph: &str) -> Draft {
    let draft = Draft::new(1);
    draft.write(
        "a.md",
        format!("---\ntitle: \"一篇稿件\"\nsection: 要闻\npriority: 1\n---\n{paragraph}\n\n{}\n", prose(3300)),
    );
    draft
}

#[test]
fn a_long_number_and_a_row_of_marks_are_broken() {
    // Whether the page is exactly full is another matter; here only the columns count.
    let row = "！".repeat(40);
    for text in ["汇款账号6222021001012345678901234567890123456789，请核对。", row.as_str()] {
        let broken = full_page(text).build();
        assert!(matches!(broken.code, Some(0 | 1)), "{}", broken.stderr);
        assert!(!broken.stderr.contains("line-too-wide"), "{}", broken.stderr);
    }
}

#[test]
fn a_table_with_many_columns_is_set_over_several() {
    let table = "| 站名 | 电话 | 号 | 时 | 人 | 注 |\n|---|---|---|---|---|---|\n| 甲 | 12345678 | 一 | 二 | 三 | 四 |";
    let run = full_page(table).build().must_exit(0);
    assert!(!run.stderr.contains("line-too-wide"), "{}", run.stderr);
}

#[test]
fn what_looks_like_a_story_but_is_none_is_named() {
    let draft = full_page("一段。");
    draft.write("b.txt", "忘了改名的稿件");
    // What is no article stops no paper: it is a warning.
    draft.build().must_say("警告[not-an-article]").must_say("b.txt").must_say("chenbao intake");
}

#[test]
fn a_picture_without_a_caption_is_set_and_named() {
    let draft = Draft::new(1);
    let picture = crate::support::project().join("content/xianxia/issues/2020-01-08/images/xx-ants.jpg");
    draft.write("images/a.jpg", fs::read(picture).unwrap());
    let head = "---\ntitle: \"一篇稿件\"\nsection: 要闻\npriority: 1\nimages:\n  - file: images/a.jpg\n---\n";
    draft.write("a.md", format!("{head}{}\n", prose(3000)));
    let run = draft.build().must_say("caption-missing");
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
    assert!(!run.stderr.contains("alt text"), "{}", run.stderr);
}

#[test]
fn outputs_do_not_go_among_the_authors_files() {
    let draft = full_page("一段。");
    draft.write("pages/01.png", b"the author's own");
    let issue = draft.issue();
    crate::support::build(&issue, &issue).must_exit(2).must_say("稿件的文件夹");
    assert_eq!(fs::read(issue.join("pages/01.png")).unwrap(), b"the author's own");
}

#[test]
fn a_look_with_impossible_values_is_named() {
    let layouts = tempfile::tempdir().unwrap();
    let look = layouts.path().join("community");
    crate::support::copy_reversed(&crate::support::project().join("layouts/community"), &look);
    let theme = fs::read_to_string(look.join("theme.toml")).unwrap();
    let issue = laoximen();
    let check = |theme: String| {
        fs::write(look.join("theme.toml"), theme).unwrap();
        chenbao(&["check", issue.to_str().unwrap(), "--layouts", layouts.path().to_str().unwrap()])
    };
    check(theme.replace("cols = 5", "cols = 0"))
        .must_exit(2)
        .must_say("look-invalid")
        .must_say("“cols”是 0，应在 1 到 8 之间");
    check(theme.replace("em = 9.0", "em = -9.0")).must_exit(2).must_say("“em”应在 4 到 40 之间");
    check(theme.replace("body = [\"Noto Serif SC\"]", "body = [\"No Such Face\"]"))
        .must_exit(2)
        .must_say("No Such Face");
}

#[test]
fn a_template_and_a_manifest_are_read_like_the_authors_files() {
    let folder = tempfile::tempdir().unwrap();
    let look = folder.path().join("community");
    crate::support::copy_reversed(&crate::support::project().join("layouts/community"), &look);
    crate::support::copy_reversed(&crate::support::project().join("layouts/shared"), &folder.path().join("shared"));
    let template = look.join("pages/inner.toml");
    let sound = fs::read_to_string(&template).unwrap();
    fs::write(&template, format!("{sound}\n[wdiths]\nlead = [3, 5]\n")).unwrap();
    let issue = laoximen();
    let issue = issue.to_str().unwrap();
    chenbao(&["check", issue, "--layouts", folder.path().to_str().unwrap()])
        .must_exit(2)
        .must_say("inner.toml")
        .must_say("不认识的键“wdiths”")
        .must_say("是不是“widths”？");
    fs::write(folder.path().join("manifest.toml"), "[[font]]\nfile = “a.ttf”\n").unwrap();
    chenbao(&["check", issue, "--fonts", folder.path().to_str().unwrap()])
        .must_exit(2)
        .must_say("manifest.toml:2:8")
        .must_say("改成半角双引号");
}

#[test]
fn a_place_that_cannot_be_written() {
    let issue = laoximen();
    chenbao(&["build", issue.to_str().unwrap(), "--no-pages", "--out", "/proc/chenbao-out"])
        .must_exit(2)
        .must_say("写不出");
}

#[test]
fn a_disk_that_runs_full_leaves_what_was_there() {
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("paper.pdf"), b"yesterday's").unwrap();
    // A limit on the size of files stands in for the full disk: writing fails in the middle of paper.pdf.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1000; exec {} build {} --no-pages --out {}",
        env!("CARGO_BIN_EXE_chenbao"),
        laoximen().display(),
        out.path().display()
    );
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("写不出"), "{said}");
    assert_eq!(fs::read(out.path().join("paper.pdf")).unwrap(), b"yesterday's");
    let left = fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name != ".cache" && name != "paper.pdf").collect();
    assert!(left.is_empty(), "nothing else was left behind: {left:?}");
}

#[test]
fn a_font_that_was_changed_or_is_missing() {
    let fonts = tempfile::tempdir().unwrap();
    fs::write(
        fonts.path().join("manifest.toml"),
        "[[font]]\nfile = \"a.ttf\"\nfamily = \"A\"\nweight = 400\nrole = [\"body\"]\nversion = \"1\"\nsource = \"x\"\n\
         licence = \"OFL-1.1\"\nlicence-file = \"OFL.txt\"\nsha256 = \"00\"\nsize = 3\n",
    )
    .unwrap();
    let folder = fonts.path().to_str().unwrap();
    let issue = laoximen();
    let issue = issue.to_str().unwrap();
    chenbao(&["check", issue, "--fonts", folder]).must_exit(2).must_say("font-missing").must_say("a.ttf");
    fs::write(fonts.path().join("a.ttf"), b"abc").unwrap();
    chenbao(&["check", issue, "--fonts", folder]).must_exit(2).must_say("font-changed").must_say("不是可用的字体");
    chenbao(&["check", issue, "--fonts", "/no/such"]).must_exit(2).must_say("字体清单");
}

#[test]
fn fonts_lists_roles_and_coverage() {
    let issue = laoximen();
    let run = chenbao(&["fonts", issue.to_str().unwrap()]).must_exit(0);
    for word in ["Noto Serif SC 900", "LXGW WenKai", "OFL-1.1", "个不同的字"] {
        assert!(run.stdout.contains(word), "no “{word}” in {}", run.stdout);
    }
}

#[test]
fn check_in_json_can_be_read_by_programs() {
    let issue = laoximen();
    let run = chenbao(&["check", issue.to_str().unwrap(), "--fresh", "--format", "json"]).must_exit(0);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let pages = value["metrics"]["pages"].as_array().unwrap();
    assert_eq!(pages.len(), 8);
    for page in pages {
        for check in ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "H12"] {
            assert_eq!(page["hard"][check], 0, "{check} on page {}", page["page"]);
        }
    }
    assert!(value["findings"].is_array());
}

#[test]
fn what_new_writes_can_be_built() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("xinbao");
    let paper_name = paper.to_str().unwrap();
    chenbao(&["new", "paper", paper_name, "--name", "新报"]).must_exit(0);
    chenbao(&["new", "issue", paper_name, "2026-01-07", "--pages", "2"]).must_exit(0);
    let issue = paper.join("issues/2026-01-07");
    chenbao(&["new", "article", issue.to_str().unwrap(), "p1/toutiao"]).must_exit(0);
    chenbao(&["new", "article", issue.to_str().unwrap(), "p1/toutiao"]).must_exit(2).must_say("已经");
    // One short article does not fill two pages; but it is read, set, and what is missing is said.
    chenbao(&["check", issue.to_str().unwrap()]).must_exit(1).must_say("缺 ");
}

#[test]
fn explain_tells_of_every_code() {
    chenbao(&["explain", "page-overfull"]).must_exit(0).must_say("怎样改");
    chenbao(&["explain", "no-such"]).must_exit(2);
    let list = chenbao(&["explain"]).must_exit(0).stdout;
    let codes = chenbao::diag::Code::ALL.iter().map(|code| code.as_str());
    let rules = chenbao::preflight::Rule::ALL.iter().map(|rule| rule.as_str());
    for name in codes.chain(rules) {
        assert!(list.lines().any(|line| line.split_whitespace().any(|word| word == name)), "{name} is not listed");
    }
}

#[test]
fn explain_tells_why_a_page_is_as_it_is() {
    let issue = laoximen();
    let issue = issue.to_str().unwrap();
    let page = chenbao(&["explain", issue, "--fresh", "--page", "1"]).must_exit(0).stdout;
    for word in
        ["第1版", "报头", "头条", "题压文", "为什么这样排", "合不合规矩", "没有选的排法", "alternative = 2", "at: ["]
    {
        assert!(page.contains(word), "no “{word}” in {page}");
    }
    assert!(!page.contains("第2版　"), "{page}");
    let all = chenbao(&["explain", issue, "--fresh"]).must_exit(0).stdout;
    assert_eq!(all.matches("合不合规矩").count(), 8);
    chenbao(&["explain", issue, "--page", "9"]).must_exit(2).must_say("没有第9版");
    chenbao(&["explain", "no/such/folder"]).must_exit(2).must_say("folder-missing");
}

#[test]
fn explain_in_json_adds_up() {
    let issue = laoximen();
    let run = chenbao(&["explain", issue.to_str().unwrap(), "--fresh", "--format", "json"]).must_exit(0);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let pages = value["pages"].as_array().unwrap();
    assert_eq!(pages.len(), 8);
    for page in pages {
        let terms = page["terms"].as_array().unwrap();
        let sum: i64 = terms.iter().map(|term| term["cost"].as_i64().unwrap()).sum();
        assert_eq!(page["total"].as_i64(), Some(sum), "page {}", page["page"]);
        assert!(terms.iter().all(|term| term["meaning"] != ""), "{terms:?}");
        let hard =
            page["rules"].as_array().unwrap().iter().filter(|rule| rule["name"].as_str().unwrap().starts_with('H'));
        assert!(hard.clone().count() == 12 && hard.clone().all(|rule| rule["kept"] != false));
        for alternative in page["alternatives"].as_array().unwrap() {
            let by: i64 = ["dearer", "cheaper"]
                .iter()
                .flat_map(|list| alternative[list].as_array().unwrap())
                .map(|term| term["by"].as_i64().unwrap())
                .sum();
            assert_eq!(alternative["dearer_by"].as_i64(), Some(by));
        }
    }
}

#[test]
fn check_tells_how_every_article_fits() {
    let issue = laoximen();
    let folder = issue.to_str().unwrap();
    let text = chenbao(&["check", folder, "--articles", "--fresh"]).must_exit(0).stdout;
    assert!(text.contains("正好") && text.contains("p1/puyuli.md"), "{text}");
    let json = chenbao(&["check", folder, "--fresh", "--format", "json"]).must_exit(0).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let articles = value["articles"].as_array().unwrap();
    let placed: Vec<&str> = articles
        .iter()
        .filter(|article| article["page"].is_number())
        .map(|article| article["file"].as_str().unwrap())
        .collect();
    assert!(
        placed.len() >= 24 && placed.iter().all(|file| crate::support::project().join(file).is_file()),
        "{placed:?}"
    );
    assert!(
        articles
            .iter()
            .all(|article| ["exact", "short", "over", "unplaced"].contains(&article["verdict"].as_str().unwrap()))
    );
}

#[test]
fn another_look_can_be_asked_for() {
    let issue = laoximen();
    let issue = issue.to_str().unwrap();
    chenbao(&["check", issue, "--layout", "community"]).must_exit(0);
    chenbao(&["check", issue, "--layout", "no-such-look"]).must_exit(2).must_say("no-such-look");
}

//! The faults of a theme: each kind with its place and a remedy, and the remedies followed.

use super::*;
use crate::diag::render;

const COMMUNITY: &str = include_str!("../../../layouts/community/theme.toml");
const LARGE_PRINT: &str = include_str!("../../../layouts/large-print/theme.toml");

/// The faults of a theme: line, column, message and remedies.
fn faults(text: &str) -> Vec<String> {
    let told = |finding: &Finding| {
        assert_eq!(finding.code, Code::LookInvalid);
        assert!(!finding.hints.is_empty(), "no remedy: {}", finding.message);
        render::in_a_line(finding)
    };
    let source = Source::new("theme.toml", text.to_owned());
    parse_theme(&source).err().unwrap_or_default().iter().map(told).collect()
}

/// The one fault of the community look with a change, its line told by the words of the line.
fn fault(from: &str, to: &str) -> String {
    assert!(COMMUNITY.contains(from), "{from}");
    let mut faults = faults(&COMMUNITY.replacen(from, to, 1));
    assert_eq!(faults.len(), 1, "{to}: {faults:?}");
    faults.remove(0)
}

#[test]
fn the_shipped_themes_are_sound() {
    assert_eq!(faults(COMMUNITY), Vec::<String>::new());
    assert_eq!(faults(LARGE_PRINT), Vec::<String>::new());
    assert_eq!(faults(&format!("{COMMUNITY}\n[our-own]\nkey = \"for the .typ files\"\n")), Vec::<String>::new());
}

/// Asked of every look there is, so that a new one or a new colour is asked too (layouts/README.md, 给新闻纸定颜色).
#[test]
fn newsprint_holds_every_colour_of_every_look() {
    let layouts = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts");
    let folders = std::fs::read_dir(layouts).unwrap().map(|entry| entry.unwrap().path());
    let themes: Vec<_> = folders.map(|folder| folder.join("theme.toml")).filter(|theme| theme.is_file()).collect();
    assert!(themes.len() >= 2, "{themes:?}");
    for path in themes {
        let source = Source::new(path.display().to_string(), std::fs::read_to_string(&path).unwrap());
        for (name, inks) in parse_theme(&source).unwrap().colors {
            let place = format!("{}: {name} = {inks:?}", path.display());
            assert!(inks.iter().filter(|&&ink| ink > 0.0).count() <= 3, "{place}: more than three inks");
            assert!(inks.iter().sum::<f64>() <= 220.0, "{place}: more than 220 % of ink");
            assert!(inks.iter().all(|&ink| ink == 0.0 || ink >= 5.0), "{place}: a tint below 5 % is lost");
        }
    }
}

#[test]
fn every_kind_of_fault_has_its_place_and_a_remedy() {
    assert_eq!(fault("cols = 5", "cols = 0"), "8:8 “cols”是 0，应在 1 到 8 之间（改成 1 到 8 的整数）");
    assert_eq!(
        faults(&COMMUNITY.replacen("cols = 5", "colls = 5", 1)),
        ["5:1 缺少“cols”（加一行：cols = 5）", "8:1 不认识的键“colls”（是不是“cols”？）"]
    );
    assert_eq!(fault("cols = 5", "cols = \"5\""), "8:8 “cols”应为整数，写的是文字（写成：cols = 1）");
    assert_eq!(fault("cols = 5", "cols = 5\ncols = 6"), "9:1 键“cols”重复（只留一个）");
    assert_eq!(fault("cols = 5", "cols ＝ 5"), "8:6 等号是全角的“＝”（改成半角“=”）");
    assert!(fault("cols = 5", "cols =").ends_with("等号后面没有值（写成：键 = 值）"));
    assert_eq!(fault("pitch = 13.5", "pitch = 8.5"), "7:9 “pitch”应在 9 到 27 之间（改成范围之内的数）");
    assert_eq!(
        fault("box-col-em = 13", "box-col-em = 14"),
        "12:14 “box-col-em”是 14，应在 5 到 13 之间（改成 5 到 13 的整数）"
    );
    assert_eq!(
        fault("nameplate-lines = 10", "nameplate-lines = 36"),
        "17:19 “nameplate-lines”是 36，应在 0 到 35 之间（改成 0 到 35 的整数）"
    );
    assert_eq!(
        fault("body = [\"Noto Serif SC\"]", "body = \"Noto Serif SC\""),
        "22:8 “body”应为文字的列表，写的是文字（写成：body = [\"Noto Serif SC\"]）"
    );
    assert_eq!(
        fault("ink = [0, 0, 0, 100]", "ink = [0, 0, 100]"),
        "46:7 “ink”有 3 个数，应为四个（青、品红、黄、黑各占百分之几，例如：ink = [0, 0, 0, 100]）"
    );
    assert_eq!(
        fault("ink = [0, 0, 0, 100]", "ink = [0, 0, 0, 110]"),
        "46:17 “ink”里有 110，应在 0 到 100 之间（改成 0 到 100 的数）"
    );
    assert_eq!(fault("[grid]", "[gird]"), "5:1 缺少一段 [grid]（把“gird”改成“grid”）");
    assert_eq!(fault("[grid]", "[grid"), "5:6 表名的方括号没有配对（写成 [grid]）");
}

#[test]
fn the_faults_of_a_rung_are_its_own() {
    assert_eq!(
        fault("level = \"H1\"", "level = \"h1\"").split_once(' ').unwrap().1,
        "“level”不能是“h1”（是不是“H1”？可用：H1 H2 H3 H4 H5）"
    );
    let sizes = fault("sizes = [42, 40, 38, 36]", "sizes = [420, 40]");
    assert!(sizes.ends_with("“sizes”里有 420，应在 4 到 200 之间（改成 4 到 200 的数）"), "{sizes}");
    let columns = fault("columns = [5, 5]", "columns = [5, 4]");
    assert!(columns.contains("“columns”应在 1 到 8 之间，小的在前"), "{columns}");
    let face = fault("face = \"head\"\n", "");
    assert!(face.ends_with("缺少“face”（加一行：face = \"head\"）"), "{face}");
    let ladder = &COMMUNITY[..COMMUNITY.find("[[ladder]]").unwrap()];
    assert!(faults(ladder)[0].contains("没有标题阶梯 [[ladder]]"));
}

#[test]
fn following_the_remedies_mends_the_theme() {
    let broken = COMMUNITY.replace("[grid]", "[gird]").replace("[page]", "[paeg]");
    assert_eq!(faults(&broken).len(), 2);
    let cut =
        COMMUNITY.replace("lines = 72          # 版心行数\n", "").replace("em = 9.0            # 正文字号，点\n", "");
    let told = faults(&cut);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|fault| fault.contains("加一行：em = 9.0")), "{told:?}");
    assert!(told.iter().any(|fault| fault.contains("加一行：lines = 72")), "{told:?}");
}

//! Every kind of fault with its remedy, and the remedy followed to the letter: the file is sound then.

use crate::diag::Source;
use crate::form::parse_toml;

/// A fault, what is told of it, and the file after its remedy.
struct Case {
    file: &'static str,
    broken: &'static str,
    /// The place and the message of the first finding.
    told: &'static str,
    /// A part of its remedy.
    remedy: &'static str,
    mended: &'static str,
}

const fn case(broken: &'static str, told: &'static str, remedy: &'static str, mended: &'static str) -> Case {
    Case { file: "paper.toml", broken, told, remedy, mended }
}

const fn of(file: &'static str, case: Case) -> Case {
    Case { file, ..case }
}

fn check(cases: &[Case]) {
    for Case { file, broken, told, remedy, mended } in cases {
        let findings = parse_toml(&Source::new(*file, (*broken).to_owned())).expect_err(broken);
        let span = findings[0].span.as_ref().expect("a fault has its place");
        let message = format!("{}:{} {}", span.line, span.column, findings[0].message);
        assert_eq!((message.as_str(), findings.len()), (*told, 1), "{broken}");
        assert!(findings[0].hints.iter().any(|hint| hint.contains(remedy)), "{broken}: {:?}", findings[0].hints);
        assert!(parse_toml(&Source::new(*file, (*mended).to_owned())).is_ok(), "not mended: {mended}");
    }
}

#[test]
fn heads_of_tables() {
    const UNPAIRED: &str = "1:6 表名的方括号没有配对";
    check(&[
        of("theme.toml", case("[page\n", UNPAIRED, "写成 [page]", "[page]\n")),
        of("content/a/issues/b/issue.toml", case("[page # 头版\n", UNPAIRED, "写成 [[page]]", "[[page]] # 头版\n")),
        of("issue.toml", case("[[page.ad]\n", "1:11 表名的方括号没有配对", "写成 [[page.ad]]", "[[page.ad]]\n")),
        of("other.toml", case("[[a]]\n[a\n", "2:2 键“a”重复", "写成 [[a]]", "[[a]]\n[[a]]\n")),
        of(
            "other.toml",
            case(
                "[slot.侧栏]\n",
                "1:7 表名只能用半角的字母、数字、“-”和“_”",
                "写成 [slot.\"侧栏\"]",
                "[slot.\"侧栏\"]",
            ),
        ),
        case("[qr\n", "1:4 表名的方括号没有配对", "写成 [[qr]]", "[[qr]]\n"),
        case("print]]\n", "1:6 这一行不是“键 = 值”", "行首加“#”", "# print]]\n"),
        case("[print]]\n", "1:8 表名的方括号没有配对", "写成 [print]", "[print]\n"),
        case("【print】\n", "1:1 表名的方括号是全角的", "写成 [print]", "[print]\n"),
        case("[]\n", "1:2 表名是空的", "删去这一行", "\n"),
        case("[a.]\n", "1:4 表名里的点多了", "写成 [a]", "[a]\n"),
        case("[print] run = 3\n", "1:9 表名后面还有别的", "“run = 3”另起一行", "[print]\nrun = 3\n"),
        case("[p]\na = 1\n[p]\nb = 1\n", "3:2 键“p”重复", "两段合成一段", "[p]\na = 1\nb = 1\n"),
        case("[[p]]\na = 1\n[p]\na = 2\n", "3:2 键“p”重复", "每一段都写成 [[p]]", "[[p]]\na = 1\n[[p]]\na = 2\n"),
    ]);
}

#[test]
fn keys() {
    check(&[
        case("a ＝ 1\n", "1:3 等号是全角的“＝”", "改成半角“=”", "a = 1\n"),
        case("a：\"x\"\n", "1:2 键与值之间要用等号", "键 = \"值\"", "a = \"x\"\n"),
        case("a \"x\"\n", "1:3 键与值之间要用等号", "写成：a = \"x\"", "a = \"x\"\n"),
        case("a 甲\n", "1:3 键与值之间要用等号", "写成：a = \"甲\"", "a = \"甲\"\n"),
        case("a\n", "1:2 键后面没有值", "写成：键 = 值", "a = 1\n"),
        case("a =\n", "1:4 等号后面没有值", "写成：键 = 值", "a = 1\n"),
        case("= 3\n", "1:1 等号前面没有键", "删去这一行", "\n"),
        case("a == 3\n", "1:4 等号多了", "写成：a = 3", "a = 3\n"),
        case("a b = 3\n", "1:3 键里不能有空格", "写成：a-b = 3", "a-b = 3\n"),
        case("名 = 3\n", "1:1 键只能用半角的字母、数字、“-”和“_”", "写成：\"名\" = 3", "\"名\" = 3\n"),
        case("a = 1\na.b = 2\n", "2:1 “a.b”前面已经有值，不能再往里面写", "两处只留一处", "a = 1\n"),
        case("a = 1\na = 2\n", "2:1 键“a”重复", "只留一个", "a = 1\n"),
        case("说明\n", "1:1 这一行不是“键 = 值”", "行首加“#”", "# 说明\n"),
    ]);
}

#[test]
fn texts() {
    check(&[
        case("a = 甲 乙\n", "1:5 文字没有加引号", "a = \"甲 乙\"", "a = \"甲 乙\"\n"),
        case("a = 甲\"\n", "1:5 文字没有加引号", "a = \"甲\"", "a = \"甲\"\n"),
        case("a = \"甲\n", "1:7 引号没有配对", "两边各一个半角双引号", "a = \"甲\"\n"),
        case("a = '甲\n", "1:7 引号没有配对", "半角单引号", "a = '甲'\n"),
        case("a = [\"甲]\n", "1:9 引号没有配对", "两边各一个半角双引号", "a = [\"甲\"]\n"),
        case("a = “甲”\n", "1:5 文字两边的引号是全角的", "改成半角双引号", "a = \"甲\"\n"),
        case("a = [「甲」]\n", "1:6 文字两边的引号是全角的", "改成半角双引号", "a = [\"甲\"]\n"),
        case("a = \"他说\"好\"\"\n", "1:9 文字里面还有半角引号", "用全角“ ”", "a = \"他说“好”\"\n"),
        case("a = \"C:\\图\"\n", "1:9 反斜杠用错了", "两个“\\\\”", "a = \"C:\\\\图\"\n"),
        case("a = \"\"\"甲\n", "2:1 多行文字没有结尾", "\"\"\"", "a = \"\"\"甲\n\"\"\"\n"),
        case("a = \"甲\" // 乙\n", "1:9 说明前面要用“#”", "把“//”改成“#”", "a = \"甲\" # 乙\n"),
        case("a = \"甲\",\n", "1:8 行末多了“,”", "删去“,”", "a = \"甲\"\n"),
        case("a = \"甲\" b = 2\n", "1:9 一行只写一个键", "“b = 2”另起一行", "a = \"甲\"\nb = 2\n"),
        case("a = \"甲\", \"乙\"\n", "1:8 几项要放在方括号里", "a = [\"甲\", \"乙\"]", "a = [\"甲\", \"乙\"]\n"),
    ]);
}

#[test]
fn numbers_dates_and_switches() {
    const DATE: &str = "1:5 日期写得不对";
    check(&[
        case("a = 2020-8-2\n", DATE, "写成 2020-08-02", "a = 2020-08-02\n"),
        case("a = 2020/08/12\n", DATE, "写成 2020-08-12", "a = 2020-08-12\n"),
        case("a = 2020年8月12日\n", DATE, "写成 2020-08-12", "a = 2020-08-12\n"),
        case("a = 2020-02-30\n", DATE, "真有的日子", "a = 2020-02-29\n"),
        case("a = 01\n", "1:5 “01”不是数", "写成 1", "a = 1\n"),
        case("a = 3.\n", "1:7 “3.”不是数", "写成 3.0", "a = 3.0\n"),
        case("a = .5\n", "1:5 “.5”不是数", "写成 0.5", "a = 0.5\n"),
        case("a = 12mm\n", "1:5 “12mm”不是数", "写成 12；是文字就写成 \"12mm\"", "a = 12\n"),
        case("a = １２\n", "1:5 数字是全角的", "写成 12", "a = 12\n"),
        case("a = 1,000\n", "1:6 数里不用逗号", "写成 1000", "a = 1000\n"),
        case("a = 273, 393\n", "1:8 几个数要放在方括号里", "写成 [273, 393]", "a = [273, 393]\n"),
        case("a = 3；\n", "1:5 行末多了“；”", "删去“；”", "a = 3\n"),
        case("a = True\n", "1:5 “True”要小写", "写成 true", "a = true\n"),
        case("a = 否\n", "1:5 文字没有加引号", "写成 false", "a = false\n"),
    ]);
}

#[test]
fn brackets() {
    check(&[
        case("a = [1, 2\n", "1:10 方括号没有配对", "补上“]”", "a = [1, 2]\n"),
        case("a = [1, 2\nb = 3\n", "1:5 方括号没有配对", "在第 1 行末尾补上“]”", "a = [1, 2]\nb = 3\n"),
        case("a = [\n1,\n2\n\n[t]\n", "1:5 方括号没有配对", "在第 3 行末尾补上“]”", "a = [\n1,\n2]\n\n[t]\n"),
        case("a = 1, 2]\n", "1:6 方括号没有配对", "a = [1, 2]", "a = [1, 2]\n"),
        case("a = [1]]\n", "1:8 括号没有配对", "删去多的“]”", "a = [1]\n"),
        case("a = [1}\n", "1:7 方括号没有配对", "把“}”改成“]”", "a = [1]\n"),
        case("a = (1, 2)\n", "1:5 列表要用半角的方括号", "写成 [1, 2]", "a = [1, 2]\n"),
        case("a = [1，2]\n", "1:7 两项之间要用半角逗号", "把“，”改成“,”", "a = [1,2]\n"),
        case("a = [1 2]\n", "1:7 两项之间少了逗号", "在这里补一个半角逗号", "a = [1, 2]\n"),
        case("a = [\n\"甲\"\n\"乙\"\n]\n", "3:1 两项之间少了逗号", "上一项末尾", "a = [\n\"甲\",\n\"乙\"\n]\n"),
        case("a = [1,,2]\n", "1:8 逗号多了", "删去多的“,”", "a = [1,2]\n"),
        case("a = [甲]\n", "1:6 文字没有加引号", "\"甲\"", "a = [\"甲\"]\n"),
        case("a = { x = 1\n", "1:12 花括号没有配对", "补上“}”", "a = { x = 1}\n"),
        case("a = { x = 1\nb = 2\n", "1:5 花括号没有配对", "在第 1 行末尾补上“}”", "a = { x = 1}\nb = 2\n"),
        case("a = { x = 1]\n", "1:12 花括号没有配对", "把“]”改成“}”", "a = { x = 1}\n"),
        case("a = [{ x = 1 ]\n", "1:14 花括号没有配对", "在“]”前面补上“}”", "a = [{ x = 1 }]\n"),
        case("a = { x: 1 }\n", "1:8 键与值之间要用等号", "把“:”改成“=”", "a = { x= 1 }\n"),
        case("a = { x = 1 y = 2 }\n", "1:12 两项之间少了逗号", "在这里补一个半角逗号", "a = { x = 1, y = 2 }\n"),
    ]);
}

//! Marks, signs and characters as people have them, through the whole program: the page is printed, and poppler reads back what was written.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Draft, Run, prose, squeeze, tool};

/// An issue of one page with this text in its lead, built.
fn printed(lead: &str) -> (Draft, Run) {
    let draft = Draft::new(1);
    let title = "---\ntitle: \"弄堂修好以后的第一场雨\"\npage: 1\npriority: 1\n---\n";
    draft.write("a.md", format!("{title}{lead}\n\n{}\n", prose(500)));
    for name in ["b", "c", "d"] {
        draft.article(name, 3, 570);
    }
    let run = draft.build().must_exit(0);
    (draft, run)
}

/// What poppler reads in a folder's paper; none where it is not installed.
fn words(out: &Path) -> Option<String> {
    let output = tool("pdftotext", &[out.join("paper.pdf").to_str().unwrap(), "-"])?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The findings of a build: code, severity and message.
fn findings(out: &Path) -> Vec<(String, String, String)> {
    let json: Value = serde_json::from_str(&fs::read_to_string(out.join("findings.json")).unwrap()).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let list = json.as_array().cloned().unwrap_or_default();
    list.iter().map(|finding| (text(finding, "code"), text(finding, "severity"), text(finding, "message"))).collect()
}

/// Builds a page with these texts and holds that each is read back, that nothing is an error, and that nothing of another kind is told.
#[track_caller]
fn must_print(texts: &[&str], told: &[&str]) {
    let (draft, _) = printed(&texts.join("\n\n"));
    let findings = findings(&draft.out());
    let other: Vec<_> = findings
        .iter()
        .filter(|(code, ..)| {
            !["underset", "copy-repeated", "sentence-broken"].contains(&code.as_str()) && !told.contains(&code.as_str())
        })
        .collect();
    assert!(other.is_empty(), "{other:?}");
    let Some(read) = words(&draft.out()) else { return };
    let squeezed = squeeze(&read);
    for text in texts {
        assert!(squeezed.contains(&squeeze(text)), "“{text}” is not in:\n{read}");
    }
    assert!(!read.contains(['\u{200b}', '\u{2060}']), "a mark for the engine is in the file");
}

#[test]
fn ranges_and_names_with_dots_are_printed_wherever_they_fall() {
    const WORDS: &str = "居委会的记录本上写得清清楚";
    let pieces = ["10～12点", "阿卜杜·热合曼", "3—5月", "零下5℃", "￥20", "99.99％", "No. 5"];
    for piece in pieces {
        let paragraph = |length| format!("{}{piece}是这样的。", WORDS.chars().take(length).collect::<String>());
        let paragraphs: Vec<String> = (2..14).map(paragraph).collect();
        must_print(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>(), &["loose-line"]);
    }
}

#[test]
fn a_loose_line_is_a_notice() {
    let texts = [
        "请看居民如有021-5555-0134转8001，欢迎来信。",
        "请看居民如有疑问WutongliCommunityCenter，欢迎来信。",
        "请看居民如有疑Photoshop，欢迎来信。",
        "请看居民如010-88888888-8001，欢迎来信。",
        "请看居民如有疑问请看www.wutongli.example，欢迎来信。",
        "请看居民如有疑问写信到post@wutongli.cn，欢迎来信。",
    ];
    must_print(&texts, &["loose-line"]);
}

#[test]
fn selectors_and_joiners_are_no_missing_glyphs() {
    let (draft, _) = printed(
        "咨询热线☎\u{fe0f}5555-0101，★\u{fe0f}重要提示，①\u{fe0f}先登记，❤\u{fe0e}心，软\u{ad}连\u{2060}字\u{200d}符，葛\u{e0100}。",
    );
    let harmless = ["underset", "copy-repeated", "sentence-broken"];
    assert!(
        findings(&draft.out()).iter().all(|(code, ..)| harmless.contains(&code.as_str())),
        "{:?}",
        findings(&draft.out())
    );
    let Some(read) = words(&draft.out()) else { return };
    for text in ["☎5555-0101", "★重要提示", "①先登记", "❤心", "软连字符"] {
        assert!(squeeze(&read).contains(text), "“{text}” is not in:\n{read}");
    }
}

#[test]
fn signs_and_raised_and_lowered_figures_are_drawn() {
    let texts = [
        "CO₂排放少了，PM₂.₅也降了，多喝H₂O，60m²、3m³、10⁻³、xⁿ。",
        "✔✓✗✘☑☒□■○●◎♥♡★☆→←↑↓⇒⇔①⑳㉑㊿⓪⑴⒈㈠ⅠⅫⅰⅻ。",
        "℃℉№℡㎡㎥㎏，½⅓⅔¼⅛‰，☎☏♪♫※§†‡，°′″∶，≤≥≈≠±×÷√∞∑∠⊥。",
        "拼音āáǎàǖǘǚǜḿńňǹ，αβγω，Привет，かなカナ，ㄅㄆㄇ，㊗㊙。",
        "café、naïve、Đà Nẵng、Þór、ç、ß、ø。",
        "☀☁☂☃♠♣♦✉✂✈⚠⚡♻♿⚽✿❀➜➤▲△▼▽◆◇€£¥฿₫。",
    ];
    must_print(&texts[..5], &["loose-line"]);
}

#[test]
fn what_was_typed_in_parts_is_printed_whole() {
    let (draft, _) =
        printed("nu\u{308}\u{304}ha\u{30c}i，cafe\u{301}，⼈⺠⻄⻔，\u{f90a}属，\u{e863}先生，\u{e7c7}好。");
    let told: Vec<String> = findings(&draft.out()).into_iter().map(|(.., message)| message).collect();
    for part in ["“⼈”（U+2F08）", "排成通用的“门”", "排成通用的“金”", "旧字体的自造字，排成“䶮”", "“ḿ”"]
    {
        assert!(told.iter().any(|message| message.contains(part)), "“{part}” is not in {told:?}");
    }
    let Some(read) = words(&draft.out()) else { return };
    for text in ["nǖhǎi", "café", "人民西门", "金属", "䶮先生", "ḿ好"] {
        assert!(squeeze(&read).contains(text), "“{text}” is not in:\n{read}");
    }
}

#[test]
fn inches_stay_and_a_picture_is_found_under_either_form_of_its_name() {
    let (draft, _) = printed("一台27\"显示器，身高5'6\"，管径12″，他说\"好\"。");
    let Some(read) = words(&draft.out()) else { return };
    for text in ["27\"显示器", "5'6\"", "12″", "“好”"] {
        assert!(squeeze(&read).contains(text), "“{text}” is not in:\n{read}");
    }
    let picture = fs::read(crate::support::xianxia().join("images").join(first_picture())).unwrap();
    draft.write("images/cafe\u{301}.jpg", picture);
    let front = "---\ntitle: \"有图的稿件\"\npage: 1\npriority: 2\nimages:\n  - file: images/caf\u{e9}.jpg\n    caption: \"图说\"\n---\n";
    draft.write("p.md", format!("{front}{}\n", prose(200)));
    draft.build();
    assert!(findings(&draft.out()).iter().all(|(code, ..)| code != "picture-missing"), "{:?}", findings(&draft.out()));
}

/// A picture of the samples.
fn first_picture() -> String {
    let names = fs::read_dir(crate::support::xianxia().join("images")).unwrap();
    let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.into_iter().find(|name| name.ends_with(".jpg")).unwrap()
}

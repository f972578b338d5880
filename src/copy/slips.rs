//! Marks of Markdown that did not work: from the characters of a paragraph to findings.

use super::desk::CopyDesk;
use super::traced::Traced;
use crate::diag::Code;

/// Notes marks of Markdown that did not work and would be printed.
pub(super) fn note_slips(characters: &[Traced], desk: &mut CopyDesk) {
    let words: String = characters.iter().map(|traced| traced.c).collect();
    let at = |found: &str| {
        let byte = words.find(found)?;
        let index = words[..byte].chars().count();
        characters.get(index).filter(|traced| !traced.literal).map(|traced| traced.at)
    };
    let slips = [
        ("**", "“**”没有配对，会原样印出", "加粗的文字两边各写 **，紧贴文字"),
        ("](", "图片或链接没有写完，会原样印出", "图片写成 ![](images/a.jpg \"图片说明\")，括号都用半角"),
    ];
    for (mark, message, remedy) in slips {
        if let Some(at) = at(mark) {
            desk.note(Code::MarkdownSlip, at, message, remedy);
        }
    }
    if words.starts_with("##") {
        let remedy = "小标题写成：## 小标题";
        desk.note(Code::MarkdownSlip, characters[0].at, "小标题的 ## 后面少一个空格，会原样印出", remedy);
    }
}

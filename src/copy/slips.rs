//! Marks of Markdown that did not work: from the characters of a paragraph to what its author should know.

use super::traced::Traced;

/// A mark that did not work and would be printed.
pub(super) struct Slip {
    /// The byte of the file where it stands.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) message: &'static str,
    /// How to mend it.
    pub(super) remedy: &'static str,
}

/// The marks of Markdown in a paragraph that did not work.
pub(super) fn slips(characters: &[Traced]) -> Vec<Slip> {
    let words: String = characters.iter().map(|traced| traced.c).collect();
    let at = |found: &str| {
        let byte = words.find(found)?;
        let index = words[..byte].chars().count();
        characters.get(index).filter(|traced| !traced.literal).map(|traced| traced.at)
    };
    let known = [
        ("**", "“**”没有配对，会原样印出", "加粗的文字两边各写 **，紧贴文字"),
        ("](", "图片或链接没有写完，会原样印出", "图片写成 ![](images/a.jpg \"图片说明\")，括号都用半角"),
    ];
    let slip = |(mark, message, remedy)| at(mark).map(|at| Slip { at, message, remedy });
    let mut slips: Vec<Slip> = known.into_iter().filter_map(slip).collect();
    if words.starts_with("##") {
        let message = "小标题的 ## 后面少一个空格，会原样印出";
        slips.push(Slip { at: characters[0].at, message, remedy: "小标题写成：## 小标题" });
    }
    slips
}

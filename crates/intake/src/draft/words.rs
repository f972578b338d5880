//! The words of a draft or an article as its file holds them: what is printed, what waits as a caption, where a remark stands. The file may have
//! been edited since: what is read is what is there.

use super::quote::plain;

/// What a remark of intake begins with.
pub const MARK: &str = "待核：";

/// The words of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftWords {
    /// Title, kicker, deck, place, author, source and the body.
    pub article: String,
    /// Captions and credits, those that wait for a picture too.
    pub captions: String,
    /// The lines on which remarks stand, from 1, with their words.
    pub remarks: Vec<(usize, String)>,
}

/// Reads the words of a file.
pub fn draft_words(text: &str) -> DraftWords {
    let mut words = DraftWords::default();
    let mut fences = 0;
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        if let Some((_, remark)) = line.split_once(MARK).filter(|(before, _)| before.contains(['#', '!'])) {
            words.remarks.push((index + 1, remark.trim_end_matches("-->").trim().to_owned()));
        }
        if line.trim_end() == "---" && fences < 2 {
            fences += 1;
            continue;
        }
        if fences < 2 {
            front(line, &mut words);
        } else {
            body(line, &mut in_comment, &mut words);
        }
    }
    words
}

fn front(line: &str, words: &mut DraftWords) {
    let bare = line.trim().trim_start_matches("- ");
    let (bare, is_remark) = bare.strip_prefix("# ").map_or((bare, false), |rest| (rest, true));
    let Some((key, value)) = bare.split_once(':') else { return };
    let value = unquoted(value.trim());
    match key {
        "caption" | "credit" => {
            words.captions.push_str(&value);
            words.captions.push('\n');
        }
        "place" => push(&mut words.article, &value),
        "title" if value == "（待拟标题）" => {}
        "title" | "kicker" | "deck" | "author" | "source" | "summary" if !is_remark => push(&mut words.article, &value),
        _ => {}
    }
}

fn push(article: &mut String, value: &str) {
    article.push_str(value);
    article.push('\n');
}

/// The words of a value of YAML; of a list, all of them.
fn unquoted(value: &str) -> String {
    let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    if let Some(list) = list {
        return list.split("\", \"").map(|one| unquoted(&format!("\"{}\"", one.trim_matches('"')))).collect();
    }
    match value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => plain(inner),
        None => value.trim_matches('\'').to_owned(),
    }
}

fn body(line: &str, in_comment: &mut bool, words: &mut DraftWords) {
    // A bracket that was written as it is begins no comment.
    let line = line.replace("\\<", "\u{1}");
    let mut rest = line.as_str();
    if *in_comment {
        let Some((_, after)) = rest.split_once("-->") else { return };
        *in_comment = false;
        rest = after;
    }
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        match after.split_once("-->") {
            Some((_, after)) => rest = after,
            None => {
                *in_comment = true;
                rest = "";
            }
        }
    }
    kept.push_str(rest);
    let kept = kept.replace('\u{1}', "\\<");
    let text = kept.trim();
    if let Some(cells) = text.strip_prefix('|').filter(|cells| cells.ends_with('|')) {
        let is_rule = cells.chars().all(|c| "-:| ".contains(c)) && cells.contains("---");
        if !is_rule {
            let row: String = cells.replace("\\|", "\u{0}").split('|').collect::<Vec<_>>().join(" ");
            push(&mut words.article, &plain(&row.replace('\u{0}', "|")));
        }
        return;
    }
    let heading = text.trim_start_matches('#');
    let text = if heading.len() < text.len() && heading.starts_with(' ') { heading.trim() } else { text };
    match text.strip_prefix("- ") {
        Some(item) => push(&mut words.article, &format!("•{}", plain(item))),
        None => push(&mut words.article, &plain(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_told_from_remarks() {
        let text = "---\n# 来稿：a.docx\n# 待核：第 1 段，看一看\ntitle: \"甲 \\\"乙\\\"\"\nkind: brief\nauthor: [\"丙\", \"丁\"]\n# caption: \"图\"\n---\n<!-- 待核：这里 -->\n\n## 小题\n\n- 条\n\n\\# 不是\\*题\n\n| 一 | 二 |\n| --- | --- |\n";
        let words = draft_words(text);
        assert_eq!(words.article.split_whitespace().collect::<String>(), "甲\"乙\"丙丁小题•条#不是*题一二");
        assert_eq!(words.captions.trim(), "图");
        let lines: Vec<usize> = words.remarks.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 9]);
    }
}

//! The word an editor probably meant: a known name for the same thing, or the one that is spelt most like it.

/// What editors call a key when they do not know its name.
const SYNONYMS: &[(&str, &str)] = &[
    ("标题", "title"),
    ("主题", "title"),
    ("题目", "title"),
    ("headline", "title"),
    ("引题", "kicker"),
    ("副题", "deck"),
    ("副标题", "deck"),
    ("subtitle", "deck"),
    ("版名", "section"),
    ("版面", "page"),
    ("版", "page"),
    ("优先级", "priority"),
    ("种类", "kind"),
    ("类型", "kind"),
    ("type", "kind"),
    ("作者", "author"),
    ("来源", "source"),
    ("供稿", "source"),
    ("图片", "images"),
    ("pictures", "images"),
    ("说明", "caption"),
    ("图说", "caption"),
    ("摄影", "credit"),
    ("报名", "name"),
    ("期号", "number"),
    ("日期", "date"),
    ("版位", "slot"),
    ("位置", "at"),
    ("宽", "width"),
    ("栏数", "width"),
    ("w", "width"),
    ("级别", "head"),
    ("字号", "head-size"),
    ("框", "box"),
    ("加框", "box"),
    ("转版", "jump"),
    ("跨版", "spread"),
    ("系列", "series"),
    ("连载", "series"),
    ("提要", "summary"),
    ("引语", "quotes"),
    ("quote", "quotes"),
    ("columns", "span"),
    ("不排", "omit"),
    ("导读", "guide"),
    ("模板", "template"),
    ("锁版", "lock"),
    ("alternatives", "alternative"),
    ("alt", "alternative"),
    ("广告", "ad"),
    ("ads", "ad"),
    ("标注", "label"),
];

/// The word of `words` that was probably meant by `word`: the one that editors call so, or else the one that takes the fewest letters put in,
/// taken out, changed or swapped with the next; none where all are too far off.
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    let lower = word.to_lowercase();
    if let Some((_, key)) = SYNONYMS.iter().find(|(name, _)| *name == lower) {
        return words.iter().copied().find(|known| known == key);
    }
    let limit = (word.chars().count() / 3).clamp(1, 3);
    words
        .iter()
        .map(|known| (strsim::osa_distance(&lower, &known.to_lowercase()), *known))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found() {
        let keys = ["title", "kicker", "section", "col-em", "box-col-em", "lines"];
        let meant = ["titel", "Title", "标题", "seciton", "col_em", "boxcolem", "line", "priority", "x"];
        let found = meant.map(|word| nearest(word, &keys));
        let expected = ["title", "title", "title", "section", "col-em", "box-col-em", "lines"].map(Some);
        assert_eq!(found[..7], expected);
        assert_eq!(found[7..], [None, None]);
        assert_eq!(nearest("要文", &["要闻", "副刊"]), Some("要闻"));
    }
}

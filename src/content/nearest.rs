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

/// The word that was probably meant.
pub(super) fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    let lower = word.to_lowercase();
    if let Some((_, key)) = SYNONYMS.iter().find(|(name, _)| *name == lower) {
        return words.iter().copied().find(|known| known == key);
    }
    let limit = (word.chars().count() / 3).clamp(1, 3);
    words
        .iter()
        .map(|known| (distance(&lower, &known.to_lowercase()), *known))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, known)| known)
}

/// How many letters must be put in, taken out, changed or swapped with the next to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

//! Figures: numbers with a unit, and what they count as far as the clause says.

use super::clause::Clause;
use super::proposal::Figure;
use crate::measure::visible;

/// Units, longer ones before those they begin with.
const UNITS: [&str; 47] = [
    "亿元",
    "万元",
    "元",
    "万平方米",
    "平方米",
    "平方公里",
    "万人次",
    "人次",
    "万户",
    "万人",
    "公里",
    "万吨",
    "吨",
    "个百分点",
    "%",
    "％",
    "户",
    "人",
    "家",
    "个",
    "件",
    "项",
    "条",
    "场",
    "次",
    "处",
    "所",
    "座",
    "台",
    "套",
    "名",
    "对",
    "辆",
    "株",
    "棵",
    "块",
    "幢",
    "栋",
    "部",
    "期",
    "位",
    "支",
    "米",
    "只",
    "起",
    "份",
    "批",
];
/// What stands before a number and does not say what is counted.
const VERBS: [&str; 37] = [
    "累计", "完成", "实现", "达到", "达", "共有", "共计", "共", "新增", "实施", "开展", "举办", "组织", "引进", "引来",
    "建成", "解决", "处理", "办理", "为", "约", "近", "超过", "超", "逾", "有", "服务", "覆盖", "惠及", "涉及", "发放",
    "改造", "全年", "总计", "同比", "其中", "了",
];
/// The most characters of a label.
const LABEL_MOST: usize = 20;

/// The figures of clauses, each once.
pub(super) fn figures(clauses: &[Clause<'_>]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = vec![];
    let mut subject = String::new();
    for clause in clauses {
        if clause.is_first {
            subject.clear();
        }
        for number in numbers(clause.words) {
            // What nothing is said of is no figure to propose; its words stay in the text.
            let Some(label) = label(clause.words, &number, &subject) else { continue };
            let figure = Figure {
                label,
                value: clause.words[number.from..number.to].replace(',', ""),
                unit: number.unit.to_owned(),
                words: clause.words.to_owned(),
            };
            if subject.is_empty() {
                subject.clone_from(&figure.label);
            }
            let is_known = figures.iter().any(|known| known.words == figure.words && known.value == figure.value);
            if !is_known {
                figures.push(figure);
            }
        }
    }
    figures
}

/// A number with a unit: its first byte, the byte after it, the unit and the byte after that.
struct Number {
    from: usize,
    to: usize,
    unit: &'static str,
    after: usize,
}

/// The numbers with units in a clause. Between a number and its unit may stand 余 or 多.
fn numbers(words: &str) -> Vec<Number> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(from) = words[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let digits = words[from..].find(|c: char| !(c.is_ascii_digit() || ".,".contains(c)));
        let to = from + digits.unwrap_or(words.len() - from);
        let to = from + words[from..to].trim_end_matches(['.', ',']).len();
        let rest = words[to..].trim_start_matches(['余', '多', ' ']);
        if let Some(unit) = UNITS.iter().find(|unit| rest.starts_with(**unit)).filter(|_| !is_date(&words[to..])) {
            found.push(Number { from, to, unit, after: words.len() - rest.len() + unit.len() });
        }
        at = to.max(from + 1);
    }
    found
}

/// Whether a number is part of a date or a name.
fn is_date(rest: &str) -> bool {
    rest.starts_with(['年', '月', '日', '号', '时', '点', '分'])
}

/// What a number counts: the words before it without their verb; else what follows; else what the sentence began with. None where no word says it.
fn label(words: &str, number: &Number, subject: &str) -> Option<String> {
    let is_quote = |c: char| "“”‘’《》「」\"".contains(c);
    let tail = words[number.after..].trim_matches([' ', '的']);
    let tail = tail.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim_matches(is_quote);
    let head = words[..number.from].rsplit(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let mut head = head.trim().trim_matches(is_quote);
    while let Some(rest) = VERBS.iter().find_map(|verb| head.strip_suffix(verb)) {
        head = rest.trim_end();
    }
    while let Some(rest) = VERBS.iter().find_map(|verb| head.strip_prefix(verb)) {
        head = rest.trim_start();
    }
    let change = ["增长", "下降", "增加", "减少", "提高", "上升"].iter().any(|word| head.starts_with(word));
    let label = match (visible(head) >= 2, visible(tail) >= 2) {
        _ if change && !subject.is_empty() => format!("{subject}{head}"),
        (true, _) => head.to_owned(),
        (false, true) => tail.to_owned(),
        (false, false) if !subject.is_empty() => subject.to_owned(),
        (false, false) => words.to_owned(),
    };
    (!label.is_empty()).then(|| label.chars().take(LABEL_MOST).collect())
}

#[cfg(test)]
mod tests {
    use super::super::report::read_report;
    use super::*;
    use crate::annual::clause::clauses;
    use crate::manuscript::Manuscript;

    fn found(text: &str) -> Vec<(String, String, String)> {
        let report = read_report(&Manuscript::of_text(text));
        figures(&clauses(&report)).into_iter().map(|figure| (figure.label, figure.value, figure.unit)).collect()
    }

    #[test]
    fn figures_have_a_label_a_number_and_a_unit() {
        let text =
            "　　全年综合税收完成15.73亿元，同比增长8.3%；实施16个低碳项目，2000多平方米的服务中心在2023年6月启用。\n";
        let found = found(text);
        let found: Vec<(&str, &str, &str)> =
            found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        assert_eq!(
            found,
            [
                ("综合税收", "15.73", "亿元"),
                ("综合税收增长", "8.3", "%"),
                ("低碳项目", "16", "个"),
                ("服务中心在", "2000", "平方米")
            ]
        );
    }
}

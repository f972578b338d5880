//! What the paper's permit asks and forbids (makeup.md §1.9): from an issue to findings.
//!
//! A 正式报纸 must print its CN number. A 连续性内部资料 must print its 准印证, may not call itself or its people what only a
//! newspaper may, and carries no advertisements. What surely breaks the rule is an error; what only may is a warning.

use super::reporter;
use crate::diag::{Code, Finding, Severity, Span};
use crate::model::{Article, Issue, Paper, RegistrationKind, Text};

/// A word that an internal publication may not print, with what makes another word of it.
struct Word {
    word: &'static str,
    severity: Severity,
    /// Characters before it that make another word.
    not_after: &'static str,
    /// Characters behind it that make another word.
    not_before: &'static str,
    /// What to do.
    remedy: &'static str,
}

/// What comes before 本 in 基本、日本、样本 and the like.
const ROOTS: &str = "日根基成样文剧课标资原脚版底范副正抄稿译读唱账";

const fn word(word: &'static str, severity: Severity, remedy: &'static str) -> Word {
    Word { word, severity, not_after: "", not_before: "", remedy }
}

const WORDS: &[Word] = &[
    Word {
        word: "本报",
        severity: Severity::Error,
        not_after: ROOTS,
        // 报告、报名、报销…, and 本报记者, which is found as a reporter.
        not_before: "告名销价送备考警酬复答关税账偿废怨修审批案表单到道喜记",
        remedy: "内部资料不自称“本报”；写“本资料”“编者”，或写街道、居民区的名字",
    },
    Word {
        word: "本刊",
        severity: Severity::Error,
        not_after: ROOTS,
        not_before: "记",
        remedy: "内部资料不自称“本刊”；写“本资料”“编者”",
    },
    Word {
        word: "刊号",
        severity: Severity::Error,
        not_after: "创停复专特期增",
        not_before: "",
        remedy: "内部资料没有刊号，只有准印证号；删去",
    },
    word("邮发代号", Severity::Error, "内部资料不公开发行，删去"),
    word("广告热线", Severity::Error, "内部资料不登广告，删去"),
    word("广告招商", Severity::Error, "内部资料不登广告，删去"),
    word("广告刊例", Severity::Error, "内部资料不登广告，删去"),
    word("承接广告", Severity::Error, "内部资料不登广告，删去"),
    word("（广告）", Severity::Error, "内部资料不登广告，删去"),
    word("每期定价", Severity::Error, "内部资料免费交流，不定价；删去"),
    word("全年定价", Severity::Error, "内部资料免费交流，不定价；删去"),
    word("每份定价", Severity::Warning, "内部资料免费交流，不定价；说的不是这份资料就不必改"),
    word("欢迎订阅", Severity::Warning, "内部资料免费交流，不征订；说的不是这份资料就不必改"),
    word("期刊社", Severity::Warning, "内部资料的编印单位不叫期刊社；说的是别家就不必改"),
    word("杂志社", Severity::Warning, "内部资料的编印单位不叫杂志社；说的是别家就不必改"),
];

/// Words that have no business on the nameplate of an internal publication, whatever is around them.
const NAMEPLATE_WORDS: &[&str] =
    &["本报", "本刊", "记者", "刊号", "广告", "定价", "售价", "邮发代号", "报社", "期刊社", "杂志社"];
/// How the name of a newspaper or a periodical ends.
const PERIODICALS: &[&str] = &["报", "刊", "杂志"];
/// Periodicals by name that permits are given for all the same, so that they are only warned of.
const BULLETINS: &[&str] = &["简报", "通报"];

/// Everything in an issue that its permit does not allow, the paper first, then page by page, then by article.
pub(super) fn check(issue: &Issue) -> Vec<Finding> {
    let paper_file = paper_file(&issue.source.path);
    let mut findings = check_number(&issue.paper, &paper_file);
    if issue.paper.registration.kind == RegistrationKind::Internal {
        findings.extend(check_nameplate(&issue.paper, &paper_file));
        findings.extend(check_pages(issue));
    }
    let kind = issue.paper.registration.kind;
    findings.extend(issue.articles.iter().flat_map(|article| check_article(kind, article)));
    findings
}

/// What an article may not say in a paper of this kind.
pub(super) fn check_article(kind: RegistrationKind, article: &Article) -> Vec<Finding> {
    if kind == RegistrationKind::Cn {
        return vec![];
    }
    let mut findings = vec![];
    for text in texts(article) {
        let plain = text.to_plain();
        for (at, found) in words_in(&plain) {
            findings.push(found.at_opt(text.span_at(at)));
        }
    }
    let kicker = article.headline.kicker.as_ref().map(Text::to_plain);
    if [kicker.as_deref(), article.pins.group.as_deref()].into_iter().flatten().any(|label| label.trim() == "广告") {
        findings.push(forbidden("稿件标作“广告”", "内部资料不登广告，删去这篇").at(article.span()));
    }
    for author in article.authors.iter().filter(|author| names_a_reporter(author)) {
        let at = article.source.text.find(author.as_str()).unwrap_or(0);
        let finding = forbidden(format!("作者写成“{author}”"), "内部资料没有记者，只写姓名，或写“通讯员”");
        findings.push(finding.at(article.source.span_at(at)));
    }
    once_a_word(findings)
}

/// All texts of an article that are printed.
fn texts(article: &Article) -> Vec<&Text> {
    let headline = &article.headline;
    let pictures = article.pictures.iter().filter(|picture| !picture.omitted);
    let mut texts: Vec<&Text> = vec![&headline.head];
    texts.extend(headline.kicker.iter().chain(&headline.deck).chain(&article.place).chain(&article.credit));
    texts.extend(article.summary.iter());
    texts.extend(article.body.iter().flat_map(crate::model::Block::texts));
    texts.extend(pictures.flat_map(|picture| std::iter::once(&picture.caption).chain(&picture.credit)));
    texts
}

/// The forbidden words of a text, each with its byte.
fn words_in(text: &str) -> Vec<(usize, Finding)> {
    let mut found: Vec<(usize, Finding)> = vec![];
    for rule in WORDS {
        let places = text.match_indices(rule.word).filter(|&(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + rule.word.len()..].chars().next();
            !before.is_some_and(|c| rule.not_after.contains(c)) && !after.is_some_and(|c| rule.not_before.contains(c))
        });
        found.extend(places.map(|(at, _)| {
            let mut finding = forbidden(format!("内部资料里不能有“{}”", rule.word), rule.remedy);
            finding.severity = rule.severity;
            (at, finding)
        }));
    }
    for (at, severity) in reporter::find(text) {
        let (message, remedy) = if severity == Severity::Error {
            ("内部资料不能署“记者××”", "只写姓名，或写“通讯员”")
        } else {
            ("内部资料没有记者", "是本资料的人就改写成“编者”“通讯员”；说的是别家的记者就不必改")
        };
        let mut finding = forbidden(message, remedy);
        finding.severity = severity;
        found.push((at, finding));
    }
    found.sort_by_key(|&(at, _)| at);
    found
}

/// The first of the warnings of a kind: one tells the editor, ten are noise. Errors all stay.
fn once_a_word(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = vec![];
    for finding in findings {
        let told = finding.severity != Severity::Error && kept.iter().any(|other| other.message == finding.message);
        if !told {
            kept.push(finding);
        }
    }
    kept
}

fn names_a_reporter(words: &str) -> bool {
    words.contains("记者") && !words.contains("小记者")
}

/// The number of the permit must have the shape of one.
fn check_number(paper: &Paper, paper_file: &Span) -> Vec<Finding> {
    let number = paper.registration.number.trim();
    let missing = |message: String, remedy: &str| {
        vec![Finding::new(Code::LegalMissing, message).at(paper_file.clone()).hint(remedy)]
    };
    match paper.registration.kind {
        RegistrationKind::Cn if !is_cn_number(number) => missing(
            format!("“{number}”不是国内统一刊号"),
            "刊号形如 CN 31-0000；没有刊号的内部资料把 kind 改成 \"internal\"，写准印证号",
        ),
        RegistrationKind::Internal if !is_permit(number) => missing(
            format!("“{number}”不是准印证号"),
            "照准印证上的写法，例如“沪准印证第 0000 号”；有刊号的报纸把 kind 改成 \"cn\"",
        ),
        _ => vec![],
    }
}

/// `CN`, a space, two digits, a hyphen, four digits.
fn is_cn_number(number: &str) -> bool {
    let is_figures = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let parts = number.strip_prefix("CN ").and_then(|rest| rest.split_once('-'));
    parts.is_some_and(|(place, serial)| is_figures(place, 2) && is_figures(serial, 4))
}

/// The wording differs from province to province, but each has 准 in it and a number, and none has `CN`.
fn is_permit(number: &str) -> bool {
    number.contains('准') && number.contains(|c: char| c.is_ascii_digit()) && !number.contains("CN")
}

/// The name, the slogan and the like of an internal publication.
fn check_nameplate(paper: &Paper, paper_file: &Span) -> Vec<Finding> {
    let mut findings = vec![];
    for name in [Some(&paper.name), paper.edition.as_ref()].into_iter().flatten() {
        let bare = name.trim_end_matches(|c: char| !c.is_alphanumeric());
        let Some(ending) = PERIODICALS.iter().find(|ending| bare.ends_with(**ending)) else { continue };
        let mut finding = forbidden(
            format!("内部资料不能叫“{name}”：不能用“××{ending}”"),
            "换一个名字，例如“某某社区通讯”“某某家园”；有刊号的报纸把 registration 的 kind 改成 \"cn\"",
        );
        if BULLETINS.iter().any(|bulletin| bare.ends_with(bulletin)) {
            finding.severity = Severity::Warning;
        }
        findings.push(finding.at(paper_file.clone()));
    }
    let others = [Some(&paper.name), paper.edition.as_ref(), paper.slogan.as_ref(), Some(&paper.publisher)];
    for text in others.into_iter().flatten().chain(paper.qr.iter().map(|code| &code.caption)) {
        for word in NAMEPLATE_WORDS.iter().filter(|word| text.contains(**word)) {
            let finding = forbidden(format!("报头的“{text}”里有“{word}”，内部资料不能用"), "改 paper.toml 里的这一项");
            findings.push(finding.at(paper_file.clone()));
        }
    }
    if paper.publisher.contains("出版") {
        let mut finding = forbidden(format!("“{}”：内部资料是“编印”，不是“出版”", paper.publisher), "改成“……编印”");
        finding.severity = Severity::Warning;
        findings.push(finding.at(paper_file.clone()));
    }
    findings
}

/// The plan of the pages: no advertisements, no page of them, no reporters in the folio.
fn check_pages(issue: &Issue) -> Vec<Finding> {
    let place = |words: &str| issue.source.span_at(issue.source.text.find(words).unwrap_or(0));
    let mut findings = vec![];
    for page in &issue.pages {
        for ad in page.ads.iter().filter(|ad| ad.label == "广告") {
            let finding = forbidden(
                format!("第 {} 版有广告“{}”", page.number, ad.picture.file),
                "内部资料不登广告，只可登公益广告",
            );
            findings.push(finding.at_opt(ad.picture.span.clone()).on(page.number));
        }
        if page.section.contains("广告") && !page.section.contains("公益") {
            let finding =
                forbidden(format!("第 {} 版的版名是“{}”", page.number, page.section), "内部资料不登广告，换一个版名");
            findings.push(finding.at(place(&page.section)).on(page.number));
        }
        if let Some(editor) = page.editor.as_deref().filter(|editor| names_a_reporter(editor)) {
            let finding = forbidden(format!("第 {} 版的编辑写成“{editor}”", page.number), "内部资料没有记者，只写姓名");
            findings.push(finding.at(place(editor)).on(page.number));
        }
    }
    findings
}

fn forbidden(message: impl Into<String>, remedy: &str) -> Finding {
    Finding::new(Code::LegalWord, message).hint(remedy)
}

/// `paper.toml`, two folders above that of `issue.toml`.
pub(super) fn paper_file(issue_file: &str) -> Span {
    let folder = issue_file.rsplitn(4, '/').nth(3);
    Span::file(folder.map_or_else(|| "paper.toml".to_owned(), |folder| format!("{folder}/paper.toml")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Severity> {
        words_in(text).into_iter().map(|(_, finding)| finding.severity).collect()
    }

    #[test]
    fn a_word_is_not_found_inside_another() {
        for text in
            ["日本报纸", "基本报销", "本报名点设在居委会", "本报告", "创刊号", "小广告", "公益广告牌", "商品定价"]
        {
            assert_eq!(words(text), [], "{text}");
        }
    }

    #[test]
    fn what_breaks_the_rule_is_found() {
        for text in
            ["本报讯", "据本报了解", "国内统一刊号", "邮发代号 4-1", "广告热线", "（记者 张三）", "本报记者张三"]
        {
            assert_eq!(words(text), [Severity::Error], "{text}");
        }
    }

    #[test]
    fn numbers_have_a_shape() {
        assert!(is_cn_number("CN 31-0000"));
        for number in ["CN31-0000", "31-0000", "CN 31-00000", "cn 31-0000", "CN 3a-0000", ""] {
            assert!(!is_cn_number(number), "{number}");
        }
        assert!(is_permit("沪准印证第 0123 号") && is_permit("（K）内资准字第 5 号"));
        assert!(!is_permit("第 5 号") && !is_permit("沪准印证") && !is_permit("准印证 CN 31-0000"));
    }

    #[test]
    fn the_paper_stands_two_folders_above_the_issue() {
        assert_eq!(&*paper_file("content/a/issues/2020-01-08/issue.toml").file, "content/a/paper.toml");
        assert_eq!(&*paper_file("/x/a/issues/d/issue.toml").file, "/x/a/paper.toml");
        assert_eq!(&*paper_file("issues/d/issue.toml").file, "paper.toml");
    }
}

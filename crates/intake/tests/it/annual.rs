//! A year's report: its structure kept, every word accounted for, and proposals that stand in it to the letter.

use std::fs;

use chenbao_intake::annual::{EarlierPlan, propose, read_report, write_review};
use chenbao_intake::desk::take_in_review;
use chenbao_intake::manuscript::Manuscript;
use chenbao_model::diag::Code;

const REPORT: &str = "2023年仙霞街道工作总结\n　　2023年，街道综合税收完成15.73亿元，同比增长8.3%。\n一、经济发展\n　　新增落地企业492个，占全年目标的123%；207家规模企业贡献突出。6月，营商服务中心启用。\n（一）招商\n　　3月15日，街道赴外招商，引来9家企业。\n二、2024年主要任务\n　　完成大金更小区改造。加装电梯30台，做到应装尽装。\n扫描二维码关注我们\n";

fn earlier() -> Vec<EarlierPlan> {
    vec![
        EarlierPlan { key: "new-2023".into(), text: "新增落地企业400个".into() },
        EarlierPlan { key: "sports-2023".into(), text: "办好市民运动会".into() },
    ]
}

#[test]
fn proposals_stand_in_the_text_to_the_letter() {
    let report = read_report(&Manuscript::of_text(REPORT));
    let proposals = propose(&report, 2023, &earlier());
    let body: String = report.passages.iter().map(|passage| format!("{}\n", passage.guess.text)).collect();
    let figures = proposals.figures.iter().map(|figure| &figure.words);
    let facts = proposals.timeline.iter().map(|fact| &fact.words);
    let plans = proposals.plans.iter().map(|plan| &plan.words);
    let outcomes = proposals.outcomes.iter().map(|outcome| &outcome.words);
    for words in figures.chain(facts).chain(plans).chain(outcomes) {
        assert!(body.lines().any(|line| line.contains(words.as_str())), "{words}");
    }
    let figures: Vec<_> =
        proposals.figures.iter().map(|figure| format!("{} {}{}", figure.label, figure.value, figure.unit)).collect();
    for wanted in ["综合税收 15.73亿元", "新增落地企业 492个", "规模企业贡献突出 207家", "加装电梯 30台"]
    {
        let (label, value) = wanted.split_once(' ').unwrap();
        // What is counted is a guess: it may take in a word more or less.
        let is_wanted = |figure: &String| {
            let own = figure.split(' ').next().unwrap();
            figure.ends_with(value) && (label.contains(own) || own.contains(label))
        };
        assert!(figures.iter().any(is_wanted), "{wanted}: {figures:?}");
    }
    let dates: Vec<&str> = proposals.timeline.iter().map(|fact| fact.date.as_str()).collect();
    assert_eq!(dates, ["2023-06", "2023-03-15"]);
    let plans: Vec<&str> = proposals.plans.iter().map(|plan| plan.text.as_str()).collect();
    assert_eq!(plans, ["完成大金更小区改造", "加装电梯30台，做到应装尽装"]);
    assert!(proposals.plans.iter().all(|plan| plan.year == 2024));
    let outcomes: Vec<(&str, &str)> =
        proposals.outcomes.iter().map(|one| (one.key.as_str(), one.words.as_str())).collect();
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    assert!(outcomes[0].0 == "new-2023" && outcomes[0].1.starts_with("新增落地企业492个"));
}

#[test]
fn a_review_keeps_the_structure_and_takes_nothing_silently() {
    let report = read_report(&Manuscript::of_text(REPORT));
    let text = write_review(&report, &propose(&report, 2023, &earlier()), 2023, "总结.txt");
    let (front, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let taken: Vec<&str> = front.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(taken, ["title: \"2023年仙霞街道工作总结\"", "year: 2023"]);
    for line in ["## 一、经济发展", "### （一）招商", "## 二、2024年主要任务"] {
        assert!(body.lines().any(|other| other == line), "{line}\n{body}");
    }
    // With the signs taken away it is a table of YAML again: keys at the margin, items below them.
    let bare: Vec<&str> = front.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    for section in ["figures:", "timeline:", "plans:", "outcomes:"] {
        let at = bare.iter().position(|line| *line == section).unwrap_or_else(|| panic!("{section}"));
        assert!(bare[at + 1].starts_with("  - "), "{section}");
    }
}

#[test]
fn a_report_is_taken_in_once_and_the_account_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let (file, reviews) = (folder.path().join("总结.txt"), folder.path().join("paper/reviews"));
    fs::write(&file, REPORT).unwrap();
    let receipt = take_in_review(&reviews, 2023, &file, &[]).unwrap();
    assert!(receipt.account.adds_up() && receipt.findings.is_empty(), "{}", receipt.account.line());
    assert!(
        fs::read_to_string(reviews.join("2023.md")).unwrap().contains("# 搁置：第 9 行　版面附件　扫描二维码关注我们")
    );
    assert_eq!(fs::read_to_string(reviews.join("incoming/总结.txt")).unwrap(), REPORT);
    let again = take_in_review(&reviews, 2023, &file, &[]).unwrap_err();
    assert_eq!(again.findings[0].code, Code::OutputFailed);
    let none = take_in_review(&reviews, 2022, &folder.path().join("none.txt"), &[]).unwrap_err();
    assert_eq!(none.findings[0].code, Code::IntakeUnreadable);
    assert!(!reviews.join("2022.md").exists());
}

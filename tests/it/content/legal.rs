//! What a permit asks and forbids, from folder to findings.

use super::*;
use chenbao::diag::Severity;

const PERMIT: &str = "registration = { kind = \"internal\", number = \"沪准印证第 0123 号\" }\n";

/// An issue of an internal publication with this article.
fn internal(article: &str) -> Sample {
    let sample = Sample::new(&[("a.md", article)]);
    sample.write("paper.toml", format!("name = \"某某家园\"\npublisher = \"某街道编印\"\n{PERMIT}"));
    sample
}

fn severities(sample: &Sample) -> Vec<(Code, Severity)> {
    sample.load().unwrap().1.iter().map(|finding| (finding.code, finding.severity)).collect()
}

#[test]
fn a_paper_needs_the_number_of_its_permit() {
    let paper = |registration: &str| {
        let sample = Sample::new(&[("a.md", ARTICLE)]);
        sample.write(
            "paper.toml",
            format!("name = \"某某家园\"\npublisher = \"某街道\"\nregistration = {registration}\n"),
        );
        sample
    };
    for good in
        ["{ kind = \"cn\", number = \"CN 31-0000\" }", "{ kind = \"internal\", number = \"(K)准印证第 12 号\" }"]
    {
        assert_eq!(paper(good).faults(), Vec::<String>::new(), "{good}");
    }
    for bad in ["{ kind = \"cn\", number = \"31-0000\" }", "{ kind = \"internal\", number = \"CN 31-0000\" }"] {
        let sample = paper(bad);
        let fault = sample.fault();
        assert!(fault.starts_with("legal-missing ") && fault.contains("paper.toml:1:1"), "{fault}");
        assert_eq!(severities(&sample), [(Code::LegalMissing, Severity::Error)]);
    }
}

#[test]
fn an_internal_publication_is_no_newspaper() {
    let nameplate = |lines: &str| {
        let sample = internal(ARTICLE);
        sample.write("paper.toml", format!("{lines}\n{PERMIT}"));
        sample
    };
    for (lines, says) in [
        ("name = \"某某晨报\"\npublisher = \"某街道\"", "不能用“××报”"),
        ("name = \"某某月刊\"\npublisher = \"某街道\"", "不能用“××刊”"),
        ("name = \"某某家园\"\nslogan = \"每份定价一元\"\npublisher = \"某街道\"", "里有“定价”"),
        ("name = \"某某家园\"\npublisher = \"某某杂志社\"", "里有“杂志社”"),
    ] {
        let sample = nameplate(lines);
        assert!(sample.fault().contains(says), "{}", sample.fault());
        assert_eq!(severities(&sample), [(Code::LegalWord, Severity::Error)], "{lines}");
    }
    let published = nameplate("name = \"某某家园\"\npublisher = \"某街道出版\"");
    assert_eq!(severities(&published), [(Code::LegalWord, Severity::Warning)]);
}

#[test]
fn an_internal_publication_has_no_reporters_and_does_not_call_itself_a_paper() {
    let article = |yaml: &str, body: &str| internal(&format!("---\ntitle: 甲\n{yaml}\n---\n{body}\n"));
    assert_fault(&article("", "本报讯　昨天下雨。"), "legal-word a.md:5:1 内部资料里不能有“本报”", "不自称“本报”");
    assert_fault(&article("", "昨天下雨。（记者 张三）"), "legal-word a.md:5:7 内部资料不能署“记者××”", "只写姓名");
    assert_fault(&article("author: 记者 张三", "正文。"), "legal-word a.md:3:9 作者写成“记者 张三”", "只写姓名");
    assert_fault(&article("kicker: 广告", "正文。"), "legal-word a.md:2:8 稿件标作“广告”", "删去这篇");
    let topics = article("deck: 小记者走进日本报馆旧址", "本报告说，报名的人不少；清除小广告，商品定价要公道。");
    assert_eq!(topics.faults(), Vec::<String>::new());
    let told = article("", "张阿婆告诉记者，日子好了。\n\n记者看到，弄堂宽了。");
    assert_eq!(severities(&told), [(Code::LegalWord, Severity::Warning)]);
}

#[test]
fn an_internal_publication_has_no_advertisements_for_money() {
    let ad = |label: &str| {
        let sample = internal(ARTICLE);
        sample.add(
            "issue.toml",
            format!(
                "number = 1\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\neditor = \"记者 张三\"\n[[page.ad]]\n\
                 file = \"images/ad.jpg\"\nat = [0, 0, 2, 9]\ncaption = \"海报\"\nlabel = \"{label}\"\n"
            )
            .as_bytes(),
        );
        sample.add("images/ad.jpg", &jpeg(30, 20));
        sample.faults()
    };
    assert_eq!(ad("公益广告").len(), 1);
    let faults = ad("广告");
    assert!(faults[0].starts_with("legal-word issue.toml:7:8 第 1 版有广告“images/ad.jpg”"), "{faults:#?}");
    assert!(faults[1].starts_with("legal-word issue.toml:5:11 第 1 版的编辑写成“记者 张三”"), "{faults:#?}");
}

#[test]
fn a_newspaper_may_have_reporters() {
    let sample = Sample::new(&[("a.md", "---\ntitle: 甲\nauthor: 记者 张三\n---\n本报讯　昨天下雨。\n")]);
    assert_eq!(sample.faults(), Vec::<String>::new());
}

#[test]
fn an_unlawful_filler_is_left_out() {
    let sample = internal(ARTICLE);
    sample.write("fillers/x.md", "---\ntitle: 启事\n---\n本报征稿。\n");
    assert_eq!(severities(&sample), [(Code::LegalWord, Severity::Warning)]);
    assert_eq!(sample.load().unwrap().0.articles.len(), 1);
}

/// The lines of the imprint of a newspaper, each with the label that is told where it is missing; the name and the number apart.
const NEWSPAPER: &[(&str, &str)] = &[
    ("imprint", "authority = \"某区委宣传部\""),
    ("imprint", "sponsor = \"某街道\""),
    ("imprint", "address = \"某路 1 号\""),
    ("imprint", "postcode = \"000000\""),
    ("imprint", "phone = \"021-00000000\""),
    ("imprint", "distribution = \"社区投递\""),
    ("imprint", "price = \"免费\""),
    ("imprint", "ad-permit = \"0000\""),
    ("imprint", "printer-address = \"某路 2 号\""),
    ("print", "printer = \"某印务公司\""),
];
const NEWSPAPER_LABELS: &[&str] =
    &["主管", "主办", "地址", "邮编", "电话", "发行", "定价", "广告许可证", "印厂地址", "印刷单位"];
/// The same of an internal publication; the day of printing stands in `issue.toml`.
const INTERNAL: &[(&str, &str)] = &[
    ("imprint", "readers = \"各居民区\""),
    ("print", "printer = \"某印务公司\""),
    ("print", "run = 3000"),
    ("issue", "printed = 2020-08-10"),
];
const INTERNAL_LABELS: &[&str] = &["发送对象", "印刷单位", "印数", "印刷日期"];

/// What is told of an issue with an advertisement (`广告` in a newspaper) whose imprint has all lines but one.
fn imprint_findings(head: &str, label: &str, lines: &[(&str, &str)], left_out: Option<usize>) -> Vec<Finding> {
    let of = |section: &str| -> String {
        let kept = lines.iter().enumerate().filter(|&(at, (own, _))| *own == section && Some(at) != left_out);
        kept.map(|(_, (_, line))| format!("{line}\n")).collect()
    };
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    sample.write("paper.toml", format!("{head}[imprint]\n{}[print]\n{}", of("imprint"), of("print")));
    sample.add(
        "issue.toml",
        format!(
            "number = 1\ndate = 2020-08-12\n{}[[page]]\nsection = \"要闻\"\n[[page.ad]]\nfile = \"images/ad.jpg\"\n\
             at = [0, 0, 2, 9]\ncaption = \"海报\"\nlabel = \"{label}\"\n",
            of("issue")
        )
        .as_bytes(),
    );
    sample.add("images/ad.jpg", &jpeg(30, 20));
    copy::build(content::read_issue(&sample.issue()).unwrap()).1
}

#[track_caller]
fn must_tell_each(head: &str, label: &str, lines: &[(&str, &str)], labels: &[&str]) {
    assert_eq!(imprint_findings(head, label, lines, None), []);
    for (at, (wanted, (_, line))) in labels.iter().zip(lines).enumerate() {
        let findings = imprint_findings(head, label, lines, Some(at));
        let [finding] = &findings[..] else { panic!("{wanted}: {findings:#?}") };
        assert_eq!((finding.code, finding.severity), (Code::LegalImprint, Severity::Warning));
        assert!(finding.message.contains(&format!("没有“{wanted}”：《")), "{}", finding.message);
        let key = line.split(' ').next().unwrap();
        assert!(finding.hints[0].contains(&format!("写 {key} = ")), "{}", finding.hints[0]);
    }
}

#[test]
fn every_missing_item_of_the_imprint_is_told_with_its_rule_and_the_line_to_write() {
    let newspaper =
        "name = \"某某晨报\"\npublisher = \"某街道\"\nregistration = { kind = \"cn\", number = \"CN 31-0000\" }\n";
    must_tell_each(newspaper, "广告", NEWSPAPER, NEWSPAPER_LABELS);
    let internal = format!("name = \"某某家园\"\npublisher = \"某街道编印\"\n{PERMIT}");
    must_tell_each(&internal, "公益广告", INTERNAL, INTERNAL_LABELS);
}

#[test]
fn a_newspaper_without_advertisements_needs_no_permit_for_them() {
    let head =
        "name = \"某某晨报\"\npublisher = \"某街道\"\nregistration = { kind = \"cn\", number = \"CN 31-0000\" }\n";
    let at = NEWSPAPER.iter().position(|(_, line)| line.starts_with("ad-permit"));
    assert_eq!(imprint_findings(head, "公益广告", NEWSPAPER, at), []);
}

#[test]
fn an_internal_publication_prints_no_price_and_no_permit_for_advertisements() {
    let head = format!("name = \"某某家园\"\npublisher = \"某街道编印\"\n{PERMIT}");
    for line in ["price = \"1 元\"", "ad-permit = \"0000\"", "distribution = \"邮发\""] {
        let lines: Vec<(&str, &str)> = INTERNAL.iter().copied().chain([("imprint", line)]).collect();
        let findings = imprint_findings(&head, "公益广告", &lines, None);
        let [finding] = &findings[..] else { panic!("{line}: {findings:#?}") };
        assert_eq!((finding.code, finding.severity), (Code::LegalWord, Severity::Error), "{line}");
    }
}

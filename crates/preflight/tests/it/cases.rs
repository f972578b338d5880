//! Files that were judged wrongly once, each with what is right: the verdicts it may have, and the rules that must speak or must not.

use std::path::Path;

use chenbao_preflight::{Report, Thresholds, Verdict, examine};

use Verdict::{Fail, Pass, Warnings};

/// A file and what is right for it.
struct Case {
    file: &'static str,
    verdicts: &'static [Verdict],
    /// The rule that must speak of it; none where that does not matter.
    spoken: Option<&'static str>,
}

const fn case(file: &'static str, verdicts: &'static [Verdict], spoken: Option<&'static str>) -> Case {
    Case { file, verdicts, spoken }
}

const CASES: &[Case] = &[
    case("pf00-control-gbk-euc", &[Pass], None),
    case("pf00-control-truetype-winansi", &[Pass], None),
    case("pf00-control-x4", &[Pass], None),
    case("pf02-type1c-winansi", &[Pass], None),
    case("pf03-inherited-mediabox", &[Pass], None),
    case("pf04-inherited-rotate", &[Fail], Some("page-size")),
    case("pf06-font-garbage", &[Fail], Some("fonts")),
    case("pf09-font-file-is-a-name", &[Fail], Some("fonts")),
    case("pf10-jpeg-cut", &[Fail], Some("readable")),
    case("pf12-jpx-rgb", &[Fail], Some("color-space")),
    case("pf14-stencil-ink-gradient", &[Fail], Some("total-ink")),
    case("pf17-mesh-shading-erases", &[Fail], Some("total-ink")),
    case("pf18-overprint-in-isolated-group", &[Fail], Some("black-overprint")),
    case("pf19-k100-in-other-icc", &[Warnings, Fail], Some("color-space")),
    case("pf21-default-gray", &[Fail], Some("grey-pictures")),
    case("pf23-x1a", &[Pass, Warnings], None),
    case("pf24-x3", &[Pass, Warnings], None),
    case("pf26-two-advertisements", &[Pass, Warnings], None),
    case("pf27-hidden-layer", &[Warnings], Some("features")),
    case("pf29-forms-20-deep", &[Pass], None),
    case("pf31-inline-ascii85", &[Pass], None),
    case("pf32-big-headline", &[Pass, Warnings], None),
    case("pf34-line-scaled-one-way", &[Warnings], Some("thin-lines")),
    case("pf37-bytes-before-header", &[Pass, Warnings], None),
    case("pf40-coated-condition", &[Warnings], Some("output-intent")),
];

fn examined(file: &str) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases").join(format!("{file}.pdf"));
    examine(std::fs::read(path).unwrap(), &Thresholds::default(), &|_, _| ())
}

#[test]
fn files_that_were_judged_wrongly_are_judged_rightly() {
    let mut wrong = Vec::new();
    for case in CASES {
        let report = examined(case.file);
        let spoke = |rule: &str| report.hits.iter().any(|hit| hit.rule().as_str() == rule);
        if !case.verdicts.contains(&report.verdict) || case.spoken.is_some_and(|rule| !spoke(rule)) {
            wrong.push(format!("{}: {:?} {:#?}", case.file, report.verdict, report.hits));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mesh = examined("pf17-mesh-shading-erases");
    assert!(mesh.hits.iter().all(|hit| hit.rule().as_str() != "page-count"), "{:#?}", mesh.hits);
}

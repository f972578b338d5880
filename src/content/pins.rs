//! What an author asks of the makeup: the keys of the front matter that say where an article stands and how it is set.
//! A wish that contradicts the kind of article or another wish is a finding, and is dropped.

use super::issue::MAX_PAGES;
use crate::diag::Code;
use crate::form::{MOST_COLUMNS, Phrase, TableForm};
use crate::model::{Kind, Level, Pins};
use crate::units::{Length, PageNumber};

/// The smallest and the largest head in points that can be asked for.
const HEAD_SIZES: std::ops::RangeInclusive<f64> = 8.0..=96.0;
/// The most characters of the name of a series: it is printed over the head.
const SERIES_MOST: usize = 20;

const LEVELS: &[(&str, Level)] = &[("H1", Level::H1), ("H2", Level::H2), ("H3", Level::H3), ("H4", Level::H4)];

/// A key that some kinds of article cannot have, and why.
struct Limit {
    key: &'static str,
    forbidden: &'static [Kind],
    why: &'static str,
}

const GUESTS: &[Kind] = &[Kind::Brief, Kind::Sidebar];
const NO_SERIES: &[Kind] = &[Kind::Brief, Kind::Sidebar, Kind::Notice, Kind::Filler, Kind::Guide, Kind::Review];
const NO_STORY: &[Kind] =
    &[Kind::Brief, Kind::Sidebar, Kind::Notice, Kind::Photo, Kind::Filler, Kind::Guide, Kind::Review];
const NO_BRIEF: &[Kind] =
    &[Kind::Story, Kind::Sidebar, Kind::Notice, Kind::Photo, Kind::Filler, Kind::Guide, Kind::Review];

const LIMITS: &[Limit] = &[
    Limit {
        key: "place", forbidden: NO_BRIEF, why: "只有短讯（kind: brief）标地名，别的稿件不排这一行"
    },
    Limit { key: "kicker", forbidden: &[Kind::Brief], why: "短讯不排引题" },
    Limit { key: "deck", forbidden: &[Kind::Brief], why: "短讯不排副题" },
    Limit { key: "head", forbidden: &[Kind::Brief], why: "短讯的题只有一级" },
    Limit { key: "head-size", forbidden: &[Kind::Brief], why: "短讯的题只有一种字号" },
    Limit { key: "box", forbidden: GUESTS, why: "短讯随组排，延伸阅读总是加框，不另写 box" },
    Limit {
        key: "at", forbidden: GUESTS, why: "短讯随组排，延伸阅读随所附的稿件排，不能单独钉位"
    },
    Limit {
        key: "width", forbidden: GUESTS, why: "短讯随组排，延伸阅读随所附的稿件排，不能单独定宽"
    },
    Limit { key: "slot", forbidden: &[Kind::Sidebar], why: "延伸阅读随所附的稿件排，不占版位" },
    Limit { key: "keep-with", forbidden: &[Kind::Sidebar], why: "延伸阅读随所附的稿件排，总在同一版" },
    Limit { key: "jump", forbidden: NO_STORY, why: "只有普通稿件（kind: story）可以转版" },
    Limit { key: "spread", forbidden: NO_STORY, why: "只有普通稿件（kind: story）可以跨版" },
    Limit { key: "series", forbidden: NO_SERIES, why: "只有普通稿件和图片稿可以分篇" },
    Limit { key: "part", forbidden: NO_SERIES, why: "只有普通稿件和图片稿可以分篇" },
    Limit { key: "summary", forbidden: NO_STORY, why: "只有普通稿件（kind: story）排提要" },
    Limit { key: "quotes", forbidden: NO_STORY, why: "只有普通稿件（kind: story）排引语" },
];

/// The wishes of one article. Names of other articles are still as the author wrote them.
pub(super) struct DraftPins {
    /// All but `with` and `keep_with`, which are not resolved yet.
    pub(super) pins: Pins,
    /// What `with` says.
    pub(super) with: Option<Phrase>,
    /// What `keep-with` says.
    pub(super) keep_with: Vec<Phrase>,
}

/// Reads the wishes of an article of this kind.
pub(super) fn read_pins(form: &mut TableForm<'_>, kind: Kind) -> DraftPins {
    let trimmed = |phrase: Phrase| phrase.text.trim().to_owned();
    let section = form.text("section").map(trimmed);
    let page = form.integer("page", 1..=u32::from(MAX_PAGES));
    let mut pins = Pins {
        section,
        page: page.and_then(|number| u16::try_from(number).ok()).map(PageNumber::new),
        slot: form.text("slot").map(trimmed),
        at: form.rect("at"),
        width: form.bounds("width", 1..=MOST_COLUMNS),
        level: form.choice("head", LEVELS),
        head_size: form.number("head-size", HEAD_SIZES).map(Length::from_pt),
        boxed: form.flag("box"),
        jump: read_jump(form),
        spread: form.flag("spread").unwrap_or(false),
        series: read_series(form),
        group: form.text("group").map(trimmed),
        keep_with: Vec::new(),
        with: None,
    };
    let with = form.text("with");
    let mut keep_with = form.texts("keep-with");
    check_required(form, kind);
    for key in misplaced(form, kind) {
        drop_wish(key, &mut pins, &mut keep_with);
    }
    check_pairs(form, &mut pins);
    DraftPins { pins, with, keep_with }
}

/// `allow` or a flag.
fn read_jump(form: &mut TableForm<'_>) -> bool {
    form.is_word("jump", "allow") || form.flag("jump").unwrap_or(false)
}

/// The series and the article's place in it: both or none.
fn read_series(form: &mut TableForm<'_>) -> Option<(String, u16)> {
    let series = form.text("series");
    form.check_length(series.as_ref(), "系列的名称", SERIES_MOST);
    let part = form.integer("part", 1..=99).and_then(|part| u16::try_from(part).ok());
    if series.is_some() && !form.has("part") {
        form.fault(Code::MissingKey, form.at("series"), "“series”没有写明是第几篇", "加一行：part: 1");
    } else if part.is_some() && !form.has("series") {
        form.fault(Code::MissingKey, form.at("part"), "“part”没有写明是哪个系列", "加一行：series: 系列的名称");
    }
    series.map(|series| series.text.trim().to_owned()).zip(part)
}

/// What an article of this kind cannot do without.
fn check_required(form: &mut TableForm<'_>, kind: Kind) {
    if kind == Kind::Brief && !form.has("group") {
        form.fault(Code::GroupMissing, form.at("kind"), "短讯没有写明归哪一组", "加一行：group: 居民区");
    }
    if kind == Kind::Sidebar && !form.has("with") {
        form.fault(
            Code::WithUnknown,
            form.at("kind"),
            "延伸阅读没有写明附在哪一篇",
            "加一行 with: 所附稿件的文件名，不带 .md",
        );
    }
}

/// The keys that an article of this kind cannot have, each noted.
fn misplaced(form: &mut TableForm<'_>, kind: Kind) -> Vec<&'static str> {
    let mut keys = vec![];
    for limit in LIMITS.iter().filter(|limit| limit.forbidden.contains(&kind)) {
        if form.has(limit.key) {
            let remedy = format!("删去“{}”这一行，或改 kind", limit.key);
            form.fault(Code::WrongValue, form.at(limit.key), limit.why, remedy);
            keys.push(limit.key);
        }
    }
    keys
}

fn drop_wish(key: &str, pins: &mut Pins, keep_with: &mut Vec<Phrase>) {
    match key {
        "slot" => pins.slot = None,
        "at" => pins.at = None,
        "width" => pins.width = None,
        "head" => pins.level = None,
        "head-size" => pins.head_size = None,
        "box" => pins.boxed = None,
        "jump" => pins.jump = false,
        "spread" => pins.spread = false,
        "series" | "part" => pins.series = None,
        "keep-with" => keep_with.clear(),
        _ => {}
    }
}

/// Wishes that cannot both be granted, and `at` without its page.
fn check_pairs(form: &mut TableForm<'_>, pins: &mut Pins) {
    if pins.at.is_some() && !form.has("page") {
        form.fault(Code::MissingKey, form.at("at"), "“at”没有写明在第几版", "加一行：page: 1");
        pins.at = None;
    }
    if pins.at.is_some() && pins.width.is_some() {
        form.fault(Code::WrongValue, form.at("width"), "“at”已经定了宽，不能再写“width”", "删去“width”这一行");
        pins.width = None;
    }
    if !pins.spread {
        return;
    }
    let excluded: [(&'static str, bool); 5] = [
        ("page", pins.page.is_some()),
        ("at", pins.at.is_some()),
        ("width", pins.width.is_some()),
        ("slot", pins.slot.is_some()),
        ("jump", pins.jump),
    ];
    for (key, _) in excluded.into_iter().filter(|&(_, asked)| asked) {
        let message = format!("跨版（spread）总在中间两版，不能再写“{key}”");
        form.fault(Code::WrongValue, form.at(key), message, format!("删去“{key}”或“spread”这一行"));
        drop_wish(key, pins, &mut vec![]);
    }
    if excluded.iter().any(|&(key, asked)| key == "page" && asked) {
        pins.spread = false;
    }
}

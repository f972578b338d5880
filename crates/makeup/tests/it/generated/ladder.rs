//! A ladder of heads like that of the community look. Takes a question about a head; gives the ways to set it, from numbers of
//! characters.

use chenbao_makeup::measure::{Half, HeadForm, HeadOption, HeadQuery, HeadSubject, Level, Setting};
use chenbao_model::model::Text;
use chenbao_model::units::Length;

use super::grid;

/// The most ways kept for one head.
const OPTIONS: usize = 4;
/// What a step down the ladder costs, in thousandths (makeup.md §5.2 d).
const STEP_COST: u32 = 600;
/// What a line more than the size needs costs, in thousandths.
const LINE_COST: u32 = 2400;

/// A step of the ladder of heads; sizes in tenths of a point.
struct Rung {
    level: Level,
    ranks: &'static [u8],
    columns: (u16, u16),
    sizes: &'static [u32],
    lines: usize,
    kicker: u32,
    deck: u32,
    boxed: bool,
}

const fn rung(
    level: Level,
    ranks: &'static [u8],
    columns: (u16, u16),
    sizes: &'static [u32],
    lines: usize,
    small: (u32, u32),
) -> Rung {
    Rung { level, ranks, columns, sizes, lines, kicker: small.0, deck: small.1, boxed: false }
}

const fn boxed(rung: Rung) -> Rung {
    Rung { boxed: true, ..rung }
}

const LADDER: [Rung; 13] = [
    rung(Level::H1, &[1], (5, 5), &[420, 400, 380, 360], 2, (170, 140)),
    rung(Level::H1, &[1], (4, 4), &[400, 380, 360, 340, 320], 2, (160, 135)),
    rung(Level::H1, &[1], (2, 3), &[380, 360, 340, 320, 300], 2, (150, 130)),
    rung(Level::H2, &[2], (5, 5), &[340, 320, 300], 2, (140, 125)),
    rung(Level::H2, &[2], (3, 4), &[300, 280, 260, 240], 2, (130, 120)),
    rung(Level::H2, &[2], (2, 2), &[260, 250, 240, 230], 2, (120, 115)),
    rung(Level::H3, &[3], (4, 8), &[280, 260, 240], 2, (120, 115)),
    rung(Level::H3, &[3], (3, 3), &[250, 240, 230, 220, 210], 2, (120, 110)),
    rung(Level::H3, &[3], (2, 2), &[230, 220, 210, 200, 190, 180], 2, (115, 105)),
    rung(Level::H4, &[2, 3], (1, 1), &[170, 160, 155, 150], 3, (105, 95)),
    boxed(rung(Level::H3, &[1, 2, 3], (3, 8), &[250, 240, 220, 200], 2, (120, 110))),
    boxed(rung(Level::H3, &[1, 2, 3], (2, 2), &[190, 180, 170, 160], 2, (110, 105))),
    boxed(rung(Level::H4, &[1, 2, 3], (1, 1), &[155, 150, 145, 140], 3, (100, 95))),
];

/// 栏目题, over any number of columns.
const STANDING: Rung = rung(Level::H5, &[1, 2, 3], (1, 8), &[170, 150], 2, (100, 100));
/// 竖题, by rank.
const SIDE: [Rung; 3] = [
    rung(Level::H1, &[1], (1, 1), &[360, 320, 280], 2, (150, 130)),
    rung(Level::H2, &[2], (1, 1), &[300, 260, 240], 2, (130, 120)),
    rung(Level::H3, &[3], (1, 1), &[240, 220, 200], 2, (120, 105)),
];
/// The head of a part that came from another page.
const CONTINUED: Rung = rung(Level::H4, &[1, 2, 3], (1, 8), &[160, 155, 150], 2, (100, 100));

/// The ways to set a head, best first.
pub(super) fn options(query: HeadQuery) -> Vec<HeadOption> {
    let copy = HeadCopy::new(query.subject);
    let options = match query.form {
        HeadForm::Across => across(&copy, query),
        HeadForm::Side => side(&copy, query),
        HeadForm::Spread(half) => spread(&copy, query, half),
        HeadForm::Continued => ways(&HeadCopy { small: Small::default(), ..copy }, &CONTINUED, measure_of(query)),
    };
    cheapest_of_each_height(options)
}

/// The smaller parts of a head, in characters; none has no part.
#[derive(Debug, Clone, Copy, Default)]
struct Small {
    kicker: usize,
    deck: usize,
    summary: usize,
}

/// What a head says.
struct HeadCopy {
    title: String,
    standing: bool,
    small: Small,
    level: Option<Level>,
    size: Option<u32>,
}

impl HeadCopy {
    fn new(subject: HeadSubject) -> Self {
        match subject {
            HeadSubject::Group(name) => {
                Self { title: name.to_owned(), standing: true, small: Small::default(), level: None, size: None }
            }
            HeadSubject::Article(article) => {
                let chars = |text: &Option<Text>| text.as_ref().map_or(0, Text::chars);
                let small = Small {
                    kicker: chars(&article.headline.kicker),
                    deck: chars(&article.headline.deck),
                    summary: chars(&article.summary),
                };
                let size = article.pins.head_size.map(|size| u32::try_from(size.millipoints() / 100).unwrap());
                let title = article.headline.head.to_plain();
                Self { title, standing: false, small, level: article.pins.level, size }
            }
        }
    }

    /// The title in so many lines: at its gap, or in equal parts.
    fn broken(&self, count: usize) -> Option<Vec<String>> {
        let parts: Vec<&str> = self.title.split_whitespace().collect();
        if count == 1 || parts.len() == count {
            return Some(if count == 1 {
                vec![parts.join("　")]
            } else {
                parts.into_iter().map(str::to_owned).collect()
            });
        }
        let chars: Vec<char> = parts.concat().chars().collect();
        let lines: Vec<String> = chars.chunks(chars.len().div_ceil(count)).map(|line| line.iter().collect()).collect();
        (lines.len() == count).then_some(lines)
    }
}

/// The width a head may take, in tenths of a point.
fn measure_of(query: HeadQuery) -> u32 {
    let width = grid().text_width(query.columns, query.columns.text);
    u32::try_from(width.millipoints() / 100).unwrap()
}

fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

fn across(copy: &HeadCopy, query: HeadQuery) -> Vec<HeadOption> {
    if copy.standing {
        return ways(copy, &STANDING, measure_of(query));
    }
    let boxed = query.columns.setting == Setting::Boxed;
    let (level, columns) = (copy.level, query.columns.grid);
    let is_wide = |rung: &Rung| (rung.columns.0..=rung.columns.1).contains(&columns);
    let set = |fits: &dyn Fn(&Rung) -> bool| -> Vec<HeadOption> {
        LADDER.iter().filter(|rung| fits(rung)).flat_map(|rung| ways(copy, rung, measure_of(query))).collect()
    };
    if level.is_some() {
        let own = set(&|rung| Some(rung.level) == level && is_wide(rung));
        return if own.is_empty() { set(&|rung| Some(rung.level) == level) } else { own };
    }
    set(&|rung| rung.boxed == boxed && rung.ranks.contains(&query.rank) && is_wide(rung))
}

/// All ways to set a title by a rung to a measure in tenths of a point.
fn ways(copy: &HeadCopy, rung: &Rung, measure: u32) -> Vec<HeadOption> {
    let mut found = Vec::new();
    let wanted = copy.size.map(|size| [size]);
    for (step, &size) in (0..).zip(wanted.as_ref().map_or(rung.sizes, |size| size)) {
        let fitting = |count| {
            let lines = copy.broken(count)?;
            lines.iter().all(|line| chars(line) * size <= measure).then_some(lines)
        };
        for (more, lines) in (0..).zip((1..=rung.lines).filter_map(fitting)) {
            let fill: Vec<u32> = lines.iter().map(|line| chars(line) * size * 1000 / measure).collect();
            let widest = fill.iter().copied().max().unwrap_or(0);
            let empty = 600_u32.saturating_sub(widest) * 5 / 2 + widest.saturating_sub(950) * 15;
            let height = u32::try_from(lines.len()).unwrap() * size * 12 / 10 + small_height(copy.small, rung, measure);
            found.push(option(rung, size, height, step * STEP_COST + more * LINE_COST + empty, lines, &fill));
        }
    }
    found
}

fn option(rung: &Rung, size: u32, height: u32, cost: u32, text: Vec<String>, fill: &[u32]) -> HeadOption {
    let points = |tenths: u32| Length::from_millipoints(i64::from(tenths) * 100);
    HeadOption {
        lines: u16::try_from(height.div_ceil(135)).unwrap(),
        cost,
        level: rung.level,
        size: points(size),
        text,
        fill: fill.iter().map(|&fill| u16::try_from(fill).unwrap()).collect(),
        kicker: None,
        deck: None,
    }
}

/// The height of kicker, deck and 提要, in tenths of a point.
fn small_height(small: Small, rung: &Rung, measure: u32) -> u32 {
    let lines = |count: usize, size: u32| (u32::try_from(count).unwrap() * size).div_ceil(measure - size);
    let summary = if small.summary == 0 { 0 } else { lines(small.summary, 110) * 165 + 80 };
    (lines(small.kicker, rung.kicker) * rung.kicker + lines(small.deck, rung.deck) * rung.deck) * 14 / 10 + summary
}

/// 竖题: one or two vertical lines with kicker and deck beside them, in one column.
fn side(copy: &HeadCopy, query: HeadQuery) -> Vec<HeadOption> {
    let Some(rung) = SIDE.iter().find(|rung| rung.ranks.contains(&query.rank)).filter(|_| !copy.standing) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (step, &size) in (0..).zip(rung.sizes) {
        for (more, lines) in (0..).zip((1..=rung.lines).filter_map(|count| copy.broken(count))) {
            let small = |count: usize, size: u32| if count == 0 { 0 } else { size * 14 / 10 };
            let width = u32::try_from(lines.len()).unwrap() * size * 12 / 10
                + small(copy.small.kicker, rung.kicker)
                + small(copy.small.deck, rung.deck);
            if width > measure_of(query) {
                continue;
            }
            let longest = lines.iter().map(|line| chars(line)).max().unwrap_or(0) * size * 105 / 100;
            let beside = |count: usize, size: u32| u32::try_from(count).unwrap() * size;
            let height = longest.max(beside(copy.small.kicker, rung.kicker)).max(beside(copy.small.deck, rung.deck));
            let fill = vec![1000; lines.len()];
            found.push(option(rung, size, height + 135, step * STEP_COST + more * STEP_COST, lines, &fill));
        }
    }
    found
}

/// One half of a head across two pages: one line, of a size that suits the longer half.
fn spread(copy: &HeadCopy, query: HeadQuery, half: Half) -> Vec<HeadOption> {
    let Some([left, right]) = copy.broken(2).and_then(|lines| <[String; 2]>::try_from(lines).ok()) else {
        return Vec::new();
    };
    let (rung, measure) = (&LADDER[0], measure_of(query));
    let longer = chars(&left).max(chars(&right));
    let own = if half == Half::Left { left } else { right };
    let fits = |(_, size): &(u32, &u32)| longer * **size <= measure;
    let way = |(step, &size): (u32, &u32)| {
        let height = size * 12 / 10 + small_height(copy.small, rung, measure);
        let fill = [chars(&own) * size * 1000 / measure];
        option(rung, size, height, step * STEP_COST, vec![own.clone()], &fill)
    };
    (0..).zip([540, 480, 420, 360].iter()).filter(fits).map(way).collect()
}

/// Of several ways with the same height only the cheapest is of use to the search.
fn cheapest_of_each_height(mut options: Vec<HeadOption>) -> Vec<HeadOption> {
    options.sort_by_key(|option| (option.cost, option.size));
    let mut kept: Vec<HeadOption> = Vec::new();
    for option in options {
        if !kept.iter().any(|other| other.lines == option.lines) {
            kept.push(option);
        }
    }
    kept.truncate(OPTIONS);
    let least = kept.iter().map(|option| option.cost).min().unwrap_or(0);
    kept.iter_mut().for_each(|option| option.cost -= least);
    kept
}

//! What everything costs: for each cost a constant with its source, for each term a function. Takes counts and lengths, gives
//! thousandths of the unit of makeup.md §5.2 and §6.5; integers only, so two machines agree.

use crate::measure::Setting;

/// A second way to fill the same rectangle: one blank line above the head (makeup.md §5.2 e).
pub const HEAD_AIR_LINE: u32 = 400;
/// The most blank lines a head may get above it (makeup.md §5.2 e).
pub const HEAD_AIR_MAX: u16 = 2;
/// The same inside a box, where white shows as a hole.
pub const BOX_AIR_MAX: u16 = 1;
/// A blank line at the foot of a leg, one a leg but the last: makeup.md §5.2 g has it free, but over all modules of a page such
/// lines come to a twentieth of it, and a page is to be full (§6.4).
pub const SLACK_FREE_LINE: u32 = 200;
/// A blank line at the foot of a leg beyond these (makeup.md §5.2 g).
pub const SLACK_LINE: u32 = 500;
/// A blank line by which a leg falls short of its neighbours by more than one (V8); dearer than even slack, for it shows.
pub const RAGGED_LINE: u32 = 900;
/// A third blank line above a head, on a page under pressure: a stripe of white, better only than no page.
pub const HEAD_AIR_PRESSED_LINE: u32 = 2500;
/// The most blank lines above a head on a page under pressure.
pub const HEAD_AIR_PRESSED_MAX: u16 = 3;
/// A head under pressure set a level lower than its story's, or higher (makeup.md §5.2 d: 0.6 a step, and it is not the story's own).
pub const HEAD_LEVEL_PRESSED: u32 = 2400;
/// A story under pressure in broken columns 破栏 (makeup.md §1.2).
pub const BROKEN_STORY: u32 = 1800;
/// The head of a second story set as an ordinary one: two steps of size (makeup.md §5.2 d: 0.6 each).
pub const HEAD_LEVEL: u32 = 1200;
/// A step down the ladder of head sizes (makeup.md §5.2 d).
pub const HEAD_STEP: u32 = 600;
/// A line of a head more than its size needs: the eye reads one line at a glance (makeup.md §1.4).
pub const HEAD_LINE: u32 = 2400;
/// Each hundredth by which the widest line of a head falls short of [`HEAD_FILL`] (makeup.md §1.4).
pub const HEAD_EMPTY: u32 = 60;
/// Each hundredth by which the widest line of a head is beyond [`HEAD_FILL`]: it runs from wall to wall.
pub const HEAD_CROWDED: u32 = 150;
/// The part of its measure that the widest line of a head should fill, in hundredths (makeup.md §1.4).
pub const HEAD_FILL: (u32, u32) = (60, 95);
/// A head broken where its author wrote a bar `｜`. At a gap in the head a break is free too.
pub const HEAD_BREAK_ASKED: u32 = 0;
/// A head broken elsewhere though its author wrote bars: only where nothing else fits.
pub const HEAD_BREAK_UNASKED: u32 = 8000;
/// A head broken elsewhere though it has a gap between two phrases: the gap is the first choice.
pub const HEAD_BREAK_BESIDE_GAP: u32 = 800;
/// A head broken after a mark: the sense ends there (makeup.md §1.4).
pub const HEAD_BREAK_AT_MARK: u32 = 300;
/// A head broken before a phrase: before what is done, or before 在, 把, 与.
pub const HEAD_BREAK_AT_PHRASE: u32 = 500;
/// A head broken between two words of which neither needs the other: what is done, and to what.
pub const HEAD_BREAK: u32 = 800;
/// A head broken between the things of a list, at 、.
pub const HEAD_BREAK_IN_LIST: u32 = 900;
/// A head broken inside a phrase: between a thing and what it is called by.
pub const HEAD_BREAK_IN_PHRASE: u32 = 1500;
/// Besides, where the words stand together in the article more than once.
pub const HEAD_BREAK_IN_RECURRING: u32 = 1000;
/// A head broken between a person's post and name.
pub const HEAD_BREAK_AT_POST: u32 = 3000;
/// A head broken beside a word of one character, which is often a piece of a name that no list knows.
pub const HEAD_BREAK_AT_LONE: u32 = 3500;
/// A head broken inside a name of more characters than a line may have, or between an institution's name and its kind.
pub const HEAD_BREAK_IN_NAME: u32 = 6000;
/// A head broken at any character, for what fits no other way.
pub const HEAD_BREAK_ANYWHERE: u32 = 20_000;
/// The lines of a head wholly uneven; less in proportion (makeup.md §1.4).
pub const HEAD_UNEVEN: u32 = 1000;
/// A last line of a head longer than its first: 上长下短 is wanted (makeup.md §1.4).
pub const HEAD_LAST_LONGER: u32 = 150;
/// The halves of a head across two pages wholly uneven; less in proportion, against the cost of breaks.
pub const HEAD_HALVES_UNEVEN: u32 = 2500;
/// A leg that begins with the last line of a paragraph, 孤行 (V6, wanted at 0): dearer than a line of air and a line of slack.
pub const WIDOW: u32 = 4000;
/// The crop that costs one unit, as a natural logarithm in millionths (makeup.md §5.2 b).
pub const CROP_UNIT: i64 = 180_000;
/// A column more or less than the range of the item's priority (makeup.md §5.2 a: 0–2 a column).
pub const WIDTH_COLUMN: u32 = 1500;
/// The same for the lead of a page, whose width is the page's face.
pub const WIDTH_COLUMN_LEAD: u32 = 3000;
/// A lead over three columns only: the widest that reads well is preferred.
pub const LEAD_THREE_COLUMNS: u32 = 600;
/// A line by which a leg is deeper than [`LEG_DEEP`] (V7).
pub const LEG_DEEP_LINE: u32 = 250;
/// The deepest leg that reads well (V7).
pub const LEG_DEEP: u16 = 40;
/// A line by which the legs of a story are shallower than [`LEG_SHALLOW`] lines; short legs over many columns read badly.
pub const LEG_SHALLOW_LINE: u32 = 200;
/// The shallowest legs that cost nothing.
pub const LEG_SHALLOW: u16 = 8;
/// The shallowest leg there may be (V7).
pub const LEG_LEAST: u16 = 4;
/// The fewest lines of text a leg may hold: a head wants three below it (H5), and a last leg of less is a stray end 甩尾.
pub const LEG_USED_LEAST: u16 = 3;
/// The shallowest leg there may be under a picture.
pub const LEG_LEAST_BELOW_PHOTO: u16 = 5;
/// A story's main picture over one column of three or more (makeup.md §5.2 c: 0–1).
pub const PHOTO_NARROW: u32 = 500;
/// The same for the lead of a page, unless the picture is upright: its picture is the page's (makeup.md §5.2 c: two columns or more).
pub const PHOTO_NARROW_LEAD: u32 = 4500;
/// A picture over all columns of a module of four or more, or deeper than [`PHOTO_DEEP`] lines: it presses the text.
pub const PHOTO_LARGE: u32 = 700;
/// The depth of a picture in lines from which it is large.
pub const PHOTO_DEEP: u16 = 26;
/// A picture that fills its columns to the foot of the module: allowed, a leg below it is better (makeup.md §2).
pub const PHOTO_TO_FOOT: u32 = 400;
/// A second row of pictures under the first.
pub const PHOTO_SECOND_ROW: u32 = 300;
/// No picture of a story half as large again as its others (V12).
pub const EVEN_PICTURES: u32 = 1200;
/// A story in a box whose author did not ask for it: not just to keep heads apart (makeup.md §2, §5.2 f).
pub const BOX_STORY: u32 = 1400;
/// A head at the side 竖题: seldom, so that it stays an accent.
pub const SIDE_HEAD: u32 = 1300;
/// A line by which a head at the side is shorter than its module: white below it.
pub const SIDE_HEAD_SHORT: u32 = 120;
/// Pictures above the head 图压题.
pub const PHOTO_TOP: u32 = 400;
/// A pull quote in the text (makeup.md §5.2 f: 0.5–1).
pub const PULL_QUOTE: u32 = 500;
/// A filler (makeup.md §5.2 h).
pub const FILLER: u32 = 1500;
/// A module that stands elsewhere than in the layout before (makeup.md §5.7, §6.5).
pub const MOVED: u32 = 500;
/// The bank note of the dollar-bill rule in millimetres (makeup.md §2).
pub const NOTE_MM: (f64, f64) = (156.0, 66.0);
/// A stretch of text without a head, a picture or a crosshead as large as a bank note (V11, makeup.md §6.5).
pub const GREY: u32 = 500;
/// A sidebar at the lower right of its story, with text above it.
pub const SIDEBAR_INSET: u32 = 100;
/// A sidebar at the foot of its story rather than beside the text.
pub const SIDEBAR_FOOT: u32 = 200;
/// Two heads that meet 碰题 (V1; makeup.md §6.5 gives 4, a little more keeps it dearer than a lead outdone by a picture).
pub const BUMP: u32 = 5000;
/// A horizontal line through the page beyond the first (makeup.md §6.5, V3).
pub const THROUGH_LINE: u32 = 8000;
/// A lead that does not stand at the top left (makeup.md §6.5, V5).
pub const LEAD_POSITION: u32 = 6000;
/// A more important item below or smaller than a less important one (makeup.md §6.5, V4).
pub const INVERSION: u32 = 1000;
/// A head right under another story's head (makeup.md §6.5, V2).
pub const STACKED_HEADS: u32 = 3000;
/// Pictures of two stories that touch (makeup.md §6.5, V12).
pub const PHOTO_TOUCH: u32 = 3500;
/// A largest picture less than half as large again as the second (V12; makeup.md §6.5 gives 2; pages without a centre of interest are
/// what readers pass over, so a little more).
pub const NO_DOMINANT_PHOTO: u32 = 2500;
/// The largest picture of the page stands with another story than the lead, though that has one: the lead is the lead.
pub const UPSTAGED: u32 = 4000;
/// A box beyond the first (makeup.md §6.5).
pub const BOX_MORE: u32 = 1200;
/// Each 50 thousandths by which the share of pictures leaves its band (makeup.md §6.5).
pub const PHOTO_SHARE_STEP: u32 = 2000;
/// The band of the share of pictures, in thousandths of the page (makeup.md §6.4).
pub const PHOTO_SHARE_BAND: (u32, u32) = (180, 350);
/// Two pictures that mirror each other about the axis of the page (V15; §6.5 gives no weight).
pub const MIRROR: u32 = 1000;
/// A vertical line through the whole page (H7): never, unless nothing else is possible.
pub const THROUGH_GUTTER: u32 = 60_000;
/// The ratio of two sizes, in thousandths, from which heads side by side do not bump (V1).
pub const BUMP_RATIO: i64 = 1350;
/// The strength of the four zones of a page, in thousandths: top left, top right, foot right, foot left (makeup.md §1.3).
pub const ZONES: [u32; 4] = [1000, 850, 600, 500];
/// How much the zone matters to a priority, in thousandths: 1, 2, 3 (makeup.md §6.5).
pub const ZONE_WEIGHTS: [u32; 3] = [3000, 1500, 500];

/// The natural logarithm of a ratio, both in millionths. Exact to a few millionths between 1/3 and 3.
pub fn ln_millionths(ratio: i64) -> i64 {
    const ONE: i64 = 1_000_000;
    let ratio = ratio.clamp(ONE / 3, ONE * 3);
    let x = (ratio - ONE) * ONE / (ratio + ONE);
    let square = x * x / ONE;
    let mut power = x;
    let mut sum = 0;
    for odd in [1, 3, 5, 7, 9, 11] {
        sum += power / odd;
        power = power * square / ONE;
    }
    2 * sum
}

/// The cost of printing a picture at this ratio to its own aspect, in millionths: `(ln(ratio) / 0.18)²`.
pub fn crop(ratio: i64) -> u32 {
    let ln = ln_millionths(ratio);
    u32::try_from(ln * ln * 1000 / (CROP_UNIT * CROP_UNIT)).unwrap_or(u32::MAX)
}

/// The cost of so many blank lines at the feet of so many legs: little below one a leg.
pub fn slack(lines: u16, legs: u16) -> u32 {
    let free = lines.min(legs.saturating_sub(1));
    u32::from(free) * SLACK_FREE_LINE + u32::from(lines - free) * SLACK_LINE
}

/// The most air a head may get; a line more where its page is under pressure.
pub fn head_air_most(setting: Setting, pressed: bool) -> u16 {
    match setting {
        Setting::Open if pressed => HEAD_AIR_PRESSED_MAX,
        Setting::Open => HEAD_AIR_MAX,
        Setting::Boxed => BOX_AIR_MAX,
    }
}

/// The cost of blank lines above a head.
pub fn head_air(lines: u16) -> u32 {
    let pressed = u32::from(lines.saturating_sub(HEAD_AIR_MAX));
    (u32::from(lines) - pressed) * HEAD_AIR_LINE + pressed * HEAD_AIR_PRESSED_LINE
}

/// The cost of a width outside the range of the item, and of a narrow lead.
pub fn width(columns: u16, range: (u16, u16), is_lead: bool) -> u32 {
    let out = range.0.saturating_sub(columns).max(columns.saturating_sub(range.1));
    let narrow = if is_lead && columns == 3 { LEAD_THREE_COLUMNS } else { 0 };
    u32::from(out) * if is_lead { WIDTH_COLUMN_LEAD } else { WIDTH_COLUMN } + narrow
}

/// The cost of the depth of a story's full legs.
pub fn leg_depth(lines: u16) -> u32 {
    u32::from(lines.saturating_sub(LEG_DEEP)) * LEG_DEEP_LINE
        + u32::from(LEG_SHALLOW.saturating_sub(lines)) * LEG_SHALLOW_LINE
}

/// The cost of a share of pictures, in thousandths of the page; a page without pictures has none.
pub fn photo_share(share: u32) -> u32 {
    if share == 0 {
        return 0;
    }
    let out = PHOTO_SHARE_BAND.0.saturating_sub(share).max(share.saturating_sub(PHOTO_SHARE_BAND.1));
    out * PHOTO_SHARE_STEP / 50
}

/// The cost of an item of this priority standing in a zone of this strength.
pub fn zone(priority: u8, strength: u32) -> u32 {
    let weight = ZONE_WEIGHTS[usize::from(priority.clamp(1, 3)) - 1];
    weight * (1000 - strength.min(1000)) / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_is_exact_to_a_few_millionths() {
        for (ratio, ln) in [(1_000_000, 0), (800_000, -223_144), (1_250_000, 223_144), (2_000_000, 693_147)] {
            assert!((ln_millionths(ratio) - ln).abs() < 40, "{ratio}");
        }
    }

    #[test]
    fn crop_costs_one_unit_at_eighteen_hundredths() {
        assert_eq!(crop(1_000_000), 0);
        assert!((995..=1005).contains(&crop(1_197_217)));
        assert!((995..=1005).contains(&crop(835_270)));
    }

    #[test]
    fn slack_costs_little_below_a_line_a_leg() {
        assert_eq!(slack(2, 3), 2 * SLACK_FREE_LINE);
        assert_eq!(slack(3, 3), 2 * SLACK_FREE_LINE + SLACK_LINE);
        assert_eq!(slack(1, 1), SLACK_LINE);
    }

    #[test]
    fn width_counts_columns_out_of_range() {
        assert_eq!([1, 2, 4, 5].map(|columns| width(columns, (2, 4), false)), [WIDTH_COLUMN, 0, 0, WIDTH_COLUMN]);
        assert_eq!([2, 3, 4].map(|columns| width(columns, (3, 5), true)), [WIDTH_COLUMN_LEAD, LEAD_THREE_COLUMNS, 0]);
    }

    #[test]
    fn legs_cost_when_deep_or_shallow() {
        assert_eq!([6, 8, 40, 42].map(leg_depth), [2 * LEG_SHALLOW_LINE, 0, 0, 2 * LEG_DEEP_LINE]);
    }

    #[test]
    fn photo_share_costs_outside_its_band() {
        assert_eq!([0, 130, 180, 350, 400].map(photo_share), [0, 2000, 0, 0, 2000]);
    }

    #[test]
    fn zone_matters_most_to_the_lead() {
        assert_eq!(zone(1, 1000), 0);
        assert_eq!(zone(1, 500), 1500);
        assert!(zone(3, 500) < zone(2, 500));
        assert_eq!([head_air(2), head_air(3)], [800, 800 + HEAD_AIR_PRESSED_LINE]);
    }
}

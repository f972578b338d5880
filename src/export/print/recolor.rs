//! A content stream in the inks of the press: vector colours of other spaces become DeviceCMYK, and 100 % black text and thin black lines
//! overprint. Takes a stream and what its names of colour spaces stand for; gives the stream anew.
//!
//! The engine knows no overprint (print.md §2): text that knocks out of a tint shows paper white at its edges wherever the plates
//! are out of register, and on newsprint they always are.

use super::content_stream::{Operation, Operations};

/// The name of the graphics state that overprints, in the resources of every page and form.
pub(super) const OVERPRINT: &str = "ChenbaoOverprint";
/// The name of the one that knocks out.
pub(super) const KNOCKOUT: &str = "ChenbaoKnockout";

/// Black lines up to this weight overprint, in points; a heavier bar is an area, which should not show what lies below it.
const THIN: f64 = 2.0;

/// How the colours of a named space become inks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceSpace {
    /// One component, from black to white.
    Grey,
    /// Three components, red, green and blue.
    Rgb,
    /// Left as it is: CMYK, a spot colour, a pattern.
    Kept,
}

/// What a stream is rewritten with.
pub(super) struct Recolor<'a> {
    /// What a name of a colour space stands for.
    pub(super) space: &'a dyn Fn(&[u8]) -> SourceSpace,
    /// A colour in red, green and blue from 0 to 1 as inks from 0 to 1.
    pub(super) inks: &'a dyn Fn([f64; 3]) -> [f64; 4],
}

/// A colour in force: the space that was named for it, and the inks where they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Paint {
    space: SourceSpace,
    inks: Option<[f64; 4]>,
}

impl Paint {
    const UNKNOWN: Self = Self { space: SourceSpace::Kept, inks: None };

    fn is_black(self) -> bool {
        self.inks == Some([0.0, 0.0, 0.0, 1.0])
    }
}

#[derive(Debug, Clone, Copy)]
struct State {
    fill: Paint,
    stroke: Paint,
    /// The width of lines in the units of the current space.
    width: f64,
    /// Points to such a unit.
    scale: f64,
    overprints: bool,
    /// Whether text is filled and nothing else.
    filled_text: bool,
}

impl Default for State {
    fn default() -> Self {
        let unknown = Paint::UNKNOWN;
        Self { fill: unknown, stroke: unknown, width: 1.0, scale: 1.0, overprints: false, filled_text: true }
    }
}

impl Recolor<'_> {
    /// The stream anew.
    pub(super) fn rewrite(&self, stream: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(stream.len() + stream.len() / 16);
        let mut states = vec![State::default()];
        let mut copied = 0;
        // Where the path that is being built begins: nothing but its construction may stand between that and its painting (ISO 32000-1 §8.2).
        let mut path: Option<usize> = None;
        for operation in Operations::new(stream) {
            let Some(state) = states.last_mut() else { break };
            if matches!(operation.operator, b"m" | b"re") {
                path.get_or_insert(operation.range.start);
            }
            let replaced = self.color(state, &operation);
            if let Some(color) = replaced {
                out.extend_from_slice(&stream[copied..operation.range.start]);
                out.extend_from_slice(color.as_bytes());
                copied = operation.range.end;
            }
            let wanted = follow(state, &operation).filter(|&wanted| wanted != state.overprints);
            if let Some(wanted) = wanted {
                state.overprints = wanted;
                let before = path.unwrap_or(operation.range.start);
                out.extend_from_slice(&stream[copied..before]);
                let name = if wanted { OVERPRINT } else { KNOCKOUT };
                out.extend_from_slice(format!("\n/{name} gs\n").as_bytes());
                copied = before;
            }
            if paints_path(operation.operator) {
                path = None;
            }
            match operation.operator {
                b"q" => {
                    let saved = *state;
                    states.push(saved);
                }
                b"Q" if states.len() > 1 => {
                    states.pop();
                }
                _ => {}
            }
        }
        out.extend_from_slice(&stream[copied..]);
        out
    }

    /// Follows an operator that sets a colour; gives what to write in its place where the colour is not one of the press.
    fn color(&self, state: &mut State, operation: &Operation<'_>) -> Option<String> {
        let stroking = operation.operator.first().is_some_and(u8::is_ascii_uppercase);
        let paint = if stroking { &mut state.stroke } else { &mut state.fill };
        let values = operation.numbers();
        let (space, inks) = match (operation.operator, values.as_slice()) {
            (b"k" | b"K", &[c, m, y, k]) => {
                *paint = Paint { space: SourceSpace::Kept, inks: Some([c, m, y, k]) };
                return None;
            }
            (b"g" | b"G", &[grey]) => (SourceSpace::Kept, (self.inks)([grey; 3])),
            (b"rg" | b"RG", &[r, g, b]) => (SourceSpace::Kept, (self.inks)([r, g, b])),
            (b"cs" | b"CS", _) => {
                let name = operation.operands.first().map_or(&b""[..], |name| name.strip_prefix(b"/").unwrap_or(name));
                match (self.space)(name) {
                    SourceSpace::Kept => {
                        *paint = Paint::UNKNOWN;
                        return None;
                    }
                    // A space begins with black.
                    space => (space, [0.0, 0.0, 0.0, 1.0]),
                }
            }
            (b"scn" | b"SCN" | b"sc" | b"SC", values) => match (paint.space, values) {
                (SourceSpace::Grey, &[grey]) => (SourceSpace::Grey, (self.inks)([grey; 3])),
                (SourceSpace::Rgb, &[r, g, b]) => (SourceSpace::Rgb, (self.inks)([r, g, b])),
                _ => {
                    paint.inks = None;
                    return None;
                }
            },
            _ => return None,
        };
        *paint = Paint { space, inks: Some(inks) };
        Some(written(inks, stroking))
    }
}

/// Whether an operator ends a path.
fn paints_path(operator: &[u8]) -> bool {
    matches!(operator, b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n")
}

/// Follows what an operator does to the state; gives whether it must overprint, where it paints.
fn follow(state: &mut State, operation: &Operation<'_>) -> Option<bool> {
    match operation.operator {
        b"cm" => {
            if let &[a, b, c, d, ..] = operation.numbers().as_slice() {
                state.scale *= (a * d - b * c).abs().sqrt();
            }
            None
        }
        b"w" => {
            state.width = operation.numbers().first().copied().unwrap_or(1.0);
            None
        }
        b"Tr" => {
            state.filled_text = operation.numbers().first().is_none_or(|&mode| mode < 0.5);
            None
        }
        b"Tj" | b"TJ" | b"'" | b"\"" => Some(state.fill.is_black() && state.filled_text),
        b"S" | b"s" => Some(state.stroke.is_black() && state.width * state.scale <= THIN),
        b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"Do" | b"sh" | b"BI" => Some(false),
        _ => None,
    }
}

/// Inks as an operator.
fn written(inks: [f64; 4], stroking: bool) -> String {
    let numbers: Vec<String> = inks.iter().map(|&ink| trimmed(ink)).collect();
    format!(" {} {} ", numbers.join(" "), if stroking { "K" } else { "k" })
}

/// A part of one with four decimals at most.
pub(super) fn trimmed(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(stream: &str) -> String {
        let space = |name: &[u8]| match name {
            b"c0" => SourceSpace::Rgb,
            b"c1" => SourceSpace::Grey,
            _ => SourceSpace::Kept,
        };
        let inks = |[r, g, b]: [f64; 3]| {
            if r == g && g == b { [0.0, 0.0, 0.0, 1.0 - r] } else { [1.0 - r, 1.0 - g, 1.0 - b, 0.0] }
        };
        let out = Recolor { space: &space, inks: &inks }.rewrite(stream.as_bytes());
        let text = String::from_utf8(out).unwrap().replace("ChenbaoOverprint", "on").replace("ChenbaoKnockout", "off");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn black_text_overprints_and_what_follows_does_not() {
        assert_eq!(
            rewritten("q 0 0 0 1 k BT <01> Tj ET 0 1 1 0 k BT <02> Tj ET Q q 0 0 0 1 k 0 0 m f Q"),
            "q 0 0 0 1 k BT /on gs <01> Tj ET 0 1 1 0 k BT /off gs <02> Tj ET Q q 0 0 0 1 k 0 0 m f Q"
        );
    }

    #[test]
    fn the_state_is_restored_with_the_graphics_state() {
        assert_eq!(
            rewritten("q 0 0 0 1 k (a) Tj Q q 0 0 0 1 k (b) Tj (c) Tj Q"),
            "q 0 0 0 1 k /on gs (a) Tj Q q 0 0 0 1 k /on gs (b) Tj (c) Tj Q"
        );
    }

    #[test]
    fn only_thin_black_lines_overprint() {
        let thin = rewritten("q 0 0 0 1 K .25 w 0 0 m 9 0 l S Q");
        assert_eq!(thin, "q 0 0 0 1 K .25 w /on gs 0 0 m 9 0 l S Q");
        let again = rewritten("q 0 0 0 1 K .25 w 0 0 m S 0 0 0 .5 k 0 0 9 9 re f Q");
        assert_eq!(again, "q 0 0 0 1 K .25 w /on gs 0 0 m S 0 0 0 .5 k /off gs 0 0 9 9 re f Q");
        for other in [
            "q 0 0 0 1 K 4 w 0 0 m S Q",
            "q 0 0 0 .8 K .25 w 0 0 m S Q",
            "q 10 0 0 10 0 0 cm 0 0 0 1 K .25 w 0 0 m S Q",
        ] {
            assert!(!rewritten(other).contains("on gs"), "{other}");
        }
    }

    #[test]
    fn white_and_tints_never_overprint() {
        for text in ["0 0 0 0 k (a) Tj", "0 0 0 .5 k (a) Tj", "0 0 0 1 k 2 Tr (a) Tj"] {
            assert!(!rewritten(text).contains("gs"), "{text}");
        }
    }

    #[test]
    fn colours_of_the_screen_become_inks() {
        assert_eq!(rewritten("/c0 cs 1 0 0 scn f 0 1 0 scn f"), "0 0 0 1 k 0 1 1 0 k f 1 0 1 0 k f");
        assert_eq!(rewritten("/c1 cs 0 scn (a) Tj"), "0 0 0 1 k 0 0 0 1 k /on gs (a) Tj");
        assert_eq!(rewritten("/c1 cs .25 scn f"), "0 0 0 1 k 0 0 0 0.75 k f");
        assert_eq!(rewritten("1 0 0 RG 0.5 g"), "0 1 1 0 K 0 0 0 0.5 k");
        assert_eq!(rewritten("/Pattern cs /p0 scn f"), "/Pattern cs /p0 scn f");
    }
}

//! White space: that of typing goes, that of content stays.

use super::super::script::{is_closing, is_figure, is_opening, is_wide, is_wide_mark};
use super::super::traced::Traced;
use super::role::Role;

/// Takes away the spaces of typing and keeps those of content.
pub(super) fn spaces(text: &[Traced], role: Role) -> Vec<Traced> {
    let mut out: Vec<Traced> = Vec::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        let space = text[i];
        if !space.c.is_whitespace() || space.literal {
            out.push(space);
            i += 1;
            continue;
        }
        let length = text[i..].iter().take_while(|traced| traced.c.is_whitespace() && !traced.literal).count();
        if let (Some(left), Some(&right)) = (out.last().copied(), text.get(i + length)) {
            let kept = match role {
                Role::Body => body_space(left, right),
                Role::Headline => {
                    let wide = text[i..i + length].iter().any(|traced| traced.c == '\u{3000}');
                    headline_space(left, right, wide)
                }
            };
            out.extend(kept.map(|c| space.with(c)));
        }
        i += length;
    }
    out
}

/// The space that stays between two characters of body text.
fn body_space(left: Traced, right: Traced) -> Option<char> {
    let wide = |traced: Traced| is_wide(traced.c) && !traced.literal;
    let mark = |traced: Traced| is_wide_mark(traced.c) && !traced.literal && !matches!(traced.c, '’' | '‘');
    let typed = mark(left)
        || mark(right)
        || (wide(left) && (wide(right) || is_figure(right.c)))
        || (wide(right) && is_figure(left.c));
    (!typed).then_some(' ')
}

/// The space that stays between two characters of a headline: one em between Chinese words.
///
/// A space between a figure and a 汉字 is the typing habit `在 2020 年`, unless it is as wide as one: nobody types that by habit.
fn headline_space(left: Traced, right: Traced, is_wide_space: bool) -> Option<char> {
    let pauses = |c: char| is_wide_mark(c) && !is_opening(c) && !is_closing(c);
    if pauses(left.c) || pauses(right.c) || is_opening(left.c) || is_closing(right.c) {
        return None;
    }
    match (is_wide(left.c), is_wide(right.c)) {
        (true, true) => Some('\u{3000}'),
        (true, false) if is_figure(right.c) => is_wide_space.then_some('\u{3000}'),
        (false, true) if is_figure(left.c) => is_wide_space.then_some('\u{3000}'),
        _ => Some(' '),
    }
}

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
                Role::Headline => headline_space(&text[..i], left, &text[i + length..], right),
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
/// Around a figure a space is content only on one side (`换新颜 213户乐开怀`); on both it is the typing habit `在 2020 年`.
fn headline_space(before: &[Traced], left: Traced, after: &[Traced], right: Traced) -> Option<char> {
    let pauses = |c: char| is_wide_mark(c) && !is_opening(c) && !is_closing(c);
    if pauses(left.c) || pauses(right.c) || is_opening(left.c) || is_closing(right.c) {
        return None;
    }
    let past_figure = |traced: &&Traced| !is_figure(traced.c) && traced.c != '.';
    let is_space = |traced: &Traced| traced.c.is_whitespace();
    match (is_wide(left.c), is_wide(right.c)) {
        (true, true) => Some('\u{3000}'),
        (true, false) if is_figure(right.c) => {
            (!after.iter().find(past_figure).is_some_and(is_space)).then_some('\u{3000}')
        }
        (false, true) if is_figure(left.c) => {
            (!before.iter().rev().find(past_figure).is_some_and(is_space)).then_some('\u{3000}')
        }
        _ => Some(' '),
    }
}

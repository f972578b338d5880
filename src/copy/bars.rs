//! The bar `｜` of a head: break here, if at all. Takes the characters of a head; gives them with a mark for each bar, which is never set.

use super::traced::{Mark, Traced};

/// The bar as it is typed.
const BAR: char = '｜';

/// The characters with a mark in the place of each bar. Spaces beside a bar are one gap before it: in one line the phrases stand apart.
pub(super) fn mark_bars(characters: &[Traced]) -> Vec<Traced> {
    let mut out: Vec<Traced> = Vec::with_capacity(characters.len());
    let mut after_bar = false;
    for &traced in characters {
        if traced.c == BAR {
            let spaced = drop_spaces(&mut out);
            if spaced && out.last().is_some_and(|last| last.mark.is_none()) {
                out.push(gap(traced.at));
            }
            out.push(Traced::marked(Mark::Break, traced.at));
            after_bar = true;
        } else if after_bar && traced.c.is_whitespace() {
            let bar = out.pop();
            if out.last().is_some_and(|last| !last.c.is_whitespace() && last.mark.is_none()) {
                out.push(gap(traced.at));
            }
            out.extend(bar);
        } else {
            after_bar = false;
            out.push(traced);
        }
    }
    out
}

/// A gap of one em that no rule takes away.
fn gap(at: usize) -> Traced {
    Traced { literal: true, ..Traced::new('\u{3000}', at) }
}

/// Takes the spaces from the end; tells whether there were any.
fn drop_spaces(out: &mut Vec<Traced>) -> bool {
    let before = out.len();
    while out.last().is_some_and(|last| last.c.is_whitespace() && !last.literal) {
        out.pop();
    }
    out.len() < before
}

#[cfg(test)]
mod tests {
    use crate::content::Phrase;
    use crate::copy::desk::CopyDesk;
    use crate::copy::typography::Role;
    use crate::diag::Source;

    fn head(title: &str) -> (String, Vec<usize>) {
        let source = Source::new("a.md", title.to_owned());
        let text = CopyDesk::new(&source).phrase(&Phrase { text: title.to_owned(), at: 0 }, Role::Headline);
        (text.to_plain(), text.breaks)
    }

    #[test]
    fn a_bar_is_a_place_and_no_character() {
        assert_eq!(head("老弄堂换新颜｜213户乐开怀"), ("老弄堂换新颜213户乐开怀".to_owned(), vec![18]));
        assert_eq!(head("一｜二｜三"), ("一二三".to_owned(), vec![3, 6]));
    }

    #[test]
    fn spaces_beside_a_bar_are_one_gap() {
        for title in ["老弄堂 ｜ 换新颜", "老弄堂｜ 换新颜", "老弄堂　｜换新颜"] {
            assert_eq!(head(title), ("老弄堂　换新颜".to_owned(), vec![12]), "{title}");
        }
    }

    #[test]
    fn bars_at_the_ends_are_nothing() {
        assert_eq!(head("｜老弄堂换新颜｜"), ("老弄堂换新颜".to_owned(), vec![]));
        assert_eq!(head("｜ 老弄堂换新颜 ｜").1, Vec::<usize>::new());
        assert_eq!(head("｜").0, "");
    }
}

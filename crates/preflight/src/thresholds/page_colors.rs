//! Which pages are printed in colour and which in black, as shops and papers write it: `1,4,5,8 彩，其余黑`.

use std::ops::RangeInclusive;

/// What a page is printed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageInks {
    /// 彩: all four inks.
    Color,
    /// 黑: black alone.
    Black,
}

/// What every page is printed with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PageColors {
    listed: Vec<(RangeInclusive<u32>, PageInks)>,
    rest: Option<PageInks>,
}

impl PageColors {
    /// What such a text says; none where it makes no sense.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut colors = Self::default();
        let mut pages: Vec<RangeInclusive<u32>> = Vec::new();
        let (mut rest, mut to, mut said) = (false, false, false);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '0'..='9' | '０'..='９' => {
                    let mut number = digit(letter)?;
                    while let Some(next) = letters.peek().copied().and_then(digit) {
                        number = number.checked_mul(10)?.checked_add(next)?;
                        letters.next();
                    }
                    match pages.last_mut() {
                        Some(last) if to => *last = *last.start()..=number,
                        _ => pages.push(number..=number),
                    }
                    to = false;
                }
                '-' | '–' | '—' | '~' | '～' | '至' | '到' if !pages.is_empty() => to = true,
                '其' | '余' | '他' | '全' | '都' => rest = true,
                '彩' | '四' | '黑' => {
                    let inks = if letter == '黑' { PageInks::Black } else { PageInks::Color };
                    if to {
                        return None;
                    }
                    if rest {
                        colors.rest = Some(inks);
                    } else if pages.is_empty() {
                        return None;
                    }
                    colors.listed.extend(pages.drain(..).map(|range| (range, inks)));
                    (rest, said) = (false, true);
                }
                ' ' | ',' | '，' | '、' | ';' | '；' | '第' | '版' | '色' | '单' | '白' | '印' | '页' | '为' | '是' =>
                    {}
                _ => return None,
            }
        }
        (said && pages.is_empty() && !rest && !to).then_some(colors)
    }

    /// What a page is printed with; none where nothing is said of it.
    pub(crate) fn of_page(&self, page: u32) -> Option<PageInks> {
        let listed = self.listed.iter().find(|(range, _)| range.contains(&page));
        listed.map(|(_, inks)| *inks).or(self.rest)
    }
}

fn digit(letter: char) -> Option<u32> {
    let ascii = match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xff10 + 0x30)?,
        letter => letter,
    };
    ascii.to_digit(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shops_write_is_read() {
        let colors = PageColors::parse("1,4,5,8 彩，其余黑").unwrap();
        let said: Vec<Option<PageInks>> = (1..=8).map(|page| colors.of_page(page)).collect();
        let (c, k) = (Some(PageInks::Color), Some(PageInks::Black));
        assert_eq!(said, [c, k, k, c, c, k, k, c]);
        let ranges = PageColors::parse("第1、4–5版彩色，2-3版单黑").unwrap();
        assert_eq!((ranges.of_page(5), ranges.of_page(3), ranges.of_page(6)), (c, k, None));
        assert_eq!(PageColors::parse("全彩").unwrap().of_page(77), c);
        for nonsense in ["", "1,4", "红", "其余", "彩", "1- 彩"] {
            assert_eq!(PageColors::parse(nonsense), None, "{nonsense}");
        }
    }
}

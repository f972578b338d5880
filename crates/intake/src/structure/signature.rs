//! Who took, wrote or sent it, parted from the words it was glued to. Every mark that is dropped on the way is set aside.

use super::signs;
use super::story::Guess;
use super::story::{Role, SetAside, Story};
use crate::measure::visible;

/// A caption without who took the picture, and who did.
pub(super) fn photographer(text: &str) -> (String, Option<String>) {
    let bare = text.trim_end_matches(['。', ' ']);
    let inner = bare.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    if let Some((before, credit)) = inner.filter(|(_, credit)| signs::is_captioned_end(credit) && visible(credit) <= 20)
    {
        return (before.trim().to_owned(), Some(tidy(credit)));
    }
    let cut = bare.char_indices().rev().find(|(_, c)| c.is_whitespace() || "。！？”".contains(*c));
    // Between the name and 摄 there is a blank as often as not.
    let name_at = if bare.ends_with(" 摄") || bare.ends_with("\u{3000}摄") {
        let rest = bare[..bare.len() - "摄".len()].trim_end();
        rest.char_indices().rev().find(|(_, c)| c.is_whitespace() || "。！？”".contains(*c))
    } else {
        cut
    };
    if let Some((at, mark)) = name_at {
        let at = at + mark.len_utf8();
        let credit = bare[at..].trim();
        if signs::is_captioned_end(credit) && (3..=16).contains(&visible(credit)) && at > 3 {
            return (bare[..at].trim().to_owned(), Some(tidy(credit)));
        }
    }
    (text.to_owned(), None)
}

/// The marks that are in a caption and neither in its words nor in its credit.
pub(super) fn dropped(whole: &str, text: &str, credit: Option<&str>) -> Option<String> {
    let mut rest: Vec<char> = format!("{text}{}", credit.unwrap_or_default()).chars().collect();
    let mut marks = String::new();
    for c in whole.chars().filter(|c| crate::measure::is_visible(*c)) {
        match rest.iter().position(|kept| *kept == c) {
            Some(at) => {
                rest.remove(at);
            }
            None => marks.push(c),
        }
    }
    (!marks.is_empty()).then_some(marks)
}

/// Takes the writer or the office off the end of the last paragraph, and the brackets off both.
pub(super) fn signature(story: &mut Story, set_aside: &mut Vec<SetAside>) {
    if let Some(last) = story.body.last_mut().filter(|passage| passage.role == Role::Paragraph)
        && let Some((before, inner)) = tail_credit(&last.guess.text)
    {
        let guess = Guess { text: inner, place: last.guess.place, certainty: 92, doubt: None };
        let is_name = signs::is_byline(&guess.text) || signs::is_bare_name(&guess.text);
        let is_office = signs::is_office(&guess.text) || guess.text.contains("供稿") || guess.text.starts_with("来源");
        if is_name || (is_office && story.source.is_none()) {
            last.guess.text = before;
            set_aside.push(SetAside { text: "（）".to_owned(), place: guess.place, why: "记号".to_owned() });
            if is_name { story.authors.push(guess) } else { story.source = Some(guess) }
        }
    }
    let credits = story.source.iter_mut().chain(&mut story.authors);
    for credit in credits {
        if let Some(inner) = signs::bracketed(&credit.text) {
            let inner = inner.to_owned();
            set_aside.push(SetAside { text: "（）".to_owned(), place: credit.place, why: "记号".to_owned() });
            credit.text = inner;
        }
    }
    if let Some(place) = &mut story.place {
        let bare = place.text.trim_matches(['【', '】', '■', '●', '◆', '□', '▲', '★', '：', ':', ' ']).to_owned();
        if let Some(marks) = dropped(&place.text, &bare, None) {
            set_aside.push(SetAside { text: marks, place: place.place, why: "记号".to_owned() });
        }
        place.text = bare;
    }
}

/// A paragraph without the credit in brackets at its end, and the credit.
pub(super) fn tail_credit(text: &str) -> Option<(String, String)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let open = inner[at..].chars().next()?;
    let credit = inner[at + open.len_utf8()..].trim();
    let before = inner[..at].trim_end();
    let fits =
        before.ends_with(['。', '！', '？', '”']) && (signs::is_credit_words(credit) || signs::is_bare_name(credit));
    fits.then(|| (before.to_owned(), tidy(credit)))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_took_a_picture_is_parted_from_what_it_shows() {
        assert_eq!(photographer("居民在排队　秋水 摄"), ("居民在排队".into(), Some("秋水 摄".into())));
        assert_eq!(photographer("居民在排队。（秋水 摄）"), ("居民在排队。".into(), Some("秋水 摄".into())));
        assert_eq!(photographer("图为活动现场。"), ("图为活动现场。".into(), None));
    }

    #[test]
    fn credits_are_taken_off_the_end() {
        assert_eq!(tail_credit("大家都说好。（社区服务办）"), Some(("大家都说好。".into(), "社区服务办".into())));
        assert_eq!(tail_credit("大家都说好（见图）"), None);
    }
}

//! Dated facts: clauses that name a day, a month or a year.

use super::clause::Clause;
use super::proposal::DatedFact;

/// The most characters of a fact's text.
const TEXT_MOST: usize = 80;

/// The dated facts of clauses. A month or a day without a year is of the report's.
pub(super) fn dated_facts(clauses: &[Clause<'_>], year: i32) -> Vec<DatedFact> {
    let mut facts: Vec<DatedFact> = vec![];
    for clause in clauses {
        let Some((date, words)) = date(clause.words, year) else { continue };
        let text: String = clause.sentence.chars().take(TEXT_MOST).collect();
        if facts.iter().all(|fact| fact.text != text || fact.date != date) {
            facts.push(DatedFact { date, text, words: words.to_owned() });
        }
    }
    facts
}

/// The first date in a clause that has a month, and its words.
fn date(words: &str, year: i32) -> Option<(String, &str)> {
    let months = words.match_indices('月');
    for (at, _) in months {
        let before = &words[..at];
        let month = number_at_end(before).filter(|month| (1..=12).contains(month));
        let Some(month) = month else { continue };
        let mut from = at - digits_at_end(before);
        let earlier = words[..from].strip_suffix('年').and_then(|rest| Some((rest, number_at_end(rest)?)));
        let named = earlier.filter(|(_, year)| (1900..=2999).contains(year));
        let own = named.map_or(year, |(_, own)| own);
        if let Some((rest, _)) = named {
            from = rest.len() - digits_at_end(rest);
        }
        let rest = &words[at + '月'.len_utf8()..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let day = rest[..digits]
            .parse::<u32>()
            .ok()
            .filter(|day| (1..=31).contains(day) && rest[digits..].starts_with(['日', '号']));
        let end = at + '月'.len_utf8() + day.map_or(0, |_| digits + '日'.len_utf8());
        let date = day.map_or_else(|| format!("{own}-{month:02}"), |day| format!("{own}-{month:02}-{day:02}"));
        return Some((date, &words[from..end]));
    }
    None
}

fn digits_at_end(text: &str) -> usize {
    text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len()
}

fn number_at_end(text: &str) -> Option<i32> {
    text[text.len() - digits_at_end(text)..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_with_and_without_a_year() {
        assert_eq!(date("2020年1月24日", 2023), Some(("2020-01-24".to_owned(), "2020年1月24日")));
        assert_eq!(date("服务中心在6月启用", 2023), Some(("2023-06".to_owned(), "6月")));
        assert_eq!(date("历时3个月", 2023), None);
        assert_eq!(date("13月里", 2023), None);
    }
}

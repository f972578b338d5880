//! Numbers as a review prints them: takes `18.68`, `1,380` or `-3.5`; gives integers, so that a chart's bars are the same to the
//! byte on every machine.

/// A decimal number without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    /// All digits as one number.
    digits: i64,
    /// How many of them stand behind the point.
    places: u32,
}

/// More digits behind the point than any review prints; also keeps the sums below within 128 bits.
const MOST_PLACES: usize = 9;

impl Decimal {
    /// Reads a number. Commas between digits may group them; anything else makes it none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace([',', '，'], "").replace(['−', '－'], "-");
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || fraction.len() > MOST_PLACES || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let digits: i64 = format!("{whole}{fraction}").parse().ok()?;
        let places = u32::try_from(fraction.len()).ok()?;
        Some(Self { digits: if negative { -digits } else { digits }, places })
    }

    /// The number in units of 10⁻⁹.
    fn billionths(self) -> i128 {
        let missing = 9_u32.saturating_sub(self.places);
        i128::from(self.digits) * 10_i128.pow(missing)
    }

    /// Its share of `span`, in steps of `steps` for the whole, rounded towards zero; zero where the span is.
    pub(super) fn share(self, span: DecimalRange, steps: i64) -> i64 {
        let whole = span.to - span.from;
        if whole == 0 {
            return 0;
        }
        i64::try_from((self.billionths() - span.from) * i128::from(steps) / whole).unwrap_or(0)
    }
}

/// A stretch of the number line, with zero in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DecimalRange {
    from: i128,
    to: i128,
}

impl DecimalRange {
    /// From the least number or zero to the greatest or zero: a bar that begins elsewhere than at zero misleads.
    pub(super) fn around(numbers: &[Decimal]) -> Self {
        let values = || numbers.iter().map(|number| number.billionths());
        Self { from: values().min().unwrap_or(0).min(0), to: values().max().unwrap_or(0).max(0) }
    }

    /// The same, up to a hundred where all numbers are parts of a hundred.
    pub(super) fn of_percentages(numbers: &[Decimal]) -> Self {
        let span = Self::around(numbers);
        let hundred = Decimal { digits: 100, places: 0 }.billionths();
        Self { from: span.from, to: span.to.max(hundred) }
    }
}

/// Zero: where bars begin.
pub(super) const ZERO: Decimal = Decimal { digits: 0, places: 0 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_are_numbers() {
        assert_eq!(Decimal::parse("1.0640"), Some(Decimal { digits: 10640, places: 4 }));
        assert_eq!(Decimal::parse("1,380"), Some(Decimal { digits: 1380, places: 0 }));
        assert_eq!(Decimal::parse("−3.5"), Some(Decimal { digits: -35, places: 1 }));
        for text in ["", "-", "2000余", "1e5", ".5", "1.2.3", "99999999999999999999", "0.0000000001"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_of_the_span_from_zero() {
        let numbers: Vec<Decimal> = ["79.77", "96.07"].iter().filter_map(|text| Decimal::parse(text)).collect();
        assert_eq!(numbers[0].share(DecimalRange::of_percentages(&numbers), 1000), 797);
        assert_eq!(numbers[1].share(DecimalRange::around(&numbers), 1000), 1000);
        assert_eq!(ZERO.share(DecimalRange::around(&[]), 1000), 0);
        let mixed: Vec<Decimal> = ["-5", "15"].iter().filter_map(|text| Decimal::parse(text)).collect();
        assert_eq!(ZERO.share(DecimalRange::around(&mixed), 1000), 250);
    }
}

//! When a picture was taken: takes EXIF, a directory of TIFF (CIPA DC-008); gives the time of the exposure as the camera's clock had it. Whatever
//! the bytes, it looks at a few entries and gives up.

/// DateTimeOriginal, in the directory of EXIF.
const ORIGINAL: u16 = 0x9003;
/// DateTime, in the first directory: when the file was changed last.
const CHANGED: u16 = 0x0132;
/// Where the directory of EXIF stands.
const EXIF: u16 = 0x8769;
/// The most entries of a directory that are looked at.
const MOST: usize = 200;

/// The time, `2020-08-03 10:12:45`; none where no camera noted one.
pub(super) fn taken(exif: &[u8]) -> Option<String> {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let tiff = Tiff { bytes: exif, big: exif.starts_with(b"MM") };
    let first = tiff.long(4)?;
    let inner = tiff.entry(first, EXIF).and_then(|at| tiff.long(at + 8));
    let time = inner.and_then(|inner| tiff.text(inner, ORIGINAL)).or_else(|| tiff.text(first, CHANGED))?;
    written(time)
}

/// `2020:08:03 10:12:45` as people write it; none of zeros or anything else.
fn written(time: &[u8]) -> Option<String> {
    let time = std::str::from_utf8(time.get(..19)?).ok()?;
    let is_time = time.chars().zip("0000:00:00 00:00:00".chars()).all(|(c, form)| match form {
        '0' => c.is_ascii_digit(),
        form => c == form,
    });
    let (day, hour) = time.split_once(' ')?;
    (is_time && !day.starts_with("0000")).then(|| format!("{} {hour}", day.replace(':', "-")))
}

struct Tiff<'a> {
    bytes: &'a [u8],
    big: bool,
}

impl<'a> Tiff<'a> {
    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }).ok()
    }

    /// Where the entry with a tag stands in a directory.
    fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.short(directory)?).min(MOST);
        (0..count).map(|number| directory + 2 + 12 * number).find(|at| self.short(*at) == Some(tag))
    }

    /// The text of an entry.
    fn text(&self, directory: usize, tag: u16) -> Option<&'a [u8]> {
        let at = self.entry(directory, tag)?;
        let (count, place) = (self.long(at + 4)?, self.long(at + 8)?);
        self.bytes.get(place..place.checked_add(count)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EXIF with these times, in either order of bytes.
    fn exif(big: bool, original: &str, changed: &str) -> Vec<u8> {
        let short = |value: u16| if big { value.to_be_bytes() } else { value.to_le_bytes() };
        let long = |value: u32| if big { value.to_be_bytes() } else { value.to_le_bytes() };
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&short(tag)[..], &short(kind), &long(count), &long(value)].concat()
        };
        let mark: &[u8] = if big { b"MM\0*" } else { b"II*\0" };
        let first = [&short(2)[..], &entry(CHANGED, 2, 20, 56), &entry(EXIF, 4, 1, 38), &long(0)].concat();
        let inner = [&short(1)[..], &entry(ORIGINAL, 2, 20, 76), &long(0)].concat();
        [mark, &long(8), &first, &inner, changed.as_bytes(), b"\0", original.as_bytes(), b"\0"].concat()
    }

    #[test]
    fn the_time_of_the_exposure_is_found_in_either_order_of_bytes() {
        for big in [false, true] {
            let both = exif(big, "2020:08:03 10:12:45", "2021:01:01 00:00:00");
            assert_eq!(taken(&both).as_deref(), Some("2020-08-03 10:12:45"));
            assert_eq!(taken(&[b"Exif\0\0", &both[..]].concat()).as_deref(), Some("2020-08-03 10:12:45"));
            let none = exif(big, "0000:00:00 00:00:00", "2021:01:01 00:00:00");
            assert_eq!(taken(&none), None);
        }
    }

    #[test]
    fn rubbish_has_no_time() {
        let sound = exif(false, "2020:08:03 10:12:45", "2021:01:01 00:00:00");
        for end in 0..sound.len() {
            let _ = taken(&sound[..end]);
        }
        for at in 0..sound.len() {
            let mut broken = sound.clone();
            broken[at] = 0xff;
            let _ = taken(&broken);
        }
        assert_eq!(taken(b""), None);
    }
}

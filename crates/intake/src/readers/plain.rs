//! Texts: UTF-8, UTF-16 with and without a mark, GB 18030, Big5. Takes bytes; gives lines.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::Manuscript;
use crate::measure::is_han;

/// Reads a text.
pub(super) fn read_plain(bytes: &[u8]) -> Result<Manuscript, Fault> {
    if bytes.len() > limits::MOST_TEXT {
        return Err(Fault::TooLarge("文字超过 16 MB"));
    }
    let (text, encoding) = decode(bytes)?;
    let mut manuscript = Manuscript::of_text(&text);
    if encoding != UTF_8 {
        let name = if encoding == GB18030 { "GBK" } else { encoding.name() };
        manuscript.remarks.push(format!("文字是 {name} 编码，已转成 UTF-8"));
    }
    Ok(manuscript)
}

/// The text in the encoding it is in.
fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding), Fault> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return whole(bytes, encoding).ok_or(Fault::Encoding);
    }
    if let Some(encoding) = wide(bytes) {
        return whole(bytes, encoding).ok_or(Fault::Encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8));
    }
    let guesses = [whole(bytes, GB18030), whole(bytes, BIG5)];
    guesses
        .into_iter()
        .flatten()
        .max_by_key(|(text, encoding)| (sense(text), *encoding == GB18030))
        .ok_or(Fault::Encoding)
}

/// All of the bytes in one encoding, or nothing.
fn whole(bytes: &[u8], encoding: &'static Encoding) -> Option<(String, &'static Encoding)> {
    let (text, wrong) = encoding.decode_with_bom_removal(bytes);
    (!wrong).then(|| (text.into_owned(), encoding))
}

/// UTF-16 without a mark: there are zeros, and one order of the bytes makes sense.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.contains(&0) || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let guesses = [whole(bytes, UTF_16LE), whole(bytes, UTF_16BE)];
    guesses.into_iter().flatten().max_by_key(|(text, _)| sense(text)).map(|(_, encoding)| encoding)
}

/// How much of a text is what Chinese texts are made of, in thousandths. Of wrongly read bytes most characters are rare ones.
fn sense(text: &str) -> usize {
    const COMMON: &str = "的一是了在有不人和中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进着等部度家里如水高自二理起小现实物加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收證書會開與來時後為個國學對發過們說這這麼無實現動關體從長問題車間東門見兩並經總應將樣點種業當區領導";
    let (mut common, mut han, mut odd) = (0, 0, 0);
    for c in text.chars().take(20_000) {
        match c {
            c if COMMON.contains(c) => {
                common += 1;
                han += 1;
            }
            c if is_han(c) => han += 1,
            '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}' | '\u{3100}'..='\u{312f}' => odd += 5,
            _ => {}
        }
    }
    (common * 1000 / (han + odd + 1)).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLE: &str = "街道召开会议。\n大家说，社区的事情一起做，人人都来参加。\n";

    fn lines(bytes: &[u8]) -> Vec<String> {
        read_plain(bytes).unwrap().lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn every_encoding_of_a_chinese_desk_is_told() {
        let wanted = lines(SIMPLE.as_bytes());
        assert_eq!(wanted.len(), 2);
        assert_eq!(lines(&GB18030.encode(SIMPLE).0), wanted);
        let big: Vec<u8> = SIMPLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = SIMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&big), wanted);
        assert_eq!(lines(&little), wanted);
        assert_eq!(lines(&[&[0xff, 0xfe], &little[..]].concat()), wanted);
        assert_eq!(lines(&[&[0xef, 0xbb, 0xbf], SIMPLE.as_bytes()].concat()), wanted);
        let old = "社區開會，大家說這是我們的事，人人都來參加。";
        assert_eq!(lines(&BIG5.encode(old).0), [old]);
    }

    #[test]
    fn rubbish_is_refused() {
        assert_eq!(read_plain(&[0xff, 0x80, 0xfe, 0xff, 0x81]).unwrap_err(), Fault::Encoding);
    }
}

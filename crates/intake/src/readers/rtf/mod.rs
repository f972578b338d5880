//! Rich Text Format: takes bytes; gives paragraphs with size, weight and place between the edges. Headers, footers and notes come as such; comments,
//! struck and hidden words are told beside the text. Groups that hold no text are passed over.

mod beside;
mod encoding;
mod reader;

use crate::fault::Fault;
use crate::limits;
use crate::manuscript::Manuscript;
use reader::Reader;

/// Reads a document.
pub(super) fn read_rtf(bytes: &[u8]) -> Result<Manuscript, Fault> {
    if bytes.len() as u64 > limits::MOST_PART {
        return Err(Fault::TooLarge("RTF 超过 64 MB"));
    }
    Reader::new(bytes).run()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::{Align, Strand};

    #[test]
    fn both_ways_of_writing_a_character_are_read() {
        let text = br"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce;}}\pard\qc\b\fs44 \'bb\'e1\'d2\'e9\par\pard\b0\fs21 \u31038?\u21306?{\deleted\'b2\'bb}.\par}";
        let manuscript = read_rtf(text).unwrap();
        let lines: Vec<_> =
            manuscript.lines.iter().map(|line| (line.text.as_str(), line.look.align, line.look.size)).collect();
        assert_eq!(lines, [("会议", Align::Centre, 22.0), ("社区.", Align::Plain, 10.5)]);
    }

    #[test]
    fn what_is_not_of_the_body_is_told_and_counted() {
        let text = br"{\rtf1\ansi\ansicpg936{\header\pard \'d2\'b3\'c3\'bc\par}{\footer 3\par}\pard \'d5\'fd\'ce\'c4{\deleted \'c9\'be}{\*\atnid w}{\*\atnauthor w}{\*\annotation{\*\atndate 1}\pard \'c5\'fa\'d7\'a2\par}{\v \'d2\'fe}\'c4\'a9{\footnote \'d7\'a2}\par{\*\generator x}}";
        let manuscript = read_rtf(text).unwrap();
        let lines: Vec<_> = manuscript.lines.iter().map(|line| (line.text.as_str(), line.strand)).collect();
        assert_eq!(
            lines,
            [("页眉", Strand::Margin), ("3", Strand::Margin), ("正文末", Strand::Text), ("注", Strand::Note)]
        );
        let asides: Vec<_> = manuscript.asides.iter().map(|aside| (aside.text.as_str(), aside.what.as_str())).collect();
        assert_eq!(asides, [("删", "修订删去"), ("批注", "批注"), ("隐", "隐藏的字")]);
    }
}

//! Stories parted and joined: two drafts of one, one of two.

use super::block::{Block, BlockKind};
use super::element::{Sheet, UNTITLED};

/// Parts a draft: what follows from a block on becomes a draft of its own, and a crosshead or a short line there its title.
///
/// # Errors
/// A block that is the first, or is not there; in words.
pub fn part(sheet: &mut Sheet, at: usize) -> Result<Sheet, String> {
    if at == 0 || at >= sheet.blocks.len() {
        return Err("从第二段起才能另起一篇".to_owned());
    }
    let mut blocks = sheet.blocks.split_off(at);
    let mut next = Sheet { lead: sheet.lead.clone(), ..Sheet::default() };
    let is_title = blocks[0].kind != BlockKind::Whole
        && (matches!(blocks[0].kind, BlockKind::Crosshead | BlockKind::Subhead)
            || blocks[0].words().chars().count() <= TITLE_MOST && !blocks[0].words().ends_with('。'));
    if is_title {
        next.put("title", vec![blocks.remove(0).words()]);
    } else {
        next.put("title", vec![UNTITLED.to_owned()]);
        next.fields[0].remarks.push("没有找到标题，请补上".to_owned());
    }
    next.put("kind", vec!["story".to_owned()]);
    next.put("priority", vec!["3".to_owned()]);
    next.blocks = blocks;
    Ok(next)
}

/// The most characters of a title, as an article holds them.
const TITLE_MOST: usize = 38;

/// Puts a draft at the end of another: its title becomes a crosshead, its other words paragraphs.
pub fn append(sheet: &mut Sheet, next: Sheet) {
    for (name, kind) in [
        ("place", BlockKind::Paragraph),
        ("kicker", BlockKind::Paragraph),
        ("title", BlockKind::Crosshead),
        ("deck", BlockKind::Paragraph),
    ] {
        if let Some(words) = next.words(name) {
            sheet.blocks.push(Block::of_words(&words).called(kind));
        }
    }
    let signed: Vec<Block> =
        ["author", "source"].iter().filter_map(|name| next.words(name)).map(|words| Block::of_words(&words)).collect();
    sheet.blocks.extend(next.blocks);
    sheet.blocks.extend(signed);
    sheet.pictures.extend(next.pictures);
    sheet.waiting.extend(next.waiting);
}

//! Words called something else: taken from where they stand, put where such words belong. What stood there takes their place.

use super::block::{Block, BlockKind};
use super::element::{Role, Sheet, Spot, UNTITLED, WORDS, Waiting};

/// Calls words something else.
pub(super) fn make(sheet: &mut Sheet, from: &Spot, role: Role) -> Result<(), String> {
    if let (Spot::Block(at), Some(kind)) = (from, kind_of(role)) {
        let block = sheet.blocks.get_mut(*at).ok_or("没有这一段")?;
        if block.kind == BlockKind::Whole {
            return Err("表格和插图不能改作别的".to_owned());
        }
        *block = block.clone().called(kind);
        return Ok(());
    }
    if matches!((from, role.key()), (Spot::Field(name), Some(key)) if name == key) {
        return Err("已经是了".to_owned());
    }
    let words = take(sheet, from)?;
    match (role.key(), kind_of(role)) {
        (Some("author"), _) => {
            let mut names = sheet.field("author").map(|field| field.values.clone()).unwrap_or_default();
            names.push(words);
            sheet.put("author", names);
        }
        (Some(key), _) => {
            let displaced = sheet.words(key);
            sheet.put(key, vec![words]);
            if let Some(displaced) = displaced {
                give_way(sheet, from, displaced);
            }
        }
        (None, Some(kind)) => sheet.blocks.insert(0, Block { kind, ..Block::of_words(&words).called(kind) }),
        (None, None) => caption(sheet, words),
    }
    if sheet.words("title").is_none() && sheet.field("title").is_none() {
        sheet.put("title", vec![UNTITLED.to_owned()]);
        if let Some(field) = sheet.fields.iter_mut().find(|field| field.name == "title") {
            field.remarks.push("没有找到标题，请补上".to_owned());
        }
    }
    Ok(())
}

const fn kind_of(role: Role) -> Option<BlockKind> {
    match role {
        Role::Crosshead => Some(BlockKind::Crosshead),
        Role::Subhead => Some(BlockKind::Subhead),
        Role::Paragraph => Some(BlockKind::Paragraph),
        _ => None,
    }
}

/// Takes words from where they stand.
fn take(sheet: &mut Sheet, from: &Spot) -> Result<String, String> {
    match from {
        Spot::Field(name) if WORDS.contains(&name.as_str()) => {
            let words = sheet.words(name).ok_or("这里没有字")?;
            sheet.fields.retain(|field| field.name != *name);
            Ok(words)
        }
        Spot::Block(at) => {
            let block = sheet.blocks.get(*at).ok_or("没有这一段")?;
            if block.kind == BlockKind::Whole {
                return Err("表格和插图不能改作别的".to_owned());
            }
            Ok(sheet.blocks.remove(*at).words())
        }
        Spot::Caption(at) => {
            let picture = sheet.pictures.get_mut(*at).ok_or("没有这张图片")?;
            let words = both(picture.caption.take(), picture.credit.take()).ok_or("这张图片没有说明")?;
            picture.remarks.clear();
            Ok(words)
        }
        Spot::Waiting(at) if *at < sheet.waiting.len() => {
            let Waiting { caption, credit, .. } = sheet.waiting.remove(*at);
            both(Some(caption), credit).ok_or_else(|| "这里没有字".to_owned())
        }
        _ => Err("这里没有字".to_owned()),
    }
}

fn both(caption: Option<String>, credit: Option<String>) -> Option<String> {
    let words: Vec<String> = caption.into_iter().chain(credit).filter(|words| !words.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Puts words that had to give way where those stood that took their place.
fn give_way(sheet: &mut Sheet, from: &Spot, words: String) {
    match from {
        Spot::Field(name) => sheet.put(name, vec![words]),
        Spot::Block(at) => sheet.blocks.insert((*at).min(sheet.blocks.len()), Block::of_words(&words)),
        _ => sheet.blocks.insert(0, Block::of_words(&words)),
    }
}

/// Gives words to the first picture that has none; without one they wait.
fn caption(sheet: &mut Sheet, words: String) {
    match sheet.pictures.iter_mut().find(|picture| picture.caption.is_none()) {
        Some(picture) => picture.caption = Some(words),
        None => {
            let remarks = vec!["图片说明还没有图片；配上图片就写进 images".to_owned()];
            sheet.waiting.push(Waiting { caption: words, credit: None, remarks });
        }
    }
}

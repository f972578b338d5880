//! Texts parted between pages: the spread 跨版 across the two pages in the middle, and the jump 转版. Takes an item and the blocks of
//! its article; gives its parts.

use crate::grid::Grid;
use crate::layout::{Layout, PageLayout, Placement};
use crate::measure::{ArticlePart, Half, Measure, MeasureFailed};
use crate::shapes::gather::part_of;
use crate::shapes::item::Item;
use chenbao_model::model::{Article, ArticleId, Block};
use chenbao_model::units::PageNumber;

/// The least characters before a jump: about eight lines (makeup.md §2: 4 in.).
const JUMP_BEFORE: usize = 110;
/// The least characters after a jump: about twelve lines (makeup.md §2: 6 in.).
pub(crate) const JUMP_AFTER: usize = 170;

/// The shortest half of one.
const SPREAD_HALF: usize = 300;
/// The shortest story for a spread, in characters: each half stands below a head across its page.
pub(crate) const SPREAD_CHARS: usize = 1000;

/// The pages of a spread, by index; none where the paper has no two facing pages in its middle.
pub(crate) fn middle(pages: usize) -> Option<(usize, usize)> {
    (pages >= 4 && pages.is_multiple_of(4)).then(|| (pages / 2 - 1, pages / 2))
}

/// Parts the item that runs across the middle of the paper, if there is one: where it was parted before, else at the block nearest
/// to its half.
pub(crate) fn part_spread(
    items: &mut Vec<Item<'_>>,
    pages: usize,
    before: Option<&Layout>,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<(), MeasureFailed> {
    let Some((left, _)) = middle(pages) else { return Ok(()) };
    let is_spread = |item: &Item| item.main.articles.len() == 1 && can_spread(item.main.articles[0]);
    let Some(at) = items.iter().position(is_spread) else { return Ok(()) };
    let whole = items.remove(at);
    let article = whole.main.articles[0];
    let possible = boundaries(article);
    let saved = before.and_then(|before| {
        let parts = before.placements().filter(|(_, module)| module.articles.contains(&article.id));
        parts
            .filter_map(|(_, module)| module.part)
            .find(|part| part.spread == Some(Half::Left))
            .map(|part| part.blocks[1])
    });
    match saved.filter(|block| possible.contains(block)).or_else(|| possible.first().copied()) {
        Some(block) => items.extend(halves(&whole, block, left, grid, measure)?),
        None => items.insert(at, whole),
    }
    Ok(())
}

/// Whether a story that asks for it is long enough to run across two pages.
pub(crate) fn can_spread(article: &Article) -> bool {
    article.pins.spread && article.chars() >= SPREAD_CHARS && !boundaries(article).is_empty()
}

/// Parts the stories that jump from or to a locked page as they were parted there.
pub(crate) fn part_as_locked(
    items: &mut Vec<Item<'_>>,
    before: Option<&Layout>,
    is_locked: &dyn Fn(&PageLayout) -> bool,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<(), MeasureFailed> {
    let Some(before) = before else { return Ok(()) };
    let is_jump = |module: &&Placement| module.part.is_some_and(|part| part.spread.is_none());
    let modules = before.pages.iter().filter(|page| is_locked(page)).flat_map(|page| &page.modules);
    let jumping: Vec<ArticleId> =
        modules.filter(is_jump).filter_map(|module| module.articles.first().cloned()).collect();
    for id in jumping {
        let is_whole =
            |item: &Item| item.main.part.is_none() && item.main.articles.len() == 1 && item.main.articles[0].id == id;
        let Some(at) = items.iter().position(is_whole) else { continue };
        let blocks = items[at].main.articles[0].body.len();
        let mut parts: Vec<(PageNumber, ArticlePart)> = before
            .placements()
            .filter(|(_, module)| module.articles.contains(&id))
            .filter_map(|(page, module)| Some((page, module.part?)))
            .collect();
        parts.sort_by_key(|(_, part)| part.blocks);
        if parts.len() != 2 || parts[1].1.blocks[0] >= blocks {
            continue;
        }
        parts[1].1.blocks[1] = blocks;
        let whole = items.remove(at);
        for (page, part) in parts {
            let mut item = part_of(&whole, part, grid, measure)?;
            item.wishes.page = Some(page);
            items.push(item);
        }
    }
    Ok(())
}

/// The two halves of an item parted before a block.
pub(crate) fn halves<'a>(
    whole: &Item<'a>,
    block: usize,
    left: usize,
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<[Item<'a>; 2], MeasureFailed> {
    let half_of = |half: Half, blocks: [usize; 2]| -> Result<Item<'a>, MeasureFailed> {
        let part = ArticlePart { blocks, from: None, to: None, spread: Some(half) };
        let mut item = part_of(whole, part, grid, measure)?;
        item.wishes.page = Some(page_number(left + usize::from(half == Half::Right)));
        item.wishes.section = None;
        item.wishes.width = Some((grid.cols, grid.cols));
        Ok(item)
    };
    let end = whole.main.articles[0].body.len();
    Ok([half_of(Half::Left, [0, block])?, half_of(Half::Right, [block, end])?])
}

/// The blocks before which an article may be parted, those nearest to its half first. A crosshead goes with
/// what follows it.
pub(crate) fn boundaries(article: &Article) -> Vec<usize> {
    let sizes: Vec<usize> = article.body.iter().map(chars_of).collect();
    let total: usize = sizes.iter().sum();
    let mut found: Vec<(usize, usize)> = parting_blocks(article)
        .filter(|&block| {
            let before: usize = sizes[..block].iter().sum();
            before >= SPREAD_HALF && total - before >= SPREAD_HALF
        })
        .map(|block| (total.abs_diff(2 * sizes[..block].iter().sum::<usize>()), block))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, block)| block).collect()
}

/// The blocks before which an article may jump, the later first: as much as can be stays where it began.
pub(crate) fn jumps(article: &Article) -> Vec<usize> {
    let before = |block: usize| chars_before(article, block);
    let after = |block: usize| article.body[block..].iter().map(chars_of).sum::<usize>();
    let mut found: Vec<usize> =
        parting_blocks(article).filter(|&block| before(block) >= JUMP_BEFORE && after(block) >= JUMP_AFTER).collect();
    found.reverse();
    found
}

/// The two parts of an item that jumps before a block from one page to another, pages by index.
pub(crate) fn jump<'a>(
    whole: &Item<'a>,
    block: usize,
    pages: (usize, usize),
    grid: &Grid,
    measure: &dyn Measure,
) -> Result<[Item<'a>; 2], MeasureFailed> {
    let article = whole.main.articles[0];
    let (from, to) = (page_number(pages.0), page_number(pages.1));
    let first = ArticlePart { blocks: [0, block], from: None, to: Some(to), spread: None };
    let second = ArticlePart { blocks: [block, article.body.len()], from: Some(from), to: None, spread: None };
    let mut first = part_of(whole, first, grid, measure)?;
    first.wishes.page = Some(from);
    let mut second = part_of(whole, second, grid, measure)?;
    second.wishes.page = Some(to);
    Ok([first, second])
}

/// The characters of an article before a block.
pub(crate) fn chars_before(article: &Article, block: usize) -> usize {
    article.body[..block].iter().map(chars_of).sum()
}

fn parting_blocks(article: &Article) -> impl Iterator<Item = usize> + '_ {
    (1..article.body.len()).filter(|&block| !matches!(article.body[block - 1], Block::Crosshead(_)))
}

fn chars_of(block: &Block) -> usize {
    block.texts().iter().map(|text| text.chars()).sum()
}

/// The number of a page by its index.
fn page_number(index: usize) -> PageNumber {
    PageNumber::new(u16::try_from(index + 1).unwrap_or(u16::MAX))
}

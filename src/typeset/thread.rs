//! One text through boxes of one width and unequal depth, as an element of the engine's own kind.
//!
//! Being an element of an ordinary document, a thread keeps its tags: a paragraph that runs from leg to leg stays one `P` in
//! the PDF. The look calls `thread(width, key, boxes, body)`; `boxes` holds `(x, y, height)` from the thread's own top left.

use typst::diag::{SourceResult, bail};
use typst::engine::Engine;
use typst::foundations::{
    Array, Content, NativeElement, Packed, ShowFn, StyleChain, Styles, Target, TargetElem, Value, elem,
};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, BlockElem, Frame, Length, Point, Region, Regions, Size};
use typst::syntax::Span;

/// The height given to the engine as the full height of every region. It is part of the engine's memo key for paragraphs, so it
/// must never vary.
const FULL: Abs = Abs::raw(1000.0);

/// The depth of the box behind the last, whose text would be lost: whatever stands in it is overset.
const SENTINEL: Abs = Abs::raw(1e6);

/// A text threaded through boxes.
#[elem]
pub struct ThreadElem {
    /// The width of every box.
    #[required]
    pub width: Length,

    /// A number that tells this text from all others of the document.
    #[required]
    pub key: i64,

    /// The boxes: `(x, y, height)`.
    #[required]
    pub boxes: Array,

    /// The text.
    #[required]
    pub body: Content,
}

/// How the engine shows the element.
pub(super) const THREAD_RULE: ShowFn<ThreadElem> =
    |elem, _, _| Ok(BlockElem::single_layouter(elem.clone(), layout_thread).pack());

fn layout_thread(
    elem: &Packed<ThreadElem>,
    engine: &mut Engine,
    _: Locator,
    _: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    let boxes = read_boxes(&elem.boxes, elem.span())?;
    let heights: Vec<Abs> = boxes.iter().map(|&(_, height)| height).collect();
    let width = elem.width.abs;
    let frames = flow(engine, &elem.body, elem.key, width, &heights)?;
    let size = Size::new(
        boxes.iter().map(|(point, _)| point.x + width).fold(Abs::zero(), Abs::max),
        boxes.iter().map(|(point, height)| point.y + *height).fold(Abs::zero(), Abs::max),
    );
    let mut output = Frame::soft(region.expand.select(region.size, size));
    let mut frames = frames.into_iter();
    for ((point, _), frame) in boxes.iter().zip(frames.by_ref()) {
        output.push_frame(*point, frame);
    }
    // What stands in the sentinel is kept, far below the page, for the check to find; and its end tags with it.
    for frame in frames {
        output.push_frame(Point::with_y(SENTINEL), frame);
    }
    Ok(output)
}

/// Sets a text in boxes of one width. The frames after the last box hold what found no room.
pub(super) fn flow(
    engine: &mut Engine,
    body: &Content,
    key: i64,
    width: Abs,
    heights: &[Abs],
) -> SourceResult<Vec<Frame>> {
    // The styles are the library's own, not those of the place of use: so the lines measured for the makeup are the lines set.
    let library = engine.library;
    let base = StyleChain::new(&library.styles);
    let target: Styles = TargetElem::target.set(Target::Paged).wrap().into();
    let styles = base.chain(&target);
    let backlog: Vec<Abs> = heights.iter().skip(1).copied().chain([SENTINEL]).collect();
    let regions = Regions {
        size: Size::new(width, heights.first().copied().unwrap_or(SENTINEL)),
        expand: Axes::new(true, true),
        full: FULL,
        backlog: &backlog,
        last: None,
    };
    let locator = Locator::root().split().next(&key);
    Ok(typst_layout::layout_fragment(engine, body, locator, styles, regions)?.into_frames())
}

/// Whether a frame placed by a thread is the sentinel's.
pub(super) fn is_sentinel(y: Abs) -> bool {
    y >= SENTINEL * 0.5
}

fn read_boxes(boxes: &Array, span: Span) -> SourceResult<Vec<(Point, Abs)>> {
    let mut out = Vec::with_capacity(boxes.len());
    for value in boxes {
        let Value::Array(parts) = value else { bail!(span, "a box of a thread is (x, y, height)") };
        let mut lengths = parts.iter().filter_map(|part| part.clone().cast::<Length>().ok().map(|length| length.abs));
        let (Some(x), Some(y), Some(height)) = (lengths.next(), lengths.next(), lengths.next()) else {
            bail!(span, "a box of a thread is (x, y, height)")
        };
        out.push((Point::new(x, y), height));
    }
    Ok(out)
}

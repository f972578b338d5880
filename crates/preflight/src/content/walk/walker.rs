//! The interpreter of content streams: keeps the graphics state and hands every mark to the page. Takes the bytes of a stream and its
//! resources.
//!
//! What it may spend is bounded: operations, pixels, bytes decoded, depth. Beyond that it stops, and the page says so.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::page::Resources;

use super::kept::Kept;
use super::scope::{Scope, StreamStart};
use super::share::Share;
use crate::content::placed::PlacedForm;
use crate::content::resources::{Budget, Layers, Memory, Picture, Shading, Space};
use crate::content::rules::GroupSpace;
use crate::content::sheet::Sheet;
use crate::press::Press;

/// How many operations opening a stream counts for.
const OPENING: u64 = 100;
/// How deep streams may lie within each other.
const DEPTH: usize = 100;

/// What a page may use.
pub(crate) struct Means<'a, 'c> {
    /// What the page before it left.
    pub(crate) kept: Kept<'a>,
    /// What files that belong together have in common.
    pub(crate) memory: &'c Memory,
    /// The layers of the file, and what it was made for.
    pub(crate) setting: &'c FileSetting,
    /// What it may spend.
    pub(crate) share: Share,
}

/// What the content of every page of a file is read with.
#[derive(Debug, Default)]
pub(crate) struct FileSetting {
    /// Its layers.
    pub(crate) layers: Layers,
    /// The printing condition it was made for.
    pub(crate) press: Press,
    /// Whether its standard forbids transparency and what came with later versions.
    pub(crate) flat: bool,
}

/// What walking a page leaves.
pub(in crate::content) struct Walked<'a, 'c> {
    pub(in crate::content) sheet: Sheet<'c>,
    pub(in crate::content) forms: Vec<PlacedForm>,
    /// What the next page may use.
    pub(in crate::content) kept: Kept<'a>,
    /// Whether it came to the end of the content.
    pub(in crate::content) finished: bool,
    /// What it took: pixels, and as many more for operations and bytes as take the same time.
    pub(in crate::content) spent: u64,
}

/// The interpreter.
pub(in crate::content) struct Walker<'a, 'c> {
    pub(super) sheet: Sheet<'c>,
    pub(super) forms: Vec<PlacedForm>,
    /// The spaces of the groups that are open, the innermost last.
    pub(super) groups: Vec<GroupSpace>,
    /// The streams that are being walked, by where they lie in the file.
    pub(super) active: Vec<usize>,
    /// Soft masks that have been looked at.
    pub(super) masks: BTreeSet<usize>,
    pub(super) kept: Kept<'a>,
    pub(super) layers: &'c Layers,
    pub(super) press: &'c Press,
    pub(super) memory: &'c Memory,
    pub(super) pictures: HashMap<usize, Rc<Picture>>,
    pub(super) streams: HashMap<usize, Rc<[u8]>>,
    /// The bytes that may still be decoded.
    pub(super) bytes: usize,
    pub(super) spaces: HashMap<usize, Rc<Space>>,
    pub(super) shadings: HashMap<usize, Option<Rc<Shading>>>,
    pub(super) budget: Budget,
    share: Share,
    operations: u64,
    exhausted: bool,
}

impl<'a, 'c> Walker<'a, 'c> {
    /// An interpreter for a page whose own group blends in `group`.
    pub(in crate::content) fn new(sheet: Sheet<'c>, group: GroupSpace, means: Means<'a, 'c>) -> Self {
        let Means { kept, memory, setting, share } = means;
        Self {
            sheet,
            forms: Vec::new(),
            groups: vec![group],
            active: Vec::new(),
            masks: BTreeSet::new(),
            kept,
            layers: &setting.layers,
            press: &setting.press,
            memory,
            pictures: HashMap::new(),
            streams: HashMap::new(),
            bytes: share.bytes,
            spaces: HashMap::new(),
            shadings: HashMap::new(),
            budget: Budget::new(),
            share,
            operations: 0,
            exhausted: false,
        }
    }

    /// What it leaves.
    pub(in crate::content) fn finish(self) -> Walked<'a, 'c> {
        let finished = !self.is_exhausted();
        let decoded = self.share.bytes.saturating_sub(self.bytes) as u64;
        let spent =
            self.sheet.plates.work + self.sheet.plates.area().pixels() as u64 + self.operations * 60 + decoded * 2;
        Walked { sheet: self.sheet, forms: self.forms, kept: self.kept.bounded(), finished, spent }
    }

    /// Takes note of an operation; false where the page has had its share.
    pub(super) fn spend(&mut self) -> bool {
        self.operations += 1;
        if self.operations > self.share.operations
            || self.sheet.plates.work > self.share.pixels
            || self.budget.is_spent()
        {
            self.exhausted = true;
        }
        !self.exhausted
    }

    /// Stops here.
    pub(super) fn give_up(&mut self) {
        self.exhausted = true;
    }

    /// Whether it stopped before the end.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted || self.budget.is_spent()
    }

    /// The space that transparency is blended in here.
    pub(super) fn group(&self) -> GroupSpace {
        self.groups.last().cloned().unwrap_or(GroupSpace::UNNAMED)
    }

    /// Walks a content stream.
    pub(super) fn run(&mut self, data: &[u8], resources: &Resources<'a>, start: StreamStart<'a>) {
        // Followed step by step, with the bytes `0 0 0 1 k 10 10 50 20 re W n /P Do` of a page whose trim is 200 × 300 points:
        //
        // * `k` takes four operands. It is no operator of state, path, painting or text, so it comes to `step_color`: from now on areas are
        //   filled with [0, 0, 0, 1] in DeviceCMYK. Nothing is checked, for a colour that is never used does no harm.
        // * `re` traces a rectangle twice, in pixels for the plates and in points for the rules, and keeps its corners: it stands upright.
        // * `W` only notes the rule to clip by. `n` ends the path without painting it; `finish_path` then narrows the clip of the state to
        //   x 10–60, y 10–30, as a rectangle without a mask, since the path is one.
        // * `Do` looks P up in the resources: without it, `check_named` reports it. A form is walked by this same function with a scope of its
        //   own, one deeper; its marks see the clip above, and `active` knows the form, so that one within itself is passed over. A
        //   picture is checked (space, resolution, inks in the part that is visible) and then laid on the plates.
        //
        // Behind the last operator stand two more, which every stream gets (`END`): the first takes up what is left over, the second
        // tells `check_end` that the stream was read to its end. The state is dropped with the scope.
        if self.active.len() >= DEPTH {
            return self.give_up();
        }
        self.operations += OPENING;
        let mut scope = Scope::new(start);
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            if !self.spend() {
                return;
            }
            self.sheet.check_operator(&operation, &mut scope.syntax);
            self.step(&operation, &mut scope, resources);
        }
        if !self.is_exhausted() {
            self.sheet.check_end(&scope.syntax, scope.saved.len());
        }
    }

    fn step(&mut self, operation: &TypedInstruction<'_, '_>, scope: &mut Scope<'a>, resources: &Resources<'a>) {
        let _ = self.step_state(operation, scope, resources)
            || self.step_path(operation, scope)
            || self.step_paint(operation, scope, resources)
            || self.step_text(operation, scope, resources)
            || self.step_color(operation, scope, resources);
    }
}

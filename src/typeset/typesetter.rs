//! The typesetter as those see it who set a part of a page: a look with its faces, and what was measured. What it is asked from
//! outside stands in [`super`].

use std::sync::Arc;

use super::engine::with_engine;
use super::fonts::Fonts;
use super::functions::Functions;
use super::galley::{SetGalley, set_galley};
use super::look::Look;
use super::measured::Measured;
use super::medium::Medium;
use super::world::PaperWorld;
use crate::diag::Failure;
use crate::makeup::measure::Passage;

/// The typesetter of one look.
pub struct Typesetter {
    pub(super) world: PaperWorld,
    pub(super) fonts: Arc<Fonts>,
    pub(super) medium: Medium,
    pub(super) look: Look,
    pub(super) functions: Functions,
    /// What was measured is what is set.
    pub(super) measured: Measured,
}

impl Typesetter {
    /// A passage set at a measure of so many em; what was set once is not set again.
    pub(super) fn set_galley(&self, passage: Passage, em: u16) -> Result<Arc<SetGalley>, Failure> {
        self.measured.galley(passage, em, || {
            with_engine(&self.world, |engine| set_galley(engine, &self.functions, &self.look.grid, passage, em))
        })
    }
}

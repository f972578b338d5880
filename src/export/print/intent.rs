//! How colours go from one profile to another: takes a rendering intent; gives what the colour engine is told.

use moxcms::{InterpolationMethod, RenderingIntent, TransformOptions};

/// For colours of the screen: their whole range is brought into what the press can show.
pub(super) fn perceptual() -> TransformOptions {
    with_intent(RenderingIntent::Perceptual)
}

/// Tetrahedra hold the neutral axis in one of their edges. The other way, in cubes, mixes colours into greys between two nodes: their
/// inks wobble, and a smooth sky gets bands.
pub(super) fn with_intent(rendering_intent: RenderingIntent) -> TransformOptions {
    let interpolation_method = InterpolationMethod::Tetrahedral;
    TransformOptions { rendering_intent, interpolation_method, ..TransformOptions::default() }
}

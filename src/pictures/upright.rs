//! How a picture lies: its camera stored it turned or mirrored, and wrote beside it how it stands upright. Takes that and a window of the upright
//! picture; gives whether its sides change places, and where the window lies as stored.

use image::metadata::Orientation;

/// A window of a picture: left, top, right, bottom in parts of its sides from the top left.
pub(crate) type Window = [f64; 4];

/// Whether width and height change places when the picture is turned upright.
pub(crate) fn is_turned(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Where a window of the upright picture lies in the picture as stored.
pub(super) fn stored_window([x0, y0, x1, y1]: Window, orientation: Orientation) -> Window {
    match orientation {
        Orientation::NoTransforms => [x0, y0, x1, y1],
        Orientation::FlipHorizontal => [1.0 - x1, y0, 1.0 - x0, y1],
        Orientation::FlipVertical => [x0, 1.0 - y1, x1, 1.0 - y0],
        Orientation::Rotate180 => [1.0 - x1, 1.0 - y1, 1.0 - x0, 1.0 - y0],
        Orientation::Rotate90 => [y0, 1.0 - x1, y1, 1.0 - x0],
        Orientation::Rotate270 => [1.0 - y1, x0, 1.0 - y0, x1],
        Orientation::Rotate90FlipH => [y0, x0, y1, x1],
        Orientation::Rotate270FlipH => [1.0 - y1, 1.0 - x1, 1.0 - y0, 1.0 - x0],
    }
}

//! Numbers of pixels and of ink: areas, coordinates within what the rasteriser can take, parts as bytes.

/// Points of paths are kept within this, so that the rasteriser's fixed point cannot overflow.
const FARTHEST: f64 = 20_000.0;

/// A rectangle of pixels; right and bottom lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// What two have in common; none where that is nothing.
    pub(crate) fn common(self, other: Self) -> Option<Self> {
        let area = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// What is around both.
    pub(crate) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Where the pixel at this place stands in its rows.
    pub(super) fn index_of(self, x: i32, y: i32) -> usize {
        side(self.top, y) * side(self.left, self.right) + side(self.left, x)
    }

    /// How many pixels it has.
    pub(crate) fn pixels(self) -> usize {
        side(self.left, self.right) * side(self.top, self.bottom)
    }
}

/// A coordinate in pixels, within what the rasteriser can take.
#[expect(clippy::cast_possible_truncation, reason = "the rasteriser reckons with f32")]
pub(crate) fn to_f32(value: f64) -> f32 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) as f32 } else { 0.0 }
}

/// A whole pixel.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(crate) fn to_pixel(value: f64) -> i32 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) as i32 } else { 0 }
}

/// A part from 0 to 1 as a byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(crate) fn to_byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// A value between two, the part counted from the first.
pub(super) fn between(from: u8, to: u8, part: u8) -> u8 {
    let (from, to, part) = (u32::from(from), u32::from(to), u32::from(part));
    u8::try_from((from * (255 - part) + to * part + 127) / 255).unwrap_or(255)
}

/// A part of a part.
pub(super) fn product(one: u8, other: u8) -> u8 {
    u8::try_from((u32::from(one) * u32::from(other) + 127) / 255).unwrap_or(255)
}

/// How many pixels lie between two places; none where the second is before the first.
pub(super) fn side(from: i32, to: i32) -> usize {
    usize::try_from(to.saturating_sub(from)).unwrap_or(0)
}

/// A number of pixels as a place.
pub(super) fn to_i32(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

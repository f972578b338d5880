//! What the header of a picture file says.

/// What a header says.
pub(super) struct PictureHeader {
    /// Width and height in pixels, as shown.
    pub(super) pixels: (u32, u32),
    /// The byte of the file behind which the picture's own data stands.
    pub(super) data_at: u64,
}

//! How each kind of picture is made ready for newsprint.

/// How a kind of picture is made ready. Rulings of 85 to 100 lines an inch need twice as many pixels (print.md §1.1), and a little
/// more for screens at an angle; line art shows its edges up to about 400.
#[derive(Debug, Clone, Copy)]
pub(super) struct Treatment {
    /// More pixels an inch than this are taken away.
    pub(super) most_ppi: u32,
    /// The quality of the JPEG, 1 to 100.
    pub(super) quality: u8,
    /// Whether it is sharpened.
    pub(super) sharpen: bool,
}

/// A photograph.
pub(super) const PHOTOGRAPH: Treatment = Treatment { most_ppi: 225, quality: 88, sharpen: true };
/// Drawings and lettering.
pub(super) const LINE_ART: Treatment = Treatment { most_ppi: 400, quality: 97, sharpen: false };
/// Separated by somebody else for print: it is sharp already.
pub(super) const SEPARATED: Treatment = Treatment { most_ppi: 225, quality: 88, sharpen: false };

//! For the print shop: pages as PDF/X-4 in the inks of the press, imposed sheets, a preflight and what goes along with them.

pub mod preflight;

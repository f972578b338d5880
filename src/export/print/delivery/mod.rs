//! Delivery 交付: what goes to the print shop along with the pages. Takes finished files and what is known of the order; gives the job
//! ticket 工单, the checksums, and one archive of it all.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `ticket` | what is known of the order | the ticket, to sign and as JSON |
//! | `sums` | files | `SHA256SUMS` |
//! | `zip` | files and the day of the issue | one archive |

mod sums;
mod ticket;
mod zip;

pub use sums::sums;
pub use ticket::{Ticket, TicketFile, TicketPage};
pub use zip::archive;

//! Where and how the preview is served.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

/// The port that is tried first.
pub const PORT: u16 = 3390;

/// Where and how the preview is served.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The address; the machine's own unless asked otherwise. Whoever can reach another address can read the issue.
    pub address: IpAddr,
    /// The port; 0 for any that is free. When it is taken, the next ten are tried.
    pub port: u16,
    /// Looks at the files in this interval, for folders whose changes the system does not report (shared over a network).
    pub poll: Option<Duration>,
    /// Is told the address of the page once it is there.
    pub announce: &'a dyn Fn(&str),
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { address: Ipv4Addr::LOCALHOST.into(), port: PORT, poll: None, announce: &|_| {} }
    }
}

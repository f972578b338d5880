//! The server of the page. Takes the folder of an issue and where to serve; answers until it is dropped.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use axum::Router;

use super::bureau::{Bureau, respond};
use crate::diag::Failure;
use crate::serve::guard::Guard;
use crate::serve::listening::{Answering, bind, failure, shown};

/// The port that is tried first; the preview's are before it.
pub const PORT: u16 = 3401;

/// Where the page is served.
#[derive(Clone, Copy)]
pub struct ConfirmOptions<'a> {
    /// The address; the machine's own unless asked otherwise. Whoever can reach another address can read and change the drafts.
    pub address: IpAddr,
    /// The port; 0 for any that is free. When it is taken, the next ten are tried.
    pub port: u16,
    /// Is told the address of the page once it is there.
    pub announce: &'a dyn Fn(&str),
}

impl Default for ConfirmOptions<'_> {
    fn default() -> Self {
        Self { address: Ipv4Addr::LOCALHOST.into(), port: PORT, announce: &|_| {} }
    }
}

/// Serves the page until the process ends.
///
/// # Errors
/// When no port is free, or the system grants no thread or random number.
pub fn serve(issue: &Path, options: &ConfirmOptions<'_>) -> Result<(), Failure> {
    let server = ConfirmServer::start(issue, options)?;
    (options.announce)(server.url());
    server.answering.wait();
    Ok(())
}

/// A page that is being served. Dropping it stops it.
#[derive(Debug)]
pub struct ConfirmServer {
    url: String,
    answering: Answering,
}

impl ConfirmServer {
    /// Starts serving.
    ///
    /// # Errors
    /// When no port is free, or the system grants no thread or random number.
    pub fn start(issue: &Path, options: &ConfirmOptions<'_>) -> Result<Self, Failure> {
        let (listener, address) = bind(options.address, options.port)?;
        let guard = Guard::new(address).map_err(|error| failure("取不到随机数", &error))?;
        let service = Router::new().fallback(respond).with_state(Arc::new(Bureau::new(guard, issue)));
        Ok(Self { url: format!("http://{}/", shown(address)), answering: Answering::start(listener, service)? })
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }
}

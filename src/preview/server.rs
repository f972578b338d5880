//! The server of the preview. Takes the studio, the pictures and the options; answers until it is dropped. Requests are read on one thread,
//! pages are drawn on a few others, the issue is set on one of its own.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use axum::Router;

use super::desk::{Desk, respond};
use super::events::Events;
use super::rebuild::Rebuilding;
use super::signal::Signal;
use super::watch::Watching;
use super::{Options, Pictures, Studio};
use crate::diag::Failure;
use crate::serve::guard::Guard;
use crate::serve::listening::{Answering, STACK, bind, failure, join, shown};

/// Serves the preview until the process ends.
///
/// # Errors
/// When no port is free, or the system grants no thread or random number.
pub fn serve(studio: Box<dyn Studio>, pictures: Arc<dyn Pictures>, options: &Options<'_>) -> Result<(), Failure> {
    let server = Server::start(studio, pictures, options)?;
    (options.announce)(server.url());
    server.wait();
    Ok(())
}

/// A preview that is being served. Dropping it stops it and waits for the rebuild that runs.
#[derive(Debug)]
pub struct Server {
    url: String,
    signals: Sender<Signal>,
    answering: Option<Answering>,
    rebuilding: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving; the first rebuild runs meanwhile.
    ///
    /// # Errors
    /// When no port is free, or the system grants no thread or random number.
    pub fn start(studio: Box<dyn Studio>, pictures: Arc<dyn Pictures>, options: &Options<'_>) -> Result<Self, Failure> {
        let (listener, address) = bind(options.address, options.port)?;
        let guard = Guard::new(address).map_err(|error| failure("取不到随机数", &error))?;
        let (signals, heard) = channel();
        let events = Arc::new(Events::default());
        let desk = Arc::new(Desk::new(guard, Arc::clone(&events), pictures, signals.clone()));

        let answering = Answering::start(listener, Router::new().fallback(respond).with_state(desk))?;
        let (sender, poll) = (signals.clone(), options.poll);
        let work = move || Rebuilding::new(studio, heard, Watching::new(sender, poll), events).run();
        let rebuilding = thread::Builder::new().name("preview-rebuild".to_owned()).stack_size(STACK).spawn(work);
        let rebuilding = rebuilding.map_err(|error| failure("排版线程起不来", &error))?;

        let url = format!("http://{}/", shown(address));
        Ok(Self { url, signals, answering: Some(answering), rebuilding: Some(rebuilding) })
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits until the server ends, which it does not by itself.
    pub fn wait(mut self) {
        if let Some(answering) = self.answering.take() {
            answering.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.answering.take());
        // A loop that no longer listens has stopped already.
        drop(self.signals.send(Signal::Stop));
        join(self.rebuilding.take());
    }
}

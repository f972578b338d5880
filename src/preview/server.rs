//! The server: HTTP on the machine's own address. Takes the studio, the pictures and the options; answers until it is dropped. Requests are
//! read on one thread, pages are drawn on a few others, the issue is set on one of its own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::serve::ListenerExt;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use super::desk::{Desk, respond};
use super::events::Events;
use super::guard::Guard;
use super::rebuild::Rebuilding;
use super::signal::Signal;
use super::watch::Watching;
use super::{Options, Pictures, Studio};
use crate::diag::{Code, Failure, Finding};

/// How many ports after the wanted one are tried.
const PORTS: u16 = 10;
/// The stack of the threads that set and draw pages, in bytes: as much as the main thread of a process has.
pub(super) const STACK: usize = 8 << 20;

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
    stop: Option<oneshot::Sender<()>>,
    signals: Sender<Signal>,
    answering: Option<JoinHandle<()>>,
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

        let runtime = runtime().map_err(|error| failure("网络服务起不来", &error))?;
        let (stop, stopped) = oneshot::channel();
        let answering = answer(runtime, listener, desk, stopped).map_err(|error| failure("网络服务起不来", &error))?;
        let (sender, poll) = (signals.clone(), options.poll);
        let work = move || Rebuilding::new(studio, heard, Watching::new(sender, poll), events).run();
        let rebuilding = thread::Builder::new().name("preview-rebuild".to_owned()).stack_size(STACK).spawn(work);
        let rebuilding = rebuilding.map_err(|error| failure("排版线程起不来", &error))?;

        let url = format!("http://{}/", shown(address));
        Ok(Self { url, stop: Some(stop), signals, answering: Some(answering), rebuilding: Some(rebuilding) })
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits until the server ends, which it does not by itself.
    pub fn wait(mut self) {
        join(self.answering.take());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A loop that no longer listens has stopped already.
        drop(self.stop.take());
        drop(self.signals.send(Signal::Stop));
        join(self.answering.take());
        join(self.rebuilding.take());
    }
}

/// A thread that panicked has said so on the console; there is nothing to add.
fn join(thread: Option<JoinHandle<()>>) {
    drop(thread.map(JoinHandle::join));
}

fn failure(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Finding::new(Code::OutputFailed, format!("预览开不了：{what}（{error}）")).into()
}

/// Takes the wanted port, or one of the next ten.
fn bind(address: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), Failure> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS) };
    let mut busy = None;
    for port in port..=last {
        match TcpListener::bind((address, port)).and_then(|listener| Ok((listener.local_addr()?, listener))) {
            Ok((address, listener)) => return Ok((listener, address)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => busy = Some(error),
            Err(error) => return Err(failure(&format!("不能使用 {address} 的端口 {port}"), &error)),
        }
    }
    let what = format!("端口 {port} 到 {last} 都被占用");
    Err(busy.map_or_else(|| failure(&what, &"没有端口"), |error| failure(&what, &error)))
}

/// An address a browser can open: one that means all of the machine's is shown as its own.
fn shown(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

fn runtime() -> std::io::Result<Runtime> {
    Builder::new_current_thread().enable_io().enable_time().thread_stack_size(STACK).build()
}

/// Answers on a thread of its own until told to stop; open connections are cut then.
fn answer(
    runtime: Runtime,
    listener: TcpListener,
    desk: Arc<Desk>,
    stopped: oneshot::Receiver<()>,
) -> std::io::Result<JoinHandle<()>> {
    listener.set_nonblocking(true)?;
    let entered = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|connection| {
        // Events must not wait for more to send; where the system refuses they do.
        drop(connection.set_nodelay(true));
    });
    drop(entered);
    let service = Router::new().fallback(respond).with_state(desk);
    let work = move || {
        let serving = async { axum::serve(listener, service).await };
        runtime.spawn(serving);
        // The other end is dropped to stop the server; nothing is ever sent.
        drop(runtime.block_on(stopped));
        runtime.shutdown_background();
    };
    thread::Builder::new().name("preview-http".to_owned()).spawn(work)
}

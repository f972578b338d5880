//! A port of the machine and a thread that answers on it. Takes an address, a port and what answers; gives a line that is open until it is
//! dropped.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::serve::ListenerExt;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::diag::{Code, Failure, Finding};

/// How many ports after the wanted one are tried.
const PORTS: u16 = 10;
/// The stack of the threads that do what takes a while, in bytes: as much as the main thread of a process has.
pub(crate) const STACK: usize = 8 << 20;

/// A thread that answers. Dropping it cuts open connections and waits for it.
#[derive(Debug)]
pub(crate) struct Answering {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Answering {
    /// Answers on a thread of its own.
    ///
    /// # Errors
    /// When the system grants no thread.
    pub(crate) fn start(listener: TcpListener, service: Router) -> Result<Self, Failure> {
        let (stop, stopped) = oneshot::channel();
        let thread = runtime().and_then(|runtime| answer(runtime, listener, service, stopped));
        let thread = thread.map_err(|error| failure("网络服务起不来", &error))?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }

    /// Waits until it ends, which it does not by itself.
    pub(crate) fn wait(mut self) {
        join(self.thread.take());
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        drop(self.stop.take());
        join(self.thread.take());
    }
}

/// A thread that panicked has said so on the console; there is nothing to add.
pub(crate) fn join(thread: Option<JoinHandle<()>>) {
    drop(thread.map(JoinHandle::join));
}

/// Why nothing can be served.
pub(crate) fn failure(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Finding::new(Code::OutputFailed, format!("网页开不了：{what}（{error}）")).into()
}

/// Takes the wanted port, or one of the next ten.
pub(crate) fn bind(address: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), Failure> {
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
pub(crate) fn shown(address: SocketAddr) -> SocketAddr {
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
    service: Router,
    stopped: oneshot::Receiver<()>,
) -> std::io::Result<JoinHandle<()>> {
    listener.set_nonblocking(true)?;
    let entered = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|connection| {
        // Events must not wait for more to send; where the system refuses they do.
        drop(connection.set_nodelay(true));
    });
    drop(entered);
    let work = move || {
        let serving = async { axum::serve(listener, service).await };
        runtime.spawn(serving);
        // The other end is dropped to stop the server; nothing is ever sent.
        drop(runtime.block_on(stopped));
        runtime.shutdown_background();
    };
    thread::Builder::new().name("http".to_owned()).spawn(work)
}

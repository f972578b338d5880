//! `chenbao preview`.

use std::net::UdpSocket;
use std::time::Duration;

use super::args::PreviewArgs;
use super::output::say;
use super::status::Status;
use crate::diag::{Code, Failure, Finding};
use crate::preview::{Options, serve, studio};

pub(super) fn run(arguments: &PreviewArgs) -> Result<Status, Failure> {
    if !arguments.issue.join("issue.toml").is_file() {
        let message = format!("“{}” 不是一期的文件夹：里面没有 issue.toml", arguments.issue.display());
        let finding = Finding::new(Code::FolderMissing, message);
        return Err(finding
            .hint("一期的文件夹形如 content/laoximen/issues/2020-08-12；没有就用 chenbao new issue 开一期")
            .into());
    }
    let resources = arguments.resources.find(&arguments.issue)?;
    let making = arguments.resources.make_options(arguments.out.clone(), arguments.fresh);
    let (studio, pictures) = studio(&arguments.issue, &resources, &making, &arguments.editor);
    let is_open = !arguments.address.is_loopback();
    let announce = |url: &str| {
        say(&format!("预览：{url}\n"));
        if is_open {
            if let Some(own) = own_address(url) {
                say(&format!("同一网络里的人用这个网址：{own}\n"));
            }
            say("注意：同一网络里的人都能打开，看得到全部稿件\n");
        }
        say("存盘就更新；按 Ctrl-C 结束\n");
    };
    let options = Options {
        address: arguments.address,
        port: arguments.port,
        poll: arguments.poll.map(Duration::from_millis),
        announce: &announce,
    };
    serve(studio, pictures, &options)?;
    Ok(Status::Clean)
}

/// The address others of the network reach the preview by: that of this machine on the way out, which no packet is sent on.
fn own_address(url: &str) -> Option<String> {
    let port = url.trim_end_matches('/').rsplit(':').next()?;
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address of the documentation's block (RFC 5737): routed like any other, used by nobody.
    socket.connect("192.0.2.1:9").ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback()).then(|| format!("http://{own}:{port}/"))
}

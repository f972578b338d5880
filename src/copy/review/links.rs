//! The links of a review: those that lead out of the book lead there, of others only the words stay.

use std::sync::Arc;

use super::super::desk::CopyDesk;
use super::super::manuscript::Link;
use crate::diag::Code;

/// Gives the desk the addresses of the links, and tells of those that lead nowhere.
pub(super) fn settle_links(links: Vec<Link>, desk: &mut CopyDesk) {
    for link in links {
        let leads_out = leads_out(&link.address);
        if !leads_out {
            let message = format!("链接“{}”不是书外的网址，只收文字", link.address);
            let remedy = "写全网址，以 https:// 开头，没有空格和引号；各篇之间不用链接，目录和索引会带读者去";
            desk.note(Code::MarkdownSlip, link.at, message, remedy);
        }
        desk.add_address(leads_out.then(|| Arc::from(link.address)));
    }
}

/// Whether an address leads out of the book and every reader can follow it (RFC 3986, with the characters of RFC 3987).
fn leads_out(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    let is_sign = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>[\\]^`{|}".contains(c);
    let is_escape = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let is_sound =
        rest.chars().all(is_sign) && rest.split('%').skip(1).all(is_escape) && rest.matches('#').count() <= 1;
    is_sound
        && match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(names_a_host),
            "mailto" => rest.contains('@'),
            _ => false,
        }
}

/// Whether an address, from behind its `//`, begins with a host and perhaps a port.
fn names_a_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    !host.is_empty()
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        && port.chars().all(|c| c.is_ascii_digit())
}

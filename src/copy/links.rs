//! Links: those that lead out of the publication lead there, of others only the words stay.

use std::sync::Arc;

use super::desk::CopyDesk;
use super::manuscript::Link;
use crate::diag::Code;
use crate::model::printed_address;

/// What the links stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Publication {
    /// A newspaper, which says in brackets where a link leads.
    Paper,
    /// A book.
    Book,
}

/// Gives the desk the addresses of the links, and tells of those that lead nowhere, or that paper cannot show.
pub(super) fn settle_links(links: Vec<Link>, publication: Publication, desk: &mut CopyDesk) {
    for link in links {
        let leads_out = leads_out(&link.address);
        if publication == Publication::Paper {
            note_unprinted(&link, leads_out, desk);
        } else if !leads_out {
            let message = format!("链接“{}”不是书外的网址，只收文字", link.address);
            let remedy = "写全网址，以 https:// 开头，没有空格和引号；各篇之间不用链接，目录和索引会带读者去";
            desk.note(Code::MarkdownSlip, link.at, message, remedy);
        }
        desk.add_address(leads_out.then(|| Arc::from(link.address)));
    }
}

/// Tells of an address that readers of the paper will not see.
fn note_unprinted(link: &Link, leads_out: bool, desk: &mut CopyDesk) {
    let address = &link.address;
    if !leads_out {
        let message = format!("链接“{address}”不是网址，只排文字");
        desk.note(Code::LinkUnprinted, link.at, message, "要给读者网址，写全，以 https:// 开头；不要就只留文字");
    } else if !link.is_autolink && printed_address(address, "").is_none() {
        let message = format!("链接的网址太长，报上不印：{address}");
        desk.note(Code::LinkUnprinted, link.at, message, "换一个短网址，或做成二维码图片；电子书里可以点");
    }
}

/// Whether an address leads out of the publication and every reader can follow it (RFC 3986, with the characters of RFC 3987).
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
            "tel" => rest.starts_with(|c: char| c.is_ascii_digit() || c == '+'),
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

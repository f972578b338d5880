//! What a book and its series are known by: takes the form of `anthology.toml`; gives its numbers and the address its identifier is drawn from.

use crate::diag::Code;
use crate::form::{Phrase, TableForm};
use crate::model::{Isbn, Issn, NumberFault};

/// What stands before an ISBN that names a book as a URI.
const URN_ISBN: &str = "urn:isbn:";
/// What stands before a UUID that names a book as a URI.
pub(crate) const URN_UUID: &str = "urn:uuid:";

/// What a book is known by.
pub(super) struct BookIdentity {
    /// The URI of the work; none where it is missing.
    pub(super) identifier: Option<Phrase>,
    /// The number of the book.
    pub(super) isbn: Option<Isbn>,
    /// The number of its series.
    pub(super) issn: Option<Issn>,
}

/// Reads `identifier`, `isbn` and `issn`. A book with an ISBN needs no other identifier.
pub(super) fn read_identity(form: &mut TableForm<'_>) -> BookIdentity {
    let number = form.text("isbn");
    let issn = read_issn(form);
    let identifier = match &number {
        Some(number) => form.text("identifier").or_else(|| Some(number.clone())),
        None => form.required_text("identifier", "https://example.org/anthology/xianxia"),
    };
    let own = number.as_ref().and_then(|phrase| parse_isbn(form, phrase, &phrase.text));
    // Where the number stands for the identifier, it has been judged.
    let written = identifier.as_ref().filter(|phrase| number.as_ref() != Some(*phrase));
    let named = written.and_then(|phrase| read_uri(form, phrase));
    if let (Some(own), Some(named), Some(phrase)) = (&own, &named, written)
        && own.urn() != named.urn()
    {
        let message = "identifier 里的 ISBN 和 isbn 不同";
        form.fault(Code::WrongValue, phrase.at, message, "一本书只有一个 ISBN；删去 identifier 这一行");
    }
    BookIdentity { identifier, isbn: own.or(named), issn }
}

fn read_issn(form: &mut TableForm<'_>) -> Option<Issn> {
    let phrase = form.text("issn")?;
    if !form.has("series") {
        let remedy = "另写 series = \"丛刊的名字\"；没有丛刊就删去 issn";
        form.fault(Code::WrongValue, phrase.at, "issn 是丛刊的刊号，没有写 series", remedy);
    }
    match Issn::parse(&phrase.text) {
        Ok(issn) => Some(issn),
        Err(fault) => {
            tell(form, &phrase, "ISSN", &fault);
            None
        }
    }
}

/// The ISBN that a URI holds. Any other URI will do if it is one.
fn read_uri(form: &mut TableForm<'_>, phrase: &Phrase) -> Option<Isbn> {
    let text = &phrase.text;
    if let Some(number) = text.get(..URN_ISBN.len()).filter(|start| start.eq_ignore_ascii_case(URN_ISBN)) {
        return parse_isbn(form, phrase, &text[number.len()..]);
    }
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_uri = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !text.contains(char::is_whitespace);
    let is_uuid = text.strip_prefix(URN_UUID).is_none_or(|uuid| uuid::Uuid::try_parse(uuid).is_ok());
    if !is_uri || !is_uuid {
        let remedy = "写一个不变的网址，例如 https://example.org/anthology/xianxia；书的编号由它算出";
        let message = if is_uri { "“identifier”里的 UUID 写法不对" } else { "“identifier”应为网址" };
        form.fault(Code::WrongValue, phrase.at, message, remedy);
    }
    None
}

fn parse_isbn(form: &mut TableForm<'_>, phrase: &Phrase, number: &str) -> Option<Isbn> {
    match Isbn::parse(number) {
        Ok(isbn) => Some(isbn),
        Err(fault) => {
            tell(form, phrase, "ISBN", &fault);
            None
        }
    }
}

/// Notes what is wrong with a number.
fn tell(form: &mut TableForm<'_>, phrase: &Phrase, name: &str, fault: &NumberFault) {
    let (count, papers) = if name == "ISBN" { (13, "书号的批件") } else { (8, "刊号的批件") };
    let (message, remedy) = match fault {
        NumberFault::Character(c) => (format!("{name} 里有“{c}”"), format!("{name} 是 {count} 位数字；照{papers}写")),
        NumberFault::Length(digits) => (format!("{name} 有 {digits} 位，应是 {count} 位"), format!("照{papers}写全")),
        NumberFault::Prefix => ("ISBN 不是 978 或 979 开头".to_owned(), format!("照{papers}写")),
        NumberFault::Check(expected) => {
            let message = format!("{name} 的末位不对：前面的数字算出来是 {expected}");
            (message, format!("照{papers}核对每一位；前面都没错的话，末位是 {expected}"))
        }
        NumberFault::Old(new) => ("ISBN 是 2007 年以前的 10 位".to_owned(), format!("写成 13 位：{new}")),
    };
    form.fault(Code::WrongValue, phrase.at, message, remedy);
}

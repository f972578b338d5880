//! References between the files of an archive: takes the file that refers and what it says, gives what is meant.

/// What a reference points to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Out of the book, with its scheme in small letters.
    Remote(String),
    /// A file of the archive and a place in it.
    Local {
        /// The path from the root of the archive.
        path: String,
        /// The id after `#`, decoded; none without `#`.
        fragment: Option<String>,
    },
    /// Nothing that can be found: out of the archive, empty, or damaged.
    Broken,
}

/// Resolves a reference made in the file `base`.
pub(super) fn resolve(base: &str, reference: &str) -> Target {
    let reference = reference.trim();
    if let Some(scheme) = scheme(reference) {
        return Target::Remote(scheme);
    }
    if reference.is_empty() || reference.starts_with("//") {
        return Target::Broken;
    }
    let (file, fragment) = match reference.split_once('#') {
        Some((file, fragment)) => (file, Some(fragment)),
        None => (reference, None),
    };
    let file = file.split_once('?').map_or(file, |(file, _)| file);
    let path = if file.is_empty() { Some(base.to_owned()) } else { decoded(file).and_then(|file| join(base, &file)) };
    match (path, fragment.map(decoded)) {
        (Some(path), None) => Target::Local { path, fragment: None },
        (Some(path), Some(Some(fragment))) => Target::Local { path, fragment: Some(fragment) },
        _ => Target::Broken,
    }
}

fn scheme(reference: &str) -> Option<String> {
    let (scheme, _) = reference.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    good.then(|| scheme.to_ascii_lowercase())
}

/// The path `file` names from the folder of `base`; none where it leads out of the archive.
fn join(base: &str, file: &str) -> Option<String> {
    let rooted = file.starts_with('/');
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if rooted { Vec::new() } else { folder.split('/').filter(|p| !p.is_empty()).collect() };
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The text with its percent signs undone; none where it is damaged.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(path: &str, fragment: Option<&str>) -> Target {
        Target::Local { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
    }

    #[test]
    fn resolves_from_the_folder_of_the_file_that_refers() {
        assert_eq!(resolve("EPUB/a.xhtml", "b.xhtml#n1"), local("EPUB/b.xhtml", Some("n1")));
        assert_eq!(resolve("EPUB/text/a.xhtml", "../%E5%9B%BE.jpg"), local("EPUB/图.jpg", None));
        assert_eq!(resolve("EPUB/a.xhtml", "#%e4%b8%80"), local("EPUB/a.xhtml", Some("一")));
        assert_eq!(resolve("EPUB/a.xhtml", "HTTPS://example.org/a"), Target::Remote("https".to_owned()));
        for broken in ["", "../../etc/passwd", "//host/a", "%zz", "a%2"] {
            assert_eq!(resolve("EPUB/a.xhtml", broken), Target::Broken, "{broken}");
        }
    }
}

//! Checksums: takes artifacts, gives the file by which the print shop sees that all of them arrived whole.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::export::Artifact;

/// `SHA256SUMS` in `folder`, with the files of it by their names below it, in the order given; `sha256sum -c SHA256SUMS` checks them.
/// A file that is not below the folder keeps its whole path.
pub fn sums(folder: &Path, artifacts: &[Artifact]) -> Artifact {
    let mut text = String::new();
    for artifact in artifacts {
        let path = artifact.path.strip_prefix(folder).unwrap_or(&artifact.path);
        let name = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        // As coreutils do: a name that would break the line is escaped, and the line says so by the backslash before it.
        let escaped = name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        if escaped != name {
            text.push('\\');
        }
        text += &format!("{:x}  ", Sha256::digest(&artifact.bytes));
        text += &escaped;
        text.push('\n');
    }
    Artifact::new(folder.join("SHA256SUMS"), text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_sha256sum() {
        let artifacts = [Artifact::new("print/a.pdf", b"abc".to_vec()), Artifact::new("print/b\\c", Vec::new())];
        let file = sums(Path::new("print"), &artifacts);
        assert_eq!(file.path, Path::new("print/SHA256SUMS"));
        assert_eq!(
            String::from_utf8(file.bytes).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.pdf\n\
             \\e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\\\\c\n"
        );
    }
}

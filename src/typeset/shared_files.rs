//! What looks share, as it lies in the program: for a look that stands without a folder `shared` beside it.

/// The files of `layouts/shared`, name and text.
pub(super) const SHARED_FILES: [(&str, &str); 6] = [
    ("base.typ", include_str!("../../layouts/shared/base.typ")),
    ("cover.typ", include_str!("../../layouts/shared/cover.typ")),
    ("imprint.typ", include_str!("../../layouts/shared/imprint.typ")),
    ("nameplate.typ", include_str!("../../layouts/shared/nameplate.typ")),
    ("picture.typ", include_str!("../../layouts/shared/picture.typ")),
    ("proof.typ", include_str!("../../layouts/shared/proof.typ")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shared_file_is_there() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/shared");
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".typ")).collect();
        names.sort();
        assert_eq!(names, SHARED_FILES.map(|(name, _)| name));
    }
}

//! The faces of the paper: `fonts/manifest.toml` and the files it names, mapped into memory. Never the system's fonts.
//!
//! Takes the folder `fonts/`; gives the faces for the engine, and answers which face has which character.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use memmap2::Mmap;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariations, FontWeight};
use typst::utils::LazyHash;

use super::manifest::parse_manifest;
use crate::content::read_text;
use crate::diag::{Code, Failure, Finding};

pub use super::manifest::FontEntry;

const REFRESH: &str = "用 scripts/fonts-refresh.sh 重新取回字体，或从版本库恢复 fonts/";

/// The faces of the manifest, ready for the engine.
pub struct Fonts {
    /// The entries of the manifest, in its order.
    pub entries: Vec<FontEntry>,
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// Maps every face of `folder/manifest.toml` and checks what is cheap: its presence, its size, its family and weight. Only [`Fonts::verify`] reads
    /// all bytes of it for that.
    ///
    /// # Errors
    /// A missing or unreadable manifest or font file, a file that is not the one of the manifest.
    pub fn load(folder: &Path) -> Result<Self, Failure> {
        let manifest_path = folder.join("manifest.toml");
        let shown = manifest_path.display().to_string();
        std::fs::metadata(&manifest_path).map_err(|error| {
            Finding::new(Code::FontMissing, format!("读不到字体清单 “{shown}”：{error}"))
                .hint("字体放在程序旁的 fonts/ 里；也可用 --fonts 指明这个文件夹")
        })?;
        let entries = parse_manifest(&read_text(&manifest_path, &shown)?)?;
        let loaded: Vec<Result<Font, Finding>> = entries.par_iter().map(|entry| load_face(folder, entry)).collect();
        let mut faces = Vec::new();
        let mut faults = Vec::new();
        for result in loaded {
            match result {
                Ok(face) => faces.push(face),
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let book = LazyHash::new(FontBook::from_infos(faces.iter().map(|face| face.info().clone())));
        Ok(Self { entries, faces, book })
    }

    /// Checks every face against the SHA-256 of the manifest.
    ///
    /// # Errors
    /// The faces whose files are not those of the manifest.
    pub fn verify(&self) -> Result<(), Failure> {
        let differs = |(entry, face): (&FontEntry, &Font)| {
            let digest = format!("{:x}", Sha256::digest(face.data()));
            (digest != entry.sha256).then(|| {
                let message = format!("字体文件 “{}” 与清单上的 SHA-256 不符", entry.file.display());
                Finding::new(Code::FontChanged, message).hint(REFRESH)
            })
        };
        let faults: Vec<Finding> = self.entries.par_iter().zip(&self.faces).filter_map(differs).collect();
        if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
    }

    /// What the engine may choose from.
    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// The face at a place of the book.
    pub(super) fn face(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// Whether there is a face of this family.
    pub fn has_family(&self, family: &str) -> bool {
        self.entries.iter().any(|entry| entry.family == family)
    }

    /// The face of a family that is nearest in weight.
    pub(super) fn nearest(&self, family: &str, weight: u16) -> Option<FontInstance> {
        let index = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.family == family)
            .min_by_key(|(_, entry)| entry.weight.abs_diff(weight))?
            .0;
        let face = self.faces.get(index)?;
        Some(face.clone().instantiate(face.info().variant, Abs::pt(10.0), &FontVariations::default()))
    }

    /// Whether the first face of a family in the manifest has a character; the weights of a family have the same.
    pub fn family_covers(&self, family: &str, character: char) -> bool {
        let index = self.entries.iter().position(|entry| entry.family == family);
        index.is_some_and(|index| self.covers(index, character))
    }

    /// Whether a face, by its place in the manifest, has a character.
    pub fn covers(&self, index: usize, character: char) -> bool {
        self.faces.get(index).is_some_and(|face| face.info().coverage.contains(character as u32))
    }
}

fn load_face(folder: &Path, entry: &FontEntry) -> Result<Font, Finding> {
    let path = folder.join(&entry.file);
    let shown = path.display();
    let file = File::open(&path)
        .map_err(|error| Finding::new(Code::FontMissing, format!("打不开字体文件 “{shown}”：{error}")).hint(REFRESH))?;
    let data = map(&file)
        .map(Arc::new)
        .map_err(|error| Finding::new(Code::FontMissing, format!("读不到字体文件 “{shown}”：{error}")).hint(REFRESH))?;
    let changed = |what: String| Finding::new(Code::FontChanged, format!("字体文件 “{shown}” {what}")).hint(REFRESH);
    if data.len() as u64 != entry.size {
        return Err(changed(format!("有 {} 字节，清单上是 {} 字节", data.len(), entry.size)));
    }
    let font = Font::new(Bytes::new(FaceData(data.clone())), 0).ok_or_else(|| changed("不是可用的字体".to_owned()))?;
    let weight = FontWeight::from_number(entry.weight);
    if font.info().family != entry.family || font.info().variant.weight != weight {
        return Err(changed(format!(
            "是 “{}” {}，清单上是 “{}” {}",
            font.info().family,
            font.info().variant.weight.to_number(),
            entry.family,
            entry.weight
        )));
    }
    // The engine knows a face by a hash of all its bytes, which it remembers. Taken here, the file's pages can be given back at once:
    // later few of them are read, and a third of the memory of a build would be fonts.
    typst::utils::hash128(&font);
    release(&data);
    Ok(font)
}

/// A font file in memory, shared by the engine and the loader.
struct FaceData(Arc<Mmap>);

impl AsRef<[u8]> for FaceData {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[expect(unsafe_code, reason = "a memory map is the only way to read 100 MB of fonts without holding them")]
fn map(file: &File) -> std::io::Result<Mmap> {
    // SAFETY: the font files are part of the installation and checked against the manifest; nothing writes them while the tool runs.
    unsafe { Mmap::map(file) }
}

/// Lets the system take back the pages of a map. They are read again from the file when needed.
#[cfg(unix)]
#[expect(unsafe_code, reason = "no safe call says that pages are not needed for now")]
fn release(map: &Mmap) {
    // SAFETY: the map is a read-only view of a file; pages given back are filled from the file again on the next access.
    let _ = unsafe { map.unchecked_advise(memmap2::UncheckedAdvice::DontNeed) };
}

#[cfg(not(unix))]
fn release(_: &Mmap) {}

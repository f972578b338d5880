//! The faces, looked over. Takes the folder of faces, and an issue's where one is named; gives whether they are the files of the manifest, and
//! what the issue uses of them.

use std::path::Path;
use std::sync::Arc;

use super::Resources;
use super::resources::choose_look;
use crate::diag::Failure;
use crate::typeset::fonts::FontEntry;
use crate::typeset::{Coverage, Fonts, Medium, Typesetter};
use crate::{content, copy};

/// What is told of the faces.
pub struct FontReport {
    /// The faces, in the order of the manifest.
    pub entries: Vec<FontEntry>,
    /// What an issue uses of them, where one was named; or what kept that from being known.
    pub usage: Option<Result<FontUsage, Failure>>,
}

/// What an issue uses of the faces.
pub struct FontUsage {
    /// The look it is set in.
    pub look: String,
    /// Its roles and their families, first choice first.
    pub roles: Vec<(String, Vec<String>)>,
    /// Which of its characters the faces have.
    pub coverage: Coverage,
}

/// Checks every face against the manifest, and an issue against the faces.
///
/// # Errors
/// Faces that are missing or are not those of the manifest.
pub fn inspect_fonts(issue: Option<&Path>, resources: &Resources, look: Option<&str>) -> Result<FontReport, Failure> {
    let fonts = Arc::new(Fonts::load(&resources.fonts)?);
    fonts.verify()?;
    let entries = fonts.entries.clone();
    Ok(FontReport { entries, usage: issue.map(|folder| usage(folder, fonts, resources, look)) })
}

fn usage(folder: &Path, fonts: Arc<Fonts>, resources: &Resources, look: Option<&str>) -> Result<FontUsage, Failure> {
    let (mut issue, _) = copy::build(content::read_issue(folder)?);
    choose_look(&mut issue.paper, look);
    let setter = Typesetter::new(fonts, &resources.look(&issue.paper), Medium::Screen)?;
    let roles = setter.roles().iter().map(|(role, families)| (role.clone(), families.clone())).collect();
    Ok(FontUsage { roles, coverage: setter.coverage(&issue), look: issue.paper.layout })
}

//! Office Open XML: takes the bytes of a .docx; gives paragraphs in order with their looks, tables, text boxes, notes, pictures, and beside them
//! comments and what tracked changes struck out. Changes are taken as accepted; macros, links to elsewhere and fields are not followed.

mod body;
mod inline;
mod numbering;
mod package;
mod styles;
mod xml;

use self::body::Body;
use self::numbering::Numbering;
use self::package::Document;
use self::styles::Styles;
use super::archive::Package;
use crate::fault::Fault;
use crate::manuscript::{Aside, Manuscript, Place, Strand};

/// Reads a document.
pub(super) fn read_docx(bytes: &[u8]) -> Result<Manuscript, Fault> {
    let mut package = Package::open(bytes)?;
    let has_macros = package.has("word/vbaProject.bin");
    let document = Document::load(&mut package)?;
    let styles = document.styles.as_deref().map(Styles::read).transpose()?.unwrap_or_default();
    let numbering = document.numbering.as_deref().map(Numbering::read).transpose()?.unwrap_or_default();
    let mut body = Body::new(styles, numbering, document.relations);
    xml::with_document(&document.main, |root| {
        let story = xml::child(root, "body").ok_or(Fault::Broken("没有正文"))?;
        body.story(story, Strand::Text);
        Ok(())
    })?;
    for notes in &document.notes {
        xml::with_document(notes, |root| {
            body.notes(root);
            Ok(())
        })?;
    }
    for margin in &document.margins {
        xml::with_document(margin, |root| {
            body.story(root, Strand::Margin);
            Ok(())
        })?;
    }
    let mut asides = comments(document.comments.as_deref(), &body)?;
    let (mut manuscript, wanted) = body.close();
    manuscript.asides.append(&mut asides);
    for part in wanted {
        manuscript.pictures.push(part.load(&mut package)?);
    }
    if has_macros {
        manuscript.remarks.push("文件带有宏，没有运行，也没有收进来".to_owned());
    }
    Ok(manuscript)
}

/// What was remarked in the margin, each where it stands.
fn comments(part: Option<&[u8]>, body: &Body) -> Result<Vec<Aside>, Fault> {
    let Some(part) = part else { return Ok(vec![]) };
    xml::with_document(part, |root| {
        let comments = root.children().filter(|node| xml::is(*node, "comment"));
        let aside = |node: roxmltree::Node<'_, '_>| {
            let id = xml::attribute(node, "id").unwrap_or_default();
            let author = xml::attribute(node, "author").filter(|name| !name.trim().is_empty()).unwrap_or("未署名");
            Aside {
                text: xml::plain_text(node),
                place: body.commented.get(id).copied().unwrap_or(Place::Paragraph(1)),
                what: format!("批注（{author}）"),
            }
        };
        Ok(comments.map(aside).filter(|aside| crate::measure::visible(&aside.text) > 0).collect())
    })
}

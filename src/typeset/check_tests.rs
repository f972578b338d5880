//! The check of the frames must speak: pages are set rightly and then held against what they do not show.

use std::path::Path;
use std::sync::Arc;

use super::{Fonts, PagePictures, Pages, Typesetter};
use crate::diag::Code;
use crate::makeup::layout::Layout;
use crate::makeup::{Options, make_up};
use crate::model::{Block, Issue, Kind, Text};
use crate::store::Store;

struct Set {
    setter: Typesetter,
    issue: Issue,
    layout: Layout,
    pictures: PagePictures,
    pages: Pages,
}

fn set() -> Set {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let raw = crate::content::read_issue(&root.join("content/xianxia/issues/2020-01-08")).unwrap();
    let (issue, _) = crate::copy::build(raw);
    let fonts = Arc::new(Fonts::load(&root.join("fonts")).unwrap());
    let setter = Typesetter::new(fonts, &root.join("layouts/community"), super::Medium::Screen).unwrap();
    let options = Options { nameplate_lines: setter.nameplate_lines(), ..Options::default() };
    let layout = make_up(&issue, &setter, &[], setter.grid(), &options).unwrap().layout;
    let mut pictures = PagePictures::default();
    assert_eq!(pictures.renew(&issue, &Store::none()), []);
    let pages = setter.compose(&issue, &layout, &pictures).unwrap();
    Set { setter, issue, layout, pictures, pages }
}

impl Set {
    fn codes(&self) -> Vec<Code> {
        self.setter.check(&self.pages, &self.issue, &self.layout).iter().map(|finding| finding.code).collect()
    }
}

#[test]
fn rightly_set_pages_have_no_findings() {
    assert_eq!(set().codes(), []);
}

#[test]
fn a_word_the_pages_lack_is_found() {
    let mut set = set();
    let placed = set.issue.articles.iter_mut().find(|article| article.kind == Kind::Story).unwrap();
    let paragraph = placed.body.iter_mut().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    *paragraph.unwrap() = Text::plain("另一段话");
    assert_eq!(set.codes(), [Code::LostText]);
}

#[test]
fn lines_off_another_grid_are_found() {
    let mut set = set();
    set.layout.grid.pitch = crate::units::Length::from_pt(13.0);
    assert!(set.codes().contains(&Code::OffGrid));
}

#[test]
fn a_face_that_is_not_the_roles_is_found() {
    let mut set = set();
    set.setter.look.fonts.insert("body".to_owned(), vec!["Noto Sans SC".to_owned()]);
    set.setter.look.fonts.insert("quote".to_owned(), vec!["Noto Sans SC".to_owned()]);
    set.setter.look.fonts.insert("emphasis".to_owned(), vec!["Noto Sans SC".to_owned()]);
    assert!(set.codes().contains(&Code::WrongFont));
}

#[test]
fn a_head_on_more_lines_than_planned_is_found() {
    let mut set = set();
    let two = set
        .layout
        .pages
        .iter_mut()
        .flat_map(|page| &mut page.modules)
        .find(|module| module.head.text.len() == 2 && module.articles.len() == 1);
    two.unwrap().head.text.pop();
    assert!(set.codes().contains(&Code::HeadTooWide));
}

#[test]
fn text_in_other_columns_than_planned_is_found() {
    let mut set = set();
    let module = set.layout.pages[0].modules.iter_mut().find(|module| module.legs.len() > 2).unwrap();
    module.legs.truncate(1);
    assert!(set.codes().contains(&Code::LineTooWide));
}

#[test]
fn a_layout_that_was_saved_is_set_again_alike() {
    let set = set();
    let saved = serde_json::to_string(&set.layout).unwrap();
    let layout: Layout = serde_json::from_str(&saved).unwrap();
    let again = set.setter.compose(&set.issue, &layout, &set.pictures).unwrap();
    let date = set.issue.date;
    assert!(again.pdf("x", date).unwrap() == set.pages.pdf("x", date).unwrap());
}

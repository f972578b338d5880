//! The control: a greedy column-filler (makeup.md §6.6). Takes which articles stand on which page; gives a layout in which they are
//! poured in order, column by column: heads over their first columns, pictures where they fall, nothing moved or cropped.
//!
//! A metric that does not tell these pages from made up ones tells nothing.

use chenbao_makeup::layout::{
    Fit, Layout, Leg, LegStart, PageLayout, PhotoPlacement, Placement, RootCut, Score, Treatment,
};
use chenbao_makeup::measure::{Columns, HeadForm, HeadOption, HeadQuery, HeadSubject, Measure, Passage, Row, Setting};
use chenbao_model::model::{Article, ArticleId, Issue, Kind};
use chenbao_model::units::GridRect;

use crate::generated::{Arithmetic, grid};

/// The same articles on the same pages, poured.
pub(crate) fn poured(layout: &Layout, issue: &Issue) -> Layout {
    let pages = layout.pages.iter().map(|page| poured_page(page, issue)).collect();
    Layout { grid: layout.grid.clone(), pages }
}

fn poured_page(page: &PageLayout, issue: &Issue) -> PageLayout {
    let mut order: Vec<&Placement> = page.modules.iter().collect();
    order.sort_by_key(|module| (module.prio, module.articles[0].clone()));
    let top = page.reserved.iter().filter(|reserved| reserved.rect.y == 0).map(|reserved| reserved.rect.bottom()).max();
    let mut sheet = Sheet { next: vec![top.unwrap_or(0); usize::from(grid().cols)], at: 0 };
    let pieces = order.iter().flat_map(|module| std::iter::once(*module).chain(&module.sidebars));
    let modules = pieces.filter_map(|module| sheet.pour(module, &articles_of(&module.articles, issue))).collect();
    PageLayout { modules, score: Score::default(), alternatives: Vec::new(), root_cut: RootCut::Uncut, ..page.clone() }
}

fn articles_of<'i>(ids: &[ArticleId], issue: &'i Issue) -> Vec<&'i Article> {
    ids.iter().filter_map(|id| issue.articles.iter().find(|article| article.id == *id)).collect()
}

/// A page while it is filled: the first free line of each column, and the column that is being filled.
struct Sheet {
    next: Vec<u16>,
    at: usize,
}

impl Sheet {
    /// Pours one text; nothing where the page is full.
    fn pour(&mut self, module: &Placement, articles: &[&Article]) -> Option<Placement> {
        let (width, head) = self.head(module, articles)?;
        let head_rect = self.take(width, head.lines)?;
        let photos: Vec<PhotoPlacement> = articles.iter().flat_map(|article| self.photos(article)).collect();
        let (legs, fit) = self.legs(articles);
        let parts = legs.iter().map(|leg| GridRect::new(leg.x, leg.y, 1, leg.h));
        let rect = parts.chain(photos.iter().map(|photo| photo.rect)).fold(head_rect, around);
        self.skip_line();
        Some(Placement {
            columns: Columns::basic(Setting::Open, rect.w),
            text_x: rect.x,
            part: None,
            quote: None,
            rect,
            rect_mm: [0.0; 4],
            gap: 0,
            treatment: Treatment::Top,
            head_rect,
            head,
            photos,
            legs,
            fit,
            sidebars: Vec::new(),
            ..module.clone()
        })
    }

    /// The head over as many columns as its priority wants and as begin on the same line.
    fn head(&self, module: &Placement, articles: &[&Article]) -> Option<(u16, HeadOption)> {
        let wanted = [3, 2, 1][usize::from(module.prio.clamp(1, 3)) - 1];
        let line = self.next.get(self.at)?;
        let level = self.next[self.at..].iter().take_while(|&next| next == line).count();
        let is_group = articles.len() > 1 || module.kind == Kind::Brief;
        let subject = if is_group { HeadSubject::Group(&module.id) } else { HeadSubject::Article(articles.first()?) };
        let width = u16::try_from(level.min(wanted)).ok()?;
        let query =
            |rank| HeadQuery { subject, rank, columns: Columns::basic(Setting::Open, width), form: HeadForm::Across };
        let option = (module.prio..=3).find_map(|rank| Arithmetic.heads(query(rank)).unwrap().into_iter().next());
        Some((width, option?))
    }

    /// The next place for something of this size, in the column that is being filled or the next.
    fn take(&mut self, width: u16, lines: u16) -> Option<GridRect> {
        while *self.next.get(self.at)? + lines > grid().lines {
            self.at += 1;
        }
        let columns = self.at..(self.at + usize::from(width)).min(self.next.len());
        let top = self.next[self.at];
        let rect = GridRect::new(u16::try_from(self.at).ok()?, top, u16::try_from(columns.len()).ok()?, lines);
        self.next[columns].iter_mut().for_each(|next| *next = top + lines);
        Some(rect)
    }

    fn photos(&mut self, article: &Article) -> Vec<PhotoPlacement> {
        let grid = grid();
        let width = grid.width(1);
        let mut placed = Vec::new();
        for (index, picture) in article.pictures.iter().enumerate() {
            let (across, down) = picture.pixels;
            let height = width * i64::from(down);
            let mm = height.to_mm() / f64::from(across);
            let lines = height.millipoints() / i64::from(across) / grid.pitch.millipoints() + 1;
            let picture_lines = u16::try_from(lines).unwrap();
            let Some(rect) = self.take(1, picture_lines + Arithmetic.caption(picture, width).unwrap()) else { break };
            placed.push(PhotoPlacement {
                article: article.id.clone(),
                index,
                rect,
                picture_lines,
                px: picture.pixels,
                crop: [0.0, 0.0, 1.0, 1.0],
                orig_aspect: f64::from(across) / f64::from(down),
                printed_mm: [width.to_mm(), mm],
                caption: picture.caption.to_plain(),
            });
        }
        placed
    }

    fn legs(&mut self, articles: &[&Article]) -> (Vec<Leg>, Fit) {
        let rows = Arithmetic.galley(Passage::whole(articles), grid().col_em).unwrap().rows;
        let mut legs = Vec::new();
        let mut from = 0;
        while from < rows.len() && self.at < self.next.len() {
            let (top, room) = (self.next[self.at], grid().lines - self.next[self.at]);
            let mut used = 0;
            let own = rows[from..].iter().take_while(|row| {
                used += row.lines;
                used <= room
            });
            let own: Vec<&Row> = own.collect();
            let to = from + own.len();
            if !own.is_empty() {
                legs.push(leg(self.at, top, [from, to], &own));
                self.next[self.at] += own.iter().map(|row| row.lines).sum::<u16>();
            }
            from = to;
            self.at += usize::from(from < rows.len());
        }
        let lines = |rows: &[Row]| rows.iter().map(|row| u32::from(row.lines)).sum();
        let overset_chars = rows[from..].iter().map(|row| u32::from(row.chars)).sum();
        let fit = Fit { need_lines: lines(&rows), have_lines: lines(&rows[..from]), overset_chars, ..Fit::default() };
        (legs, fit)
    }

    fn skip_line(&mut self) {
        if let Some(next) = self.next.get_mut(self.at) {
            *next = (*next + 1).min(grid().lines);
        }
    }
}

fn leg(column: usize, top: u16, [from, to]: [usize; 2], own: &[&Row]) -> Leg {
    let lines = own.iter().map(|row| row.lines).sum();
    let first_line = match own[0] {
        row if row.first => LegStart::ParaStart,
        row if row.last => LegStart::ParaLast,
        _ => LegStart::Mid,
    };
    Leg {
        x: u16::try_from(column).unwrap(),
        y: top,
        w: 1,
        h: lines,
        lines_used: lines,
        rows: [u32::try_from(from).unwrap(), u32::try_from(to).unwrap()],
        chars: own.iter().map(|row| u32::from(row.chars)).sum(),
        first_line,
        ends_with_single_char: own.iter().any(|row| row.lone),
    }
}

fn around(one: GridRect, other: GridRect) -> GridRect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    GridRect::new(x, y, one.right().max(other.right()) - x, one.bottom().max(other.bottom()) - y)
}

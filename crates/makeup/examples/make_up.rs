//! Makes a small issue up with a typesetter of arithmetic: every 汉字 is one em wide, so the rows of a text are its characters over the
//! measure. Run with `cargo run -p chenbao-makeup --example make_up`.

#![allow(clippy::print_stdout, reason = "an example that prints")]

use std::path::PathBuf;
use std::sync::Arc;

use chenbao_makeup::grid::Grid;
use chenbao_makeup::measure::{
    Galley, HeadForm, HeadOption, HeadQuery, HeadSubject, Level, Measure, MeasureFailed, Passage, Row, RowKind,
};
use chenbao_makeup::words::{extent, treatment};
use chenbao_makeup::{Options, make_up};
use chenbao_model::diag::Source;
use chenbao_model::model::{
    Article, ArticleId, Block, Headline, Issue, Kind, Names, PagePlan, Paper, Picture, Pins, PrintPlan, Registration,
    RegistrationKind, Text,
};
use chenbao_model::units::{Date, Length, PageNumber};

fn main() -> Result<(), MeasureFailed> {
    let issue = issue();
    let outcome = make_up(&issue, &Arithmetic, &[], &grid(), &Options { nameplate_lines: 12, ..Options::default() })?;
    for page in &outcome.layout.pages {
        println!("第{}版 {}　代价 {}", page.no, page.section, page.score.total);
        for module in &page.modules {
            println!("  {:<8} {} {}", module.id, treatment(module.treatment), extent(module.rect));
        }
    }
    let overall = &outcome.metrics.overall;
    println!("{} 字，填满千分之 {}", overall.chars, overall.scores.fill);
    outcome.findings.iter().for_each(|finding| println!("{}", finding.message));
    Ok(())
}

/// Five columns of 14 字 and 72 lines.
fn grid() -> Grid {
    Grid {
        cols: 5,
        lines: 72,
        em: Length::from_pt(9.0),
        pitch: Length::from_pt(13.5),
        col_em: 14,
        gutter: Length::from_pt(13.5),
        box_col_em: 13,
        box_pad: 1,
    }
}

/// A typesetter that only counts.
struct Arithmetic;

impl Measure for Arithmetic {
    fn galley(&self, passage: Passage, em: u16) -> Result<Galley, MeasureFailed> {
        let blocks = passage.articles.iter().flat_map(|article| {
            let [from, to] = passage.part.map_or([0, article.body.len()], |part| part.blocks);
            &article.body[from..to]
        });
        let chars = blocks.map(|block| block.texts().iter().map(|text| text.chars()).sum::<usize>());
        Ok(Galley { rows: (0..).zip(chars).flat_map(|(para, chars)| paragraph(para, chars, em)).collect() })
    }

    /// One size a rank, in as many lines as it takes.
    fn heads(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
        let HeadSubject::Article(article) = query.subject else { return Ok(Vec::new()) };
        if query.form != HeadForm::Across {
            return Ok(Vec::new());
        }
        let (points, level) = match query.rank {
            1 => (36_u16, Level::H1),
            2 => (24, Level::H2),
            _ => (18, Level::H3),
        };
        let title = article.headline.head.to_plain();
        let room = (usize::from(query.columns.grid) * 14 * 9 / usize::from(points)).max(1);
        let glyphs: Vec<char> = title.chars().collect();
        let text: Vec<String> = glyphs.chunks(room).map(|line| line.iter().collect()).collect();
        let lines = count(text.len()) * points.div_ceil(13) + 1;
        let fill = text.iter().map(|line| count(line.chars().count() * 1000 / room)).collect();
        let size = Length::from_pt(f64::from(points));
        Ok(vec![HeadOption { lines, cost: 0, level, size, text, fill, kicker: None, deck: None }])
    }

    fn caption(&self, picture: &Picture, width: Length) -> Result<u16, MeasureFailed> {
        let chars = usize::try_from(width.millipoints() / 8000).unwrap_or(1).max(1);
        Ok(count(picture.caption.chars().div_ceil(chars)).max(1) + 1)
    }
}

/// The rows of a paragraph, the first of which is indented by two em.
fn paragraph(para: u32, chars: usize, em: u16) -> Vec<Row> {
    let lines = (chars + 2).div_ceil(usize::from(em).max(1)).max(1);
    let row = |at: usize| Row {
        lines: 1,
        kind: RowKind::Text,
        para,
        first: at == 0,
        last: at + 1 == lines,
        chars: count(chars / lines),
        lone: false,
    };
    (0..lines).map(row).collect()
}

fn count(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// One page of five stories; the first leads it with a picture.
fn issue() -> Issue {
    let stories = [("lead", 1, 980), ("second", 2, 600), ("third", 3, 450), ("fourth", 3, 380), ("fifth", 3, 320)];
    let mut articles: Vec<Article> =
        stories.into_iter().map(|(id, priority, chars)| article(id, priority, chars)).collect();
    articles[0].pictures.push(picture());
    let plan = PagePlan::new(PageNumber::new(1), "要闻");
    Issue {
        paper: paper(),
        folder: PathBuf::new(),
        source: Source::new("issue.toml", String::new()),
        number: 1,
        date: Date { year: 2020, month: 8, day: 12 },
        next: None,
        printed: None,
        guide: false,
        pages: vec![plan],
        articles,
    }
}

/// An article of paragraphs of some eighty characters.
fn article(id: &str, priority: u8, chars: usize) -> Article {
    let paragraphs = chars / 80;
    let body = (0..paragraphs).map(|at| {
        let own = chars / paragraphs + at % 7;
        Block::Paragraph(Text::plain("字".repeat(own)))
    });
    Article {
        id: ArticleId(Arc::from(id)),
        source: Source::new(format!("{id}.md"), String::new()),
        kind: Kind::Story,
        priority,
        headline: Headline { kicker: None, head: Text::plain("老弄堂有了新面貌"), deck: None },
        names: Names::default(),
        place: None,
        authors: Vec::new(),
        credit: None,
        summary: None,
        quotes: Vec::new(),
        body: body.collect(),
        pictures: Vec::new(),
        pins: Pins::default(),
    }
}

fn picture() -> Picture {
    Picture {
        file: Arc::from("street.jpg"),
        path: PathBuf::from("street.jpg"),
        pixels: (3000, 2000),
        caption: Text::plain("弄堂口的早市"),
        alt: None,
        credit: None,
        place: None,
        focus: (0.5, 0.5),
        crop: (0.8, 1.25),
        columns: None,
        omitted: false,
        span: None,
    }
}

fn paper() -> Paper {
    Paper {
        id: String::from("morning"),
        name: String::from("社区晨报"),
        edition: None,
        english: None,
        slogan: None,
        publisher: String::from("街道办"),
        registration: Registration { kind: RegistrationKind::Cn, number: String::new() },
        imprint: chenbao_model::model::Imprint::new(),
        layout: String::from("community"),
        qr: Vec::new(),
        art: None,
        names: Names::default(),
        print: PrintPlan {
            trim: (Length::from_mm(273.0), Length::from_mm(393.0)),
            bleed: Length::from_mm(3.0),
            icc: None,
            condition: None,
            ink_limit: 220,
            run: None,
            contact: None,
            printer: None,
        },
    }
}

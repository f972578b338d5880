//! How long the steps of the pipeline take on the sample issue. Run with `cargo bench --bench pipeline`.
//!
//! Each sample starts with nothing remembered by the engine, as a new process does; the fonts' pages are warm.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chenbao::content::read_issue;
use chenbao::makeup::layout::Layout;
use chenbao::makeup::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Measure, Passage, Setting};
use chenbao::makeup::template::PageTemplate;
use chenbao::makeup::{Options, make_up};
use chenbao::model::{Issue, Kind};
use chenbao::pipeline::{MakeOptions, Resources, make};
use chenbao::store::Store;
use chenbao::typeset::{Fonts, Medium, PagePictures, Typesetter};
use chenbao::{copy, export};

fn main() {
    divan::main();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder() -> PathBuf {
    root().join("content/laoximen/issues/2020-08-12")
}

fn issue() -> Issue {
    copy::build(read_issue(&folder()).expect("the sample can be read")).0
}

fn setter() -> Typesetter {
    comemo::evict(0);
    let fonts = Arc::new(Fonts::load(&root().join("fonts")).expect("the fonts are there"));
    Typesetter::new(fonts, &root().join("layouts/community"), Medium::Screen).expect("the look is sound")
}

fn layout(issue: &Issue, setter: &Typesetter) -> Layout {
    let templates: Vec<PageTemplate> =
        setter.templates().iter().map(|source| PageTemplate::parse(source).expect("the templates are sound")).collect();
    let options = Options { nameplate_lines: setter.nameplate_lines(), ..Options::default() };
    make_up(issue, setter, &templates, setter.grid(), &options).expect("the typesetter answers").layout
}

/// Reading the folder and making copy of it.
#[divan::bench]
fn read_and_copy(bencher: divan::Bencher) {
    bencher.bench(issue);
}

/// The galley of every article, and its heads over one to five columns.
#[divan::bench(sample_count = 20)]
fn measure(bencher: divan::Bencher) {
    let issue = issue();
    bencher.with_inputs(setter).bench_values(|setter| {
        for article in issue.articles.iter().filter(|article| article.kind != Kind::Brief) {
            divan::black_box(setter.galley(Passage::whole(&[article]), 14).expect("the typesetter answers"));
            for columns in 1..=5 {
                let query = HeadQuery {
                    subject: HeadSubject::Article(article),
                    rank: article.priority,
                    columns: Columns::basic(Setting::Open, columns),
                    form: HeadForm::Across,
                };
                divan::black_box(setter.heads(query).expect("the typesetter answers"));
            }
        }
    });
}

/// The makeup of the issue with its galleys already set: captions and heads are looked up again, the search is the rest.
#[divan::bench(sample_count = 20)]
fn search(bencher: divan::Bencher) {
    let issue = issue();
    let setter = setter();
    layout(&issue, &setter);
    bencher.bench_local(|| layout(&issue, &setter));
}

/// Setting the pages of a layout.
#[divan::bench(sample_count = 20)]
fn compose(bencher: divan::Bencher) {
    let issue = issue();
    bencher
        .with_inputs(|| {
            let setter = setter();
            let layout = layout(&issue, &setter);
            let mut pictures = PagePictures::default();
            assert!(pictures.renew(&issue, &Store::none()).is_empty(), "the pictures are there");
            (setter, layout, pictures)
        })
        .bench_values(|(setter, layout, pictures)| setter.compose(&issue, &layout, &pictures).map(|pages| pages.len()));
}

/// The whole build, from the folder to the bytes of paper.pdf.
#[divan::bench(sample_count = 20)]
fn build(bencher: divan::Bencher) {
    let resources = Resources { fonts: root().join("fonts"), layouts: root().join("layouts") };
    bencher.with_inputs(|| comemo::evict(0)).bench_values(|()| {
        let made = make(&folder(), &resources, &MakeOptions { fresh: true, ..MakeOptions::default() }, &|_| ())
            .unwrap_or_else(|failure| panic!("{failure}"));
        export::screen_pdf(&made.pages, &made.issue).map(|artifact| artifact.bytes.len())
    });
}

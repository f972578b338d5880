//! The bench on which the engine is called: functions of the look, single frames, whole documents, and its complaints as findings.

use comemo::Track;
use typst::World;
use typst::WorldExt;
use typst::diag::{Severity as EngineSeverity, SourceDiagnostic, SourceResult};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, Context, Func, Module, StyleChain, Styles, Target, TargetElem, Value};
use typst::introspection::{EmptyIntrospector, Introspector, Locator};
use typst::layout::{Abs, Axes, Frame, Region, Size};
use typst::syntax::Span as EngineSpan;
use typst::utils::Protected;
use typst_layout::PagedDocument;

use super::unmark::unmarked;
use super::world::PaperWorld;
use crate::diag::{Code, Failure, Finding, Severity, Source};

/// Calls the engine with a fresh sink and turns what it complains of into an error: a warning of the engine, such as an unknown
/// family, means that text disappears.
pub(super) fn with_engine<T>(
    world: &PaperWorld,
    work: impl FnOnce(&mut Engine) -> SourceResult<T>,
) -> Result<T, Failure> {
    let mut sink = Sink::new();
    let introspector = EmptyIntrospector;
    let traced = Traced::default();
    let result = {
        let world: &dyn World = world;
        let mut engine = Engine {
            library: world.library(),
            world: world.track(),
            introspector: Protected::new((&introspector as &dyn Introspector).track()),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        work(&mut engine)
    };
    finish(world, result, sink)
}

fn finish<T>(world: &PaperWorld, result: SourceResult<T>, mut sink: Sink) -> Result<T, Failure> {
    let mut complaints: Vec<SourceDiagnostic> = sink.delayed().into_iter().collect();
    complaints.extend(sink.warnings());
    match result {
        Ok(value) if complaints.is_empty() => Ok(value),
        Ok(_) => Err(Failure { findings: complaints.iter().map(|complaint| finding(world, complaint)).collect() }),
        Err(errors) => Err(Failure { findings: errors.iter().map(|error| finding(world, error)).collect() }),
    }
}

/// A complaint of the engine as a finding, at its place in the look's files.
fn finding(world: &PaperWorld, diagnostic: &SourceDiagnostic) -> Finding {
    let mut finding = Finding::new(Code::TemplateEngine, format!("排版引擎报告：{}", diagnostic.message));
    if diagnostic.severity == EngineSeverity::Warning {
        finding.severity = Severity::Error;
    }
    if let (Some(id), Some(range)) = (diagnostic.span.id(), world.range(diagnostic.span)) {
        let path = world.shown(id.get().vpath().get_without_slash());
        if let Ok(source) = world.source(id) {
            finding = finding.at(Source::new(path, source.text().to_owned()).span_at(range.start));
        }
    }
    for hint in &diagnostic.hints {
        finding = finding.hint(hint.v.to_string());
    }
    if finding.hints.is_empty() {
        finding = finding.hint("改版面样式里的这一处；改乱了就换回原来的文件");
    }
    finding
}

/// Evaluates the look's entry file.
pub(super) fn evaluate(world: &PaperWorld) -> Result<Module, Failure> {
    let mut sink = Sink::new();
    let source = world.source(world.main()).map_err(|_| {
        Finding::new(Code::LookInvalid, format!("版面样式里没有 “{}”", super::world::ENTRY))
            .hint("layouts/ 下每种样式的文件夹里都要有这个文件")
    })?;
    let traced = Traced::default();
    let result = {
        let world: &dyn World = world;
        typst_eval::eval(
            world.track(),
            world.library(),
            traced.track(),
            sink.track_mut(),
            Route::default().track(),
            &source,
        )
    };
    finish(world, result, sink)
}

/// Calls a function of the look.
pub(super) fn call(
    engine: &mut Engine,
    function: &Func,
    arguments: impl IntoIterator<Item = Value>,
) -> SourceResult<Content> {
    Ok(function.call(engine, Context::none().track(), arguments)?.display())
}

/// Sets content in a given width and gives its frame, as high as it needs.
pub(super) fn set(engine: &mut Engine, content: &Content, width: Abs) -> SourceResult<Frame> {
    set_region(engine, content, width, true)
}

/// Sets content as wide and as high as it needs, at most in this width.
pub(super) fn set_loose(engine: &mut Engine, content: &Content, width: Abs) -> SourceResult<Frame> {
    set_region(engine, content, width, false)
}

fn set_region(engine: &mut Engine, content: &Content, width: Abs, fill: bool) -> SourceResult<Frame> {
    let base = StyleChain::new(&engine.library.styles);
    let target: Styles = TargetElem::target.set(Target::Paged).wrap().into();
    let region = Region::new(Size::new(width, Abs::pt(2000.0)), Axes::new(fill, false));
    typst_layout::layout_frame(engine, content, Locator::root(), base.chain(&target), region)
}

/// Lays a whole document out. The look may ask where things stand (page counters, references); the engine is asked again until
/// the answers hold, five times at most.
pub(super) fn document(world: &PaperWorld, content: &Content) -> Result<PagedDocument, Failure> {
    const ROUNDS: usize = 5;
    let mut previous: Option<PagedDocument> = None;
    for _ in 0..ROUNDS {
        let mut sink = Sink::new();
        let traced = Traced::default();
        let constraint = comemo::Constraint::new();
        let nothing = EmptyIntrospector;
        let result = {
            let dynamic: &dyn World = world;
            let introspector: &dyn Introspector = match &previous {
                Some(document) => document.introspector().as_ref(),
                None => &nothing,
            };
            let mut engine = Engine {
                library: dynamic.library(),
                world: dynamic.track(),
                introspector: Protected::new(introspector.track_with(&constraint)),
                traced: traced.track(),
                sink: sink.track_mut(),
                route: Route::default(),
            };
            let base = StyleChain::new(&engine.library.styles);
            let target: Styles = TargetElem::target.set(Target::Paged).wrap().into();
            typst_layout::layout_document(&mut engine, content, base.chain(&target))
        };
        let document = finish(world, result, sink)?;
        let settled = constraint.validate(document.introspector().as_ref() as &dyn Introspector);
        if settled {
            return Ok(unmarked(document));
        }
        previous = Some(document);
    }
    Err(Finding::new(Code::TemplateEngine, "版面样式五遍仍不能定稿").into())
}

/// A span of the engine that stands for a text of an article: the article's file and the number of the text.
pub(super) fn text_span(file: typst::syntax::FileId, number: u32) -> EngineSpan {
    // The engine packs a span as 16 bits of file and 48 bits of number; numbers from 2 up are those of a source file's nodes.
    let bits = (u64::from(file.into_raw().get()) << 48) | (u64::from(number) + 2);
    std::num::NonZeroU64::new(bits).map_or_else(EngineSpan::detached, EngineSpan::from_raw)
}

/// The number of the text that a span stands for.
pub(super) fn text_number(span: EngineSpan) -> Option<u32> {
    span.id()?;
    let number = span.into_raw().get() & ((1 << 48) - 1);
    u32::try_from(number.checked_sub(2)?).ok()
}

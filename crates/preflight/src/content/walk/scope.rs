//! What lasts as long as one content stream, and how it starts.

use tiny_skia::FillRule;

use super::trace::Trace;
use crate::content::geometry::Matrix;
use crate::content::rules::StreamSyntax;
use crate::content::state::State;

/// How a content stream starts.
pub(super) struct StreamStart<'a> {
    pub(super) state: State<'a>,
    /// Whether it has no colours of its own.
    pub(super) uncolored: bool,
}

/// The matrices of a text object.
pub(super) struct TextMatrices {
    /// From text space to user space, for the next glyph.
    pub(super) text: Matrix,
    /// The same for the beginning of the line.
    line: Matrix,
}

impl TextMatrices {
    /// At the origin.
    pub(super) const fn new() -> Self {
        Self { text: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }

    /// Starts a line.
    pub(super) fn set(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    /// Goes to a line that starts at this distance from the beginning of the one before.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::shift(x, y).then(self.line));
    }

    /// Goes on within the line.
    pub(super) fn advance(&mut self, x: f64, y: f64) {
        self.text = Matrix::shift(x, y).then(self.text);
    }
}

/// What lasts as long as one content stream.
pub(super) struct Scope<'a> {
    pub state: State<'a>,
    pub saved: Vec<State<'a>>,
    pub trace: Trace,
    pub clipping: Option<FillRule>,
    /// The matrices of the text object.
    pub place: TextMatrices,
    /// Where the stream's own space lies on the page: what the matrices of patterns start from.
    pub base: Matrix,
    /// Whether the stream has no colours of its own.
    pub uncolored: bool,
    /// What has been seen of the syntax of the stream.
    pub syntax: StreamSyntax,
    /// Whether each of the marked sections that are open is on a layer that is not printed.
    pub marked: Vec<bool>,
}

impl<'a> Scope<'a> {
    /// The scope of a stream that starts with a state.
    pub(super) fn new(StreamStart { state, uncolored }: StreamStart<'a>) -> Self {
        let base = state.ctm;
        let place = TextMatrices::new();
        Self {
            state,
            saved: Vec::new(),
            trace: Trace::new(),
            clipping: None,
            place,
            base,
            uncolored,
            syntax: StreamSyntax::default(),
            marked: Vec::new(),
        }
    }

    /// Whether what is drawn here is not printed.
    pub(super) fn is_hidden(&self) -> bool {
        self.marked.contains(&true)
    }
}

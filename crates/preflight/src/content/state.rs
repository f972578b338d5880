//! The graphics state of a content stream (ISO 32000-1 8.4), as far as a press can see it.

use std::rc::Rc;

use hayro_syntax::object::Object;

use super::geometry::Matrix;
use super::plates::{Clip, Coat};
use super::resources::{Font, Space};
use crate::fault::Inks;

/// What lines or areas are painted with.
pub(super) struct Paint<'a> {
    pub space: Rc<Space>,
    pub color: Vec<f32>,
    pub inks: Inks,
    /// A pattern instead of a plain colour.
    pub pattern: Option<Object<'a>>,
}

impl<'a> Paint<'a> {
    /// A plain colour.
    pub(super) fn plain(space: Rc<Space>, color: Vec<f32>) -> Rc<Self> {
        let inks = space.inks(&color);
        Rc::new(Self { space, color, inks, pattern: None })
    }

    /// A pattern, with the colour of an uncoloured one.
    pub(super) fn patterned(space: Rc<Space>, color: Vec<f32>, pattern: Option<Object<'a>>) -> Rc<Self> {
        let inks = match &*space {
            Space::Pattern(Some(base)) => base.inks(&color),
            space => space.inks(&color),
        };
        Rc::new(Self { space, color, inks, pattern })
    }

    /// Black in DeviceGray, with which a page starts.
    pub(super) fn black() -> Rc<Self> {
        Self::plain(Rc::new(Space::Gray), vec![0.0])
    }

    /// Black ink in full and nothing else.
    pub(super) fn is_black(&self) -> bool {
        let [c, m, y, k] = self.inks;
        self.pattern.is_none() && c.max(m).max(y) < 0.005 && k > 0.995
    }

    /// No ink at all.
    pub(super) fn is_white(&self) -> bool {
        self.pattern.is_none() && self.inks.iter().all(|ink| *ink < 0.005)
    }
}

/// The state of text that outlives a text object.
#[derive(Clone)]
pub(super) struct TextState<'a> {
    pub font: Option<Rc<Font<'a>>>,
    pub size: f64,
    pub character_space: f64,
    pub word_space: f64,
    pub horizontal: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

/// The graphics state.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From user space to points of the page.
    pub ctm: Matrix,
    pub clip: Clip,
    pub fill: Rc<Paint<'a>>,
    pub stroke: Rc<Paint<'a>>,
    pub line_width: f64,
    pub cap: i64,
    pub join: i64,
    /// The part of a line that its dashes leave.
    pub dashed: f32,
    pub overprint_fill: bool,
    pub overprint_stroke: bool,
    pub overprint_mode: u8,
    pub fill_alpha: f32,
    pub stroke_alpha: f32,
    /// What the groups round it leave of its opacity.
    pub group_alpha: f32,
    pub masked: bool,
    pub blended: bool,
    pub multiplies: bool,
    pub text: TextState<'a>,
}

impl<'a> State<'a> {
    /// The state a page starts with.
    pub(super) fn new(clip: Clip) -> Self {
        let text = TextState {
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            horizontal: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Self {
            ctm: Matrix::IDENTITY,
            clip,
            fill: Paint::black(),
            stroke: Paint::black(),
            line_width: 1.0,
            cap: 0,
            join: 0,
            dashed: 1.0,
            overprint_fill: false,
            overprint_stroke: false,
            overprint_mode: 0,
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            group_alpha: 1.0,
            masked: false,
            blended: false,
            multiplies: false,
            text,
        }
    }

    /// How areas are painted.
    pub(super) fn fill_touch(&self) -> Touch<'a> {
        self.touch(&self.fill, self.overprint_fill, self.fill_alpha)
    }

    /// How lines are painted.
    pub(super) fn stroke_touch(&self) -> Touch<'a> {
        self.touch(&self.stroke, self.overprint_stroke, self.stroke_alpha)
    }

    fn touch(&self, paint: &Rc<Paint<'a>>, overprints: bool, alpha: f32) -> Touch<'a> {
        Touch {
            paint: Rc::clone(paint),
            overprints,
            mode: self.overprint_mode,
            // What a soft mask leaves is not worked out: it is taken for half.
            opacity: alpha * self.group_alpha * if self.masked { 0.5 } else { 1.0 },
            multiplies: self.multiplies,
            transparent: alpha < 1.0 || self.masked || self.blended,
        }
    }
}

/// How a mark is put on the page.
#[derive(Clone)]
pub(super) struct Touch<'a> {
    pub paint: Rc<Paint<'a>>,
    pub overprints: bool,
    pub mode: u8,
    pub opacity: f32,
    pub multiplies: bool,
    pub transparent: bool,
}

impl Touch<'_> {
    /// Whether the colour of black text or lines leaves what lies below, where no group stands between.
    pub(super) fn keeps_below(&self) -> bool {
        self.multiplies
            || (self.overprints && self.paint.space.overprints([0.0, 0.0, 0.0, 1.0], self.mode) != [true; 4])
    }

    /// Whether it takes away what lies below on every plate, though it overprints: grey does, and CMYK in mode 0.
    pub(super) fn knocks_out(&self) -> bool {
        !self.multiplies && self.paint.space.overprints(self.paint.inks, self.mode) == [true; 4]
    }

    /// What it leaves on the plates.
    pub(super) fn coat(&self) -> Coat {
        let inks = self.paint.inks;
        let paints = if self.overprints { self.paint.space.overprints(inks, self.mode) } else { [true; 4] };
        Coat { inks, paints, opacity: self.opacity, multiplies: self.multiplies, artwork: !self.paint.is_white() }
    }
}

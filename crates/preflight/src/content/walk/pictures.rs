//! Pictures: checked as they are placed, then laid on the plates point by point.

use std::rc::Rc;

use hayro_syntax::object::Stream;
use hayro_syntax::page::Resources;

use super::scope::Scope;
use super::walker::Walker;
use crate::boxes::Rect;
use crate::content::findings::Spot;
use crate::content::geometry::UNIT;
use crate::content::plates::{Coat, to_byte};
use crate::content::resources::{
    LARGEST, MOST_PIXELS, Picture, PictureHeader, PictureMask, Space, mask_of, own_space, space_object,
};
use crate::content::rules::PlacedPicture;
use crate::fault::{Bearer, InkBearer, Inks, ReadingFault};
use crate::hit::Severity;
use crate::input::objects::number_of_stream;

/// The most bytes of samples that are kept for another use on the page.
const KEPT: usize = 16 << 20;

/// Pictures with more bytes of samples than this are decoded one at a time, whatever the number of threads.
const LARGE: usize = 24 << 20;

/// A picture ready to be laid on the plates, as the inks and the opacity of each point of it.
struct PreparedPicture {
    picture: Option<Rc<Picture>>,
    mask: Option<PreparedMask>,
    stencil: bool,
}

struct PreparedMask {
    picture: Rc<Picture>,
    soft: bool,
}

impl<'a> Walker<'a, '_> {
    /// Draws an image or an inline image on the unit square.
    pub(super) fn place_picture(&mut self, stream: &Stream<'_>, scope: &Scope<'a>, resources: &Resources<'a>) {
        let Some(header) = PictureHeader::from_stream(stream) else { return };
        let place = scope.state.ctm.bounds(UNIT);
        let visible = self.sheet.visible(place, &scope.state.clip);
        let object = number_of_stream(stream);
        let touch = scope.state.fill_touch();
        let space = match space_object(stream.dict()) {
            _ if header.stencil => None,
            Some(name) => Some(self.space(&name, resources)),
            None if header.jpeg2000 => Some(Rc::new(own_space(stream, self.press).unwrap_or(Space::Unknown))),
            None => Some(Rc::new(Space::Unknown)),
        };
        match space.as_deref() {
            None => self.sheet.check_color(&touch, Bearer::Stencil, place, visible),
            // A JPEG 2000 picture may leave its space to its own header.
            Some(Space::Unknown) if header.jpeg2000 => {}
            Some(space) => self.sheet.check_space(space, Bearer::Picture, Spot { object, place: Some(place) }),
        }
        self.check_mask_space(stream, place, resources);
        let Some(visible) = visible.filter(|_| !self.sheet.muted) else { return };
        let masked = mask_of(stream.dict()).is_some_and(|mask| mask.soft);
        if masked || touch.transparent {
            let group = self.group();
            self.sheet.check_transparency(&group, visible);
        }
        if !header.stencil {
            self.sheet.pictures = self.sheet.pictures.saturating_add(1);
        }
        let placed = PlacedPicture {
            object,
            pixels: (header.width, header.height),
            sides: scope.state.ctm.sides(),
            bits: header.bits,
            jpeg2000: header.jpeg2000,
            visible,
        };
        self.sheet.check_picture(&placed);
        let large = space.as_ref().is_some_and(|space| header.room(space) > LARGE);
        let memory = self.memory;
        let lay = || self.lay_picture(stream, &header, space, &placed, scope, resources);
        if large { memory.alone(lay) } else { lay() }
    }

    /// Checks the space of a picture's soft mask, which must be grey.
    fn check_mask_space(&mut self, stream: &Stream<'_>, place: Rect, resources: &Resources<'a>) {
        let Some(mask) = mask_of(stream.dict()).filter(|mask| mask.soft) else { return };
        let Some(object) = space_object(mask.stream.dict()) else { return };
        let space = self.space(&object, resources);
        if space.components() != 1 {
            let spot = Spot { object: number_of_stream(&mask.stream), place: Some(place) };
            self.sheet.check_space(&space, Bearer::SoftMask, spot);
        }
    }

    /// Decodes a picture, checks its inks, and lays it on the plates.
    fn lay_picture(
        &mut self,
        stream: &Stream<'_>,
        header: &PictureHeader,
        space: Option<Rc<Space>>,
        placed: &PlacedPicture,
        scope: &Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let touch = scope.state.fill_touch();
        let stencil = space.is_none();
        if let Some(space) = &space {
            self.sheet.check_spots(space, [1.0; 4], placed.visible);
        }
        let picture = self.picture(stream, header, space.unwrap_or_else(|| Rc::new(Space::Gray)));
        let Some(back) = scope.state.ctm.inverse() else { return };
        if let Some(picture) = picture.as_ref().filter(|_| !stencil) {
            let part = back.bounds(placed.visible);
            let peak = picture.peak([part.x0, 1.0 - part.y1, part.x1, 1.0 - part.y0]);
            self.sheet.check_sum(peak, placed.spot(), InkBearer::Picture);
        }
        let mask = mask_of(stream.dict()).and_then(|mask| self.prepared_mask(&mask));
        let prepared = PreparedPicture { picture, mask, stencil };
        let own = touch.coat();
        let coat = if stencil { own } else { Coat { paints: [true; 4], artwork: true, ..own } };
        let (bounds, clip) = (scope.state.ctm.bounds(UNIT), &scope.state.clip);
        if stencil && touch.paint.pattern.is_some() {
            let clip = self.sheet.plates.clip_each(clip, bounds, |x, y| {
                let (across, up) = back.apply(x, y);
                prepared.at(across, 1.0 - up, own.inks).map_or(0, |(_, alpha)| alpha)
            });
            return self.fill_pattern(&touch, clip, scope, resources);
        }
        self.sheet.plates.paint_each(bounds, clip, &coat, |x, y| {
            let (across, up) = back.apply(x, y);
            prepared.at(across, 1.0 - up, own.inks)
        });
    }

    fn prepared_mask(&mut self, mask: &PictureMask<'_>) -> Option<PreparedMask> {
        let header = PictureHeader::from_stream(&mask.stream)?;
        let picture = self.picture(&mask.stream, &header, Rc::new(Space::Gray))?;
        Some(PreparedMask { picture, soft: mask.soft })
    }

    /// The samples of a picture, kept for another use. Reports one that cannot be looked at.
    fn picture(&mut self, stream: &Stream<'_>, header: &PictureHeader, space: Rc<Space>) -> Option<Rc<Picture>> {
        let key = stream.dict().data().as_ptr().addr();
        if let Some(kept) = self.pictures.get(&key) {
            return Some(Rc::clone(kept));
        }
        let spot = Spot { object: number_of_stream(stream), place: None };
        let room = header.room(&space);
        if header.pixels() > MOST_PIXELS || room > LARGEST.min(self.bytes) {
            let fault = ReadingFault::PictureTooLarge { width: header.width, height: header.height };
            self.sheet.hit_spot(Severity::Warning, spot, fault);
            return None;
        }
        self.bytes = self.bytes.saturating_sub(room);
        if matches!(*space, Space::Unknown) {
            return None;
        }
        let Some(picture) = Picture::decode(stream, header, space, self.memory).map(Rc::new) else {
            self.sheet.hit_spot(Severity::Error, spot, ReadingFault::PictureBroken);
            return None;
        };
        if picture.is_cut() {
            self.sheet.hit_spot(Severity::Error, spot, ReadingFault::PictureCut);
        }
        if picture.bytes() + self.pictures.values().map(|kept| kept.bytes()).sum::<usize>() < KEPT {
            self.pictures.insert(key, Rc::clone(&picture));
        }
        Some(picture)
    }
}

impl PreparedPicture {
    /// The inks and the opacity at a point of the unit square, counted from the top left.
    fn at(&self, across: f64, down: f64, own: Inks) -> Option<([u8; 4], u8)> {
        if !(0.0..=1.0).contains(&across) || !(0.0..=1.0).contains(&down) {
            return None;
        }
        let grey = |picture: &Picture| 255 - picture.inks(across, down)[3];
        let alpha = match &self.mask {
            Some(mask) if mask.soft => grey(&mask.picture),
            // An explicit mask shows where its samples are 0.
            Some(mask) => 255 - grey(&mask.picture),
            None => 255,
        };
        match &self.picture {
            Some(picture) if self.stencil => Some((own.map(to_byte), 255 - grey(picture))),
            Some(picture) => Some((picture.inks(across, down), alpha)),
            // Nothing is known of it but that it is there: a middle tone.
            None => Some(([64; 4], alpha)),
        }
    }
}

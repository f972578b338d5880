//! How a path runs on the page: which ways its parts go, and how thin the areas are that it encloses. Takes its points in points of the page;
//! gives directions and thicknesses.

/// A full turn is divided into so many directions; a line and its reverse count as one.
const DIRECTIONS: usize = 180;
/// The most points of a part of the path that are kept to see how thin it is.
const MOST_POINTS: usize = 4096;
/// The chords a curve is taken for.
const CHORDS: u8 = 6;

/// How a path runs.
#[derive(Default)]
pub(super) struct PathOutline {
    /// One direction of each of the [`DIRECTIONS`] in which it goes.
    directions: Vec<Option<(f64, f64)>>,
    points: Vec<(f64, f64)>,
    start: (f64, f64),
    current: (f64, f64),
    /// Twice the areas of the parts that are finished, with their sign, and the lengths of their edges.
    area: f64,
    length: f64,
    /// The thinnest part so far.
    least: Option<f64>,
    parts: usize,
}

impl PathOutline {
    pub(super) fn move_to(&mut self, to: (f64, f64)) {
        self.finish_part();
        (self.start, self.current) = (to, to);
        self.points.push(to);
    }

    pub(super) fn line_to(&mut self, to: (f64, f64)) {
        let (x, y) = (to.0 - self.current.0, to.1 - self.current.1);
        if x.hypot(y) > 1e-6 {
            self.keep_direction((x, y));
        }
        self.current = to;
        if self.points.len() < MOST_POINTS {
            self.points.push(to);
        }
    }

    pub(super) fn curve_to(&mut self, [one, two, to]: [(f64, f64); 3]) {
        let from = self.current;
        for step in 1..=CHORDS {
            let t = f64::from(step) / f64::from(CHORDS);
            let u = 1.0 - t;
            let at = |p: fn((f64, f64)) -> f64| {
                u * u * u * p(from) + 3.0 * u * u * t * p(one) + 3.0 * u * t * t * p(two) + t * t * t * p(to)
            };
            self.line_to((at(|p| p.0), at(|p| p.1)));
        }
    }

    pub(super) fn close(&mut self) {
        self.line_to(self.start);
    }

    fn keep_direction(&mut self, (x, y): (f64, f64)) {
        if self.directions.is_empty() {
            self.directions = vec![None; DIRECTIONS];
        }
        let turn = y.atan2(x).rem_euclid(std::f64::consts::PI) / std::f64::consts::PI;
        if let Some(kept) = self.directions.get_mut(to_index(turn * DIRECTIONS as f64).min(DIRECTIONS - 1)) {
            kept.get_or_insert((x, y));
        }
    }

    /// The directions in which it goes.
    pub(super) fn directions(&self) -> impl Iterator<Item = (f64, f64)> {
        self.directions.iter().flatten().copied()
    }

    /// How thin the areas are that it encloses, in points, where they are thinnest; none where it encloses nothing.
    pub(super) fn thickness(&mut self) -> Option<f64> {
        self.finish_part();
        // Rings: what two edges enclose between them.
        let between = self.area.abs() / self.length.max(1e-9);
        let ring = (self.parts > 1 && self.area.abs() > 1e-9).then_some(between);
        [self.least, ring].into_iter().flatten().reduce(f64::min)
    }

    fn finish_part(&mut self) {
        let points = std::mem::take(&mut self.points);
        if points.len() < 3 {
            return;
        }
        let edges = || points.iter().zip(points.iter().cycle().skip(1));
        let area: f64 = edges().map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        let length: f64 = edges().map(|(a, b)| (b.0 - a.0).hypot(b.1 - a.1)).sum();
        self.parts += 1;
        self.area += area;
        self.length += length;
        let bent = area.abs() / length.max(1e-9) * 2.0;
        let thin = least_width(&points).min(bent);
        self.least = Some(self.least.map_or(thin, |least| least.min(thin)));
    }
}

/// The least distance of two parallels that have all points between them.
fn least_width(points: &[(f64, f64)]) -> f64 {
    let hull = hull(points);
    let edges = hull.iter().zip(hull.iter().cycle().skip(1));
    let widths = edges.filter_map(|(a, b)| {
        let (x, y) = (b.0 - a.0, b.1 - a.1);
        let length = x.hypot(y);
        let far = |p: &(f64, f64)| ((p.0 - a.0) * y - (p.1 - a.1) * x).abs() / length;
        (length > 1e-9).then(|| hull.iter().map(far).fold(0.0, f64::max))
    });
    widths.fold(f64::INFINITY, f64::min)
}

/// The corners of the convex hull, in order round it.
fn hull(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted.dedup();
    let half = |points: &mut dyn Iterator<Item = &(f64, f64)>| {
        let mut side: Vec<(f64, f64)> = Vec::new();
        for point in points {
            while let [.., a, b] = side.as_slice() {
                if (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) > 0.0 {
                    break;
                }
                side.pop();
            }
            side.push(*point);
        }
        side.pop();
        side
    };
    let lower = half(&mut sorted.iter());
    let upper = half(&mut sorted.iter().rev());
    [lower, upper].concat()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f64 saturates")]
fn to_index(value: f64) -> usize {
    value as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thickness(points: &[(f64, f64)]) -> f64 {
        let mut outline = PathOutline::default();
        outline.move_to(points[0]);
        points[1..].iter().for_each(|point| outline.line_to(*point));
        outline.close();
        outline.thickness().unwrap()
    }

    #[test]
    fn areas_are_as_thin_at_any_angle() {
        let bar = [(0.0, 0.0), (100.0, 0.0), (100.0, 0.2), (0.0, 0.2)];
        assert!((thickness(&bar) - 0.2).abs() < 0.01);
        let turned = bar.map(|(x, y)| (x * 0.6 - y * 0.8, x * 0.8 + y * 0.6));
        assert!((thickness(&turned) - 0.2).abs() < 0.01);
        assert!((thickness(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]) - 10.0).abs() < 0.01);
    }

    #[test]
    fn a_ring_is_as_thin_as_what_is_between_its_edges() {
        let mut outline = PathOutline::default();
        outline.move_to((0.0, 0.0));
        [(50.0, 0.0), (50.0, 50.0), (0.0, 50.0)].iter().for_each(|point| outline.line_to(*point));
        outline.close();
        outline.move_to((0.1, 0.1));
        [(0.1, 49.9), (49.9, 49.9), (49.9, 0.1)].iter().for_each(|point| outline.line_to(*point));
        outline.close();
        assert!((outline.thickness().unwrap() - 0.1).abs() < 0.01);
    }
}

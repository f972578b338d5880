//! Meshes (ISO 32000-1 8.7.4.5.5 to 8.7.4.5.8): free-form and lattice-form triangles, Coons and tensor-product patches. Takes the stream of a
//! shading; gives its triangles with their colours, and what they come to in pixels. What is outside of them stays as it is.

use hayro_syntax::object::Stream;

use super::color::Space;
use super::function::Function;
use super::numbers::pairs;
use crate::content::geometry::Matrix;
use crate::content::plates::Area;
use crate::fault::Inks;
use crate::input::bounded;

/// The most bytes of a mesh.
const LIMIT: usize = 32 << 20;
/// The most triangles that are drawn.
const MOST: usize = 300_000;
/// A patch is divided into so many parts each way.
const PARTS: usize = 8;

/// A corner.
#[derive(Debug, Clone, Copy)]
struct Vertex {
    at: (f64, f64),
    inks: Inks,
}

/// A mesh, as triangles in its own space.
pub(crate) struct Mesh {
    triangles: Vec<[Vertex; 3]>,
}

/// A mesh in pixels: the inks of each it covers.
pub(crate) struct MeshRaster {
    area: Area,
    pixels: Vec<Option<Inks>>,
}

/// A patch: its points in the order of the stream, and the colours of its corners.
#[derive(Debug, Clone, Copy)]
struct Patch {
    net: [(f64, f64); 16],
    inks: [Inks; 4],
}

/// How the numbers of a mesh are packed.
struct Packing {
    coordinate: u32,
    component: u32,
    flag: u32,
    decode: Vec<[f32; 2]>,
    components: usize,
}

impl Mesh {
    /// The mesh of a stream.
    pub(crate) fn from_stream(
        stream: &Stream<'_>,
        kind: i32,
        space: &Space,
        function: Option<&Function>,
    ) -> Option<Self> {
        let dict = stream.dict();
        let packing = Packing {
            coordinate: dict.get::<u32>(b"BitsPerCoordinate").filter(|bits| *bits <= 32)?,
            component: dict.get::<u32>(b"BitsPerComponent").filter(|bits| *bits <= 16)?,
            flag: if kind == 5 { 0 } else { dict.get::<u32>(b"BitsPerFlag").filter(|bits| *bits <= 8)? },
            decode: pairs(dict, b"Decode"),
            components: if function.is_some() { 1 } else { space.components() },
        };
        if packing.coordinate == 0 || packing.component == 0 || packing.decode.len() < 2 + packing.components {
            return None;
        }
        let data = bounded::decoded(stream, LIMIT).ok()?;
        let color = |values: &[f32]| match function {
            Some(function) => space.inks(&function.values(values)),
            None => space.inks(values),
        };
        let mut reader = MeshReader { bits: Bits { data: &data, at: 0 }, packing: &packing, color: &color };
        let triangles = match kind {
            4 => reader.free_form(),
            5 => reader.lattice(dict.get::<usize>(b"VerticesPerRow")?),
            6 => reader.patches(12),
            _ => reader.patches(16),
        };
        Some(Self { triangles })
    }

    /// Its mean colour.
    pub(crate) fn mean(&self) -> Inks {
        let count = (self.triangles.len() * 3).max(1) as f32;
        let corners = || self.triangles.iter().flatten();
        [0, 1, 2, 3].map(|ink| corners().map(|corner| corner.inks[ink]).sum::<f32>() / count)
    }

    /// What it comes to inside an area of pixels.
    pub(crate) fn raster(&self, to_pixels: Matrix, area: Area) -> MeshRaster {
        let mut raster = MeshRaster { area, pixels: vec![None; area.pixels()] };
        let mut left = area.pixels().saturating_mul(16).max(4 << 20);
        for triangle in &self.triangles {
            let corners = triangle.map(|corner| {
                let (x, y) = to_pixels.apply(corner.at.0, corner.at.1);
                Vertex { at: (x, y), inks: corner.inks }
            });
            left = left.saturating_sub(raster.fill(corners));
            if left == 0 {
                break;
            }
        }
        raster
    }
}

impl MeshRaster {
    /// The inks at a point in pixels.
    pub(crate) fn at(&self, x: f64, y: f64) -> Option<Inks> {
        let (x, y) = (to_pixel(x.floor()), to_pixel(y.floor()));
        let inside = x >= self.area.left && x < self.area.right && y >= self.area.top && y < self.area.bottom;
        let index =
            usize::try_from(y - self.area.top).ok()? * self.width() + usize::try_from(x - self.area.left).ok()?;
        if inside { self.pixels.get(index).copied().flatten() } else { None }
    }

    fn width(&self) -> usize {
        usize::try_from(self.area.right - self.area.left).unwrap_or(0)
    }

    /// Fills a triangle; gives how many pixels were looked at.
    fn fill(&mut self, [a, b, c]: [Vertex; 3]) -> usize {
        let (xs, ys) = ([a.at.0, b.at.0, c.at.0], [a.at.1, b.at.1, c.at.1]);
        let least = |values: [f64; 3]| to_pixel(values.into_iter().fold(f64::MAX, f64::min).floor());
        let most = |values: [f64; 3]| to_pixel(values.into_iter().fold(f64::MIN, f64::max).ceil());
        let bounds = Area {
            left: least(xs),
            top: least(ys),
            right: most(xs).max(least(xs) + 1),
            bottom: most(ys).max(least(ys) + 1),
        };
        let Some(bounds) = bounds.common(self.area) else { return 1 };
        let det = (b.at.1 - c.at.1) * (a.at.0 - c.at.0) + (c.at.0 - b.at.0) * (a.at.1 - c.at.1);
        let width = self.width();
        for y in bounds.top..bounds.bottom {
            for x in bounds.left..bounds.right {
                let (px, py) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                let one = ((b.at.1 - c.at.1) * (px - c.at.0) + (c.at.0 - b.at.0) * (py - c.at.1)) / det;
                let two = ((c.at.1 - a.at.1) * (px - c.at.0) + (a.at.0 - c.at.0) * (py - c.at.1)) / det;
                let three = 1.0 - one - two;
                let shares = [one, two, three].map(|share| if share.is_finite() { share } else { -1.0 });
                if shares.iter().any(|share| *share < -1e-6) {
                    continue;
                }
                let shares = shares.map(to_f32);
                let inks =
                    [0, 1, 2, 3].map(|ink| shares[0] * a.inks[ink] + shares[1] * b.inks[ink] + shares[2] * c.inks[ink]);
                let index = usize::try_from(y - self.area.top).unwrap_or(0) * width
                    + usize::try_from(x - self.area.left).unwrap_or(0);
                if let Some(pixel) = self.pixels.get_mut(index) {
                    *pixel = Some(inks);
                }
            }
        }
        bounds.pixels()
    }
}

/// Bits one after the other.
struct Bits<'d> {
    data: &'d [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: u32) -> Option<u32> {
        let end = self.at + usize::try_from(count).ok()?;
        if end > self.data.len() * 8 {
            return None;
        }
        let value =
            (self.at..end).fold(0_u64, |value, bit| value << 1 | u64::from(self.data[bit / 8] >> (7 - bit % 8) & 1));
        self.at = end;
        u32::try_from(value).ok()
    }

    fn align(&mut self) {
        self.at = self.at.next_multiple_of(8);
    }
}

/// Reads the corners of a mesh.
struct MeshReader<'r> {
    bits: Bits<'r>,
    packing: &'r Packing,
    color: &'r dyn Fn(&[f32]) -> Inks,
}

impl MeshReader<'_> {
    fn number(&mut self, bits: u32, [low, high]: [f32; 2]) -> Option<f64> {
        let most = (1_u64 << bits) - 1;
        let share = f64::from(self.bits.take(bits)?) / most as f64;
        Some(f64::from(low) + share * f64::from(high - low))
    }

    fn point(&mut self) -> Option<(f64, f64)> {
        let bits = self.packing.coordinate;
        Some((self.number(bits, self.packing.decode[0])?, self.number(bits, self.packing.decode[1])?))
    }

    fn inks(&mut self) -> Option<Inks> {
        let mut values = Vec::with_capacity(self.packing.components);
        for component in 0..self.packing.components {
            values.push(to_f32(self.number(self.packing.component, self.packing.decode[2 + component])?));
        }
        Some((self.color)(&values))
    }

    fn vertex(&mut self) -> Option<Vertex> {
        Some(Vertex { at: self.point()?, inks: self.inks()? })
    }

    fn free_form(&mut self) -> Vec<[Vertex; 3]> {
        let mut triangles: Vec<[Vertex; 3]> = Vec::new();
        let mut fresh = Vec::new();
        while triangles.len() < MOST {
            let Some(flag) = self.bits.take(self.packing.flag) else { break };
            let Some(vertex) = self.vertex() else { break };
            self.bits.align();
            match (flag & 3, triangles.last().copied(), fresh.is_empty()) {
                (1, Some([_, b, c]), true) => triangles.push([b, c, vertex]),
                (2, Some([a, _, c]), true) => triangles.push([a, c, vertex]),
                _ => fresh.push(vertex),
            }
            if let [a, b, c] = fresh.as_slice() {
                triangles.push([*a, *b, *c]);
                fresh.clear();
            }
        }
        triangles
    }

    fn lattice(&mut self, across: usize) -> Vec<[Vertex; 3]> {
        let mut vertices = Vec::new();
        while vertices.len() < MOST {
            let Some(vertex) = self.vertex() else { break };
            self.bits.align();
            vertices.push(vertex);
        }
        quads(&vertices, across)
    }

    /// Patches of so many points: 12 for those of Coons, 16 for tensor products.
    fn patches(&mut self, points: usize) -> Vec<[Vertex; 3]> {
        let mut triangles = Vec::new();
        let mut before: Option<Patch> = None;
        while triangles.len() < MOST {
            let Some(flag) = self.bits.take(self.packing.flag) else { break };
            let Some(patch) = self.patch(flag & 3, points, before) else { break };
            self.bits.align();
            triangles.extend(divided(&patch.net, patch.inks));
            before = Some(patch);
        }
        triangles
    }

    /// The points of a patch in the order of the stream, and the colours of its corners; an edge may be that of the patch before.
    fn patch(&mut self, flag: u32, count: usize, before: Option<Patch>) -> Option<Patch> {
        let (mut net, mut inks) = ([(0.0, 0.0); 16], [[0.0; 4]; 4]);
        let shared = match (flag, before) {
            (0, _) | (_, None) => 0,
            (flag, Some(Patch { net: old, inks: colors })) => {
                let start = usize::try_from(flag).ok()? * 3;
                for (place, point) in net.iter_mut().enumerate().take(4) {
                    *point = old[(start + place) % 12];
                }
                let corner = usize::try_from(flag).ok()?;
                (inks[0], inks[1]) = (colors[corner % 4], colors[(corner + 1) % 4]);
                4
            }
        };
        for point in net.iter_mut().take(count).skip(shared) {
            *point = self.point()?;
        }
        for ink in inks.iter_mut().skip(shared / 2) {
            *ink = self.inks()?;
        }
        if count == 12 {
            fill_inner(&mut net);
        }
        Some(Patch { net, inks })
    }
}

/// The inner points that make a patch of Coons of a tensor product (ISO 32000-1 8.7.4.5.8).
fn fill_inner(net: &mut [(f64, f64); 16]) {
    let sum = |weights: &[(usize, f64)]| {
        weights.iter().fold((0.0, 0.0), |sum, (place, weight)| {
            (sum.0 + net[*place].0 * weight / 9.0, sum.1 + net[*place].1 * weight / 9.0)
        })
    };
    let inner = [
        sum(&[(0, -4.0), (1, 6.0), (11, 6.0), (3, -2.0), (9, -2.0), (4, 3.0), (8, 3.0), (6, -1.0)]),
        sum(&[(3, -4.0), (2, 6.0), (4, 6.0), (0, -2.0), (6, -2.0), (11, 3.0), (7, 3.0), (9, -1.0)]),
        sum(&[(6, -4.0), (5, 6.0), (7, 6.0), (3, -2.0), (9, -2.0), (2, 3.0), (10, 3.0), (0, -1.0)]),
        sum(&[(9, -4.0), (8, 6.0), (10, 6.0), (0, -2.0), (6, -2.0), (1, 3.0), (5, 3.0), (3, -1.0)]),
    ];
    net[12..16].copy_from_slice(&inner);
}

/// Where the points of a stream stand in the net of a tensor product, row by row.
const NET: [[usize; 4]; 4] = [[0, 1, 2, 3], [11, 12, 13, 4], [10, 15, 14, 5], [9, 8, 7, 6]];

/// A patch as triangles.
fn divided(net: &[(f64, f64); 16], inks: [Inks; 4]) -> Vec<[Vertex; 3]> {
    let bernstein = |t: f64| {
        let u = 1.0 - t;
        [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t]
    };
    let mut vertices = Vec::with_capacity((PARTS + 1) * (PARTS + 1));
    for row in 0..=PARTS {
        for column in 0..=PARTS {
            let (u, v) = (row as f64 / PARTS as f64, column as f64 / PARTS as f64);
            let (bu, bv) = (bernstein(u), bernstein(v));
            let mut at = (0.0, 0.0);
            for (places, weight) in NET.iter().zip(bu) {
                for (place, other) in places.iter().zip(bv) {
                    at = (at.0 + net[*place].0 * weight * other, at.1 + net[*place].1 * weight * other);
                }
            }
            let (u, v) = (to_f32(u), to_f32(v));
            let mixed = |ink: usize| {
                let [a, b, c, d] = [inks[0][ink], inks[1][ink], inks[2][ink], inks[3][ink]];
                (1.0 - u) * ((1.0 - v) * a + v * b) + u * ((1.0 - v) * d + v * c)
            };
            vertices.push(Vertex { at, inks: [mixed(0), mixed(1), mixed(2), mixed(3)] });
        }
    }
    quads(&vertices, PARTS + 1)
}

/// A lattice of vertices as triangles.
fn quads(vertices: &[Vertex], across: usize) -> Vec<[Vertex; 3]> {
    if across < 2 {
        return Vec::new();
    }
    let rows: Vec<&[Vertex]> = vertices.chunks_exact(across).collect();
    let pairs = rows.windows(2).flat_map(|rows| {
        let (upper, lower) = (rows[0], rows[1]);
        (1..across)
            .flat_map(move |at| [[upper[at - 1], upper[at], lower[at - 1]], [upper[at], lower[at - 1], lower[at]]])
    });
    pairs.take(MOST).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates, and is clamped")]
fn to_pixel(value: f64) -> i32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) as i32 } else { 0 }
}

#[expect(clippy::cast_possible_truncation, reason = "inks are reckoned with f32")]
fn to_f32(value: f64) -> f32 {
    value as f32
}

//! Reads the packed numbers of a mesh (ISO 32000-1 tables 82 to 85): bits to corners, and corners to triangles as the kind of mesh joins them.

use super::triangle::{MOST_TRIANGLES, Patch, Triangle, Vertex, fill_inner, quads, to_f32};
use crate::fault::Inks;

/// How the numbers of a mesh are packed.
pub(super) struct MeshPacking {
    pub(super) coordinate: u32,
    pub(super) component: u32,
    pub(super) flag: u32,
    pub(super) decode: Vec<[f32; 2]>,
    pub(super) components: usize,
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
pub(super) struct MeshReader<'r> {
    bits: Bits<'r>,
    packing: &'r MeshPacking,
    color: &'r dyn Fn(&[f32]) -> Inks,
}

impl<'r> MeshReader<'r> {
    /// Over the bytes of a stream, packed like this; the last turns the components of a colour into inks.
    pub(super) fn new(data: &'r [u8], packing: &'r MeshPacking, color: &'r dyn Fn(&[f32]) -> Inks) -> Self {
        Self { bits: Bits { data, at: 0 }, packing, color }
    }

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

    /// Triangles that share edges as their flags say.
    pub(super) fn free_form(&mut self) -> Vec<Triangle> {
        let mut triangles: Vec<Triangle> = Vec::new();
        let mut fresh = Vec::new();
        while triangles.len() < MOST_TRIANGLES {
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

    /// A lattice of so many corners a row.
    pub(super) fn lattice(&mut self, across: usize) -> Vec<Triangle> {
        let mut vertices = Vec::new();
        while vertices.len() < MOST_TRIANGLES {
            let Some(vertex) = self.vertex() else { break };
            self.bits.align();
            vertices.push(vertex);
        }
        quads(&vertices, across)
    }

    /// Patches of so many points: 12 for those of Coons, 16 for tensor products.
    pub(super) fn patches(&mut self, points: usize) -> Vec<Triangle> {
        let mut triangles = Vec::new();
        let mut before: Option<Patch> = None;
        while triangles.len() < MOST_TRIANGLES {
            let Some(flag) = self.bits.take(self.packing.flag) else { break };
            let Some(patch) = self.patch(flag & 3, points, before) else { break };
            self.bits.align();
            triangles.extend(patch.triangles());
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

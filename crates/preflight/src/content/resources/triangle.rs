//! The triangles that a mesh comes to, and how lattices of corners and patches are divided into them (ISO 32000-1 8.7.4.5.6 to 8.7.4.5.8).

use crate::fault::Inks;

/// The most triangles that are drawn.
pub(super) const MOST_TRIANGLES: usize = 300_000;
/// A patch is divided into so many parts each way.
const PARTS: usize = 8;

/// A corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vertex {
    pub(super) at: (f64, f64),
    pub(super) inks: Inks,
}

/// Three corners.
pub(super) type Triangle = [Vertex; 3];

/// A patch: its points in the order of the stream, and the colours of its corners.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patch {
    pub(super) net: [(f64, f64); 16],
    pub(super) inks: [Inks; 4],
}

/// The inner points that make a patch of Coons of a tensor product (ISO 32000-1 8.7.4.5.8).
pub(super) fn fill_inner(net: &mut [(f64, f64); 16]) {
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

impl Patch {
    /// The patch as triangles.
    pub(super) fn triangles(&self) -> Vec<Triangle> {
        let Self { net, inks } = self;
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
}

/// A lattice of vertices as triangles.
pub(super) fn quads(vertices: &[Vertex], across: usize) -> Vec<Triangle> {
    if across < 2 {
        return Vec::new();
    }
    let rows: Vec<&[Vertex]> = vertices.chunks_exact(across).collect();
    let pairs = rows.windows(2).flat_map(|rows| {
        let (upper, lower) = (rows[0], rows[1]);
        (1..across)
            .flat_map(move |at| [[upper[at - 1], upper[at], lower[at - 1]], [upper[at], lower[at - 1], lower[at]]])
    });
    pairs.take(MOST_TRIANGLES).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "inks are reckoned with f32")]
pub(super) fn to_f32(value: f64) -> f32 {
    value as f32
}

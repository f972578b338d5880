//! Meshes (ISO 32000-1 8.7.4.5.5 to 8.7.4.5.8): free-form and lattice-form triangles, Coons and tensor-product patches. Takes the stream of a
//! shading; gives its triangles with their colours, and what they come to in pixels. What is outside of them stays as it is.

use hayro_syntax::object::Stream;

use super::color::Space;
use super::function::Function;
use super::mesh_raster::MeshRaster;
use super::mesh_reader::{MeshPacking, MeshReader};
use super::numbers::pairs;
use super::triangle::{Triangle, Vertex};
use crate::content::geometry::Matrix;
use crate::content::plates::Area;
use crate::fault::Inks;
use crate::input::bounded;

/// The most bytes of a mesh.
const LIMIT: usize = 32 << 20;

/// A mesh, as triangles in its own space.
pub(crate) struct Mesh {
    triangles: Vec<Triangle>,
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
        let packing = MeshPacking {
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
        let mut reader = MeshReader::new(&data, &packing, &color);
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
        let mut raster = MeshRaster::new(area);
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

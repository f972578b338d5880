//! Arrays of numbers in dictionaries.

use hayro_syntax::object::{Array, Dict};

use crate::content::geometry::Matrix;

/// The numbers of an array.
pub(crate) fn numbers(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<f32>> {
    Some(dict.get::<Array<'_>>(key)?.iter::<f32>().take(4096).collect())
}

/// The numbers of an array, two by two.
pub(crate) fn pairs(dict: &Dict<'_>, key: &[u8]) -> Vec<[f32; 2]> {
    let numbers = numbers(dict, key).unwrap_or_default();
    numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// The matrix of a dictionary; the identity where there is none.
pub(crate) fn matrix_of(dict: &Dict<'_>) -> Matrix {
    let matrix = numbers(dict, b"Matrix").and_then(|numbers| <[f32; 6]>::try_from(numbers).ok());
    matrix.map_or(Matrix::IDENTITY, |numbers| Matrix(numbers.map(f64::from)))
}

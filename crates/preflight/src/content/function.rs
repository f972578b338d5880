//! The functions of PDF (ISO 32000-1 7.10), as far as tints and gradients need them: sampled, exponential, stitched and calculators.
//! Takes a function's object; gives its values.

use hayro_syntax::object::{Array, Dict, Object, Stream};

use std::cell::Cell;

use super::super::bounded;
use super::calculator::Program;

/// The most bytes of a table or a program.
const LIMIT: usize = 4 << 20;
/// How deep stitched functions may lie within each other.
const DEPTH: usize = 6;

/// The most functions that are read for a page, each within another counted.
const MOST: usize = 4096;
/// The most samples and bytes of programs that are read for a page.
const MOST_SAMPLES: usize = 4 << 20;

/// What may still be read of functions: they may stand in each other, and a short file can name one a million times.
pub(super) struct Budget {
    functions: Cell<usize>,
    samples: Cell<usize>,
    spent: Cell<bool>,
}

impl Budget {
    /// That of a page.
    pub(super) const fn new() -> Self {
        Self { functions: Cell::new(MOST), samples: Cell::new(MOST_SAMPLES), spent: Cell::new(false) }
    }

    /// Whether something could not be read for want of it.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.get()
    }

    fn take(&self, from: &Cell<usize>, count: usize) -> Option<()> {
        let left = from.get().checked_sub(count).filter(|_| !self.spent.get());
        match left {
            Some(left) => from.set(left),
            None => self.spent.set(true),
        }
        left.map(drop)
    }

    fn function(&self) -> Option<()> {
        self.take(&self.functions, 1)
    }

    fn samples(&self, count: usize) -> Option<()> {
        self.take(&self.samples, count)
    }
}

/// A function of PDF.
#[derive(Debug, Clone)]
pub(super) struct Function {
    domain: Vec<[f32; 2]>,
    range: Vec<[f32; 2]>,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Sampled { sizes: Vec<usize>, encode: Vec<[f32; 2]>, decode: Vec<[f32; 2]>, outputs: usize, samples: Vec<f32> },
    Exponential { from: Vec<f32>, to: Vec<f32>, exponent: f32 },
    Stitched { functions: Vec<Function>, bounds: Vec<f32>, encode: Vec<[f32; 2]> },
    Calculator(Program),
    Several(Vec<Function>),
}

impl Function {
    /// The function an object describes; an array of functions gives the values of all, in order. None where it is broken.
    pub(super) fn read(object: &Object<'_>, budget: &Budget) -> Option<Self> {
        read(object, budget, DEPTH)
    }

    /// Its values, clipped to its range.
    pub(super) fn values(&self, inputs: &[f32]) -> Vec<f32> {
        let mut inputs = inputs.to_vec();
        for (input, [low, high]) in inputs.iter_mut().zip(&self.domain) {
            *input = input.max(*low).min(*high);
        }
        let first = inputs.first().copied().unwrap_or(0.0);
        let mut values = match &self.kind {
            Kind::Sampled { sizes, encode, decode, outputs, samples } => {
                sampled(&inputs, &self.domain, sizes, encode, decode, *outputs, samples)
            }
            Kind::Exponential { from, to, exponent } => {
                let part = first.powf(*exponent);
                from.iter().zip(to).map(|(from, to)| from + part * (to - from)).collect()
            }
            Kind::Stitched { functions, bounds, encode } => {
                stitched(first, self.domain.first().copied().unwrap_or([0.0, 1.0]), functions, bounds, encode)
            }
            Kind::Calculator(program) => program.run(&inputs, self.range.len()),
            Kind::Several(functions) => {
                functions.iter().map(|function| function.values(&inputs).first().copied().unwrap_or(0.0)).collect()
            }
        };
        for (value, [low, high]) in values.iter_mut().zip(&self.range) {
            *value = value.max(*low).min(*high);
        }
        values
    }
}

fn read(object: &Object<'_>, budget: &Budget, depth: usize) -> Option<Function> {
    budget.function()?;
    let depth = depth.checked_sub(1)?;
    match object {
        Object::Array(array) => {
            let functions: Option<Vec<Function>> =
                array.iter::<Object<'_>>().take(32).map(|o| read(&o, budget, depth)).collect();
            Some(Function { domain: Vec::new(), range: Vec::new(), kind: Kind::Several(functions?) })
        }
        Object::Stream(stream) => read_kind(stream.dict(), Some(stream), budget, depth),
        Object::Dict(dict) => read_kind(dict, None, budget, depth),
        _ => None,
    }
}

fn read_kind(dict: &Dict<'_>, stream: Option<&Stream<'_>>, budget: &Budget, depth: usize) -> Option<Function> {
    let (domain, range) = (pairs(dict, b"Domain"), pairs(dict, b"Range"));
    let kind = match dict.get::<i32>(b"FunctionType")? {
        0 => read_sampled(dict, stream?, domain.len(), &range, budget)?,
        2 => Kind::Exponential {
            from: numbers(dict, b"C0").unwrap_or_else(|| vec![0.0]),
            to: numbers(dict, b"C1").unwrap_or_else(|| vec![1.0]),
            exponent: dict.get::<f32>(b"N")?,
        },
        3 => {
            let functions: Option<Vec<Function>> = dict
                .get::<Array<'_>>(b"Functions")?
                .iter::<Object<'_>>()
                .take(256)
                .map(|o| read(&o, budget, depth))
                .collect();
            Kind::Stitched { functions: functions?, bounds: numbers(dict, b"Bounds")?, encode: pairs(dict, b"Encode") }
        }
        4 => {
            let program = bounded::decoded(stream?, LIMIT).ok()?;
            budget.samples(program.len())?;
            Kind::Calculator(Program::read(&program)?)
        }
        _ => return None,
    };
    Some(Function { domain, range, kind })
}

fn read_sampled(
    dict: &Dict<'_>,
    stream: &Stream<'_>,
    inputs: usize,
    range: &[[f32; 2]],
    budget: &Budget,
) -> Option<Kind> {
    let sizes: Vec<usize> = numbers(dict, b"Size")?.iter().map(|size| to_index(*size)).collect();
    let bits = dict.get::<u8>(b"BitsPerSample")?;
    let outputs = range.len();
    let count = sizes.iter().try_fold(outputs, |product, size| product.checked_mul(*size))?;
    if sizes.len() != inputs || outputs == 0 || count > LIMIT || !matches!(bits, 1 | 2 | 4 | 8 | 12 | 16 | 24 | 32) {
        return None;
    }
    budget.samples(count)?;
    let data = bounded::decoded(stream, LIMIT).ok()?;
    let most = 2f32.powi(i32::from(bits)) - 1.0;
    let samples = (0..count).map(|index| bits_at(&data, index, bits) as f32 / most).collect();
    let encode = match pairs(dict, b"Encode") {
        pairs if pairs.len() == inputs => pairs,
        _ => sizes.iter().map(|size| [0.0, size.saturating_sub(1) as f32]).collect(),
    };
    let decode = match pairs(dict, b"Decode") {
        pairs if pairs.len() == outputs => pairs,
        _ => range.to_vec(),
    };
    Some(Kind::Sampled { sizes, encode, decode, outputs, samples })
}

/// The number of so many bits at a place of a packed table.
fn bits_at(data: &[u8], index: usize, bits: u8) -> u32 {
    let start = index * usize::from(bits);
    (start..start + usize::from(bits)).fold(0, |value, bit| {
        let byte = data.get(bit / 8).copied().unwrap_or(0);
        value << 1 | u32::from(byte >> (7 - bit % 8) & 1)
    })
}

/// The value of a table: between two samples for one input, at the nearest sample for several.
fn sampled(
    inputs: &[f32],
    domain: &[[f32; 2]],
    sizes: &[usize],
    encode: &[[f32; 2]],
    decode: &[[f32; 2]],
    outputs: usize,
    samples: &[f32],
) -> Vec<f32> {
    let places: Vec<f32> = (0..sizes.len())
        .map(|i| {
            let ([low, high], [from, to]) = (domain[i], encode[i]);
            let part = (inputs.get(i).copied().unwrap_or(0.0) - low) / (high - low).max(1e-9);
            (from + part * (to - from)).max(0.0).min(sizes[i].saturating_sub(1) as f32)
        })
        .collect();
    let at = |places: &[usize], output: usize| {
        let index = places.iter().zip(sizes).rev().fold(0, |index, (place, size)| index * size + place);
        samples.get(index * outputs + output).copied().unwrap_or(0.0)
    };
    let nearest: Vec<usize> = places.iter().map(|place| to_index(place.round())).collect();
    (0..outputs)
        .map(|output| {
            let value = if let [place] = places.as_slice() {
                let (low, part) = (to_index(*place), place.fract());
                at(&[low], output) * (1.0 - part) + at(&[(low + 1).min(sizes[0].saturating_sub(1))], output) * part
            } else {
                at(&nearest, output)
            };
            let [low, high] = decode[output];
            low + value * (high - low)
        })
        .collect()
}

fn stitched(input: f32, domain: [f32; 2], functions: &[Function], bounds: &[f32], encode: &[[f32; 2]]) -> Vec<f32> {
    let part = bounds.iter().take_while(|bound| input >= **bound).count().min(functions.len().saturating_sub(1));
    let low = if part == 0 { domain[0] } else { bounds.get(part - 1).copied().unwrap_or(domain[0]) };
    let high = bounds.get(part).copied().unwrap_or(domain[1]);
    let [from, to] = encode.get(part).copied().unwrap_or([0.0, 1.0]);
    let share = if high > low { (input - low) / (high - low) } else { 0.0 };
    functions.get(part).map(|function| function.values(&[from + share * (to - from)])).unwrap_or_default()
}

/// The numbers of an array.
pub(super) fn numbers(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<f32>> {
    Some(dict.get::<Array<'_>>(key)?.iter::<f32>().take(4096).collect())
}

/// The numbers of an array, two by two.
pub(super) fn pairs(dict: &Dict<'_>, key: &[u8]) -> Vec<[f32; 2]> {
    let numbers = numbers(dict, key).unwrap_or_default();
    numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f32 saturates")]
fn to_index(value: f32) -> usize {
    value.max(0.0) as usize
}

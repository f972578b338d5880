//! The functions of PDF (ISO 32000-1 7.10), as far as tints and gradients need them: sampled, exponential, stitched and calculators.
//! Takes a function's object; gives its values.

use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::budget::Budget;
use super::calculator::Program;
use super::numbers::{numbers, pairs};
use crate::input::bounded;

/// The most bytes of a table or a program.
const LIMIT: usize = 4 << 20;
/// How deep stitched functions may lie within each other.
const DEPTH: usize = 6;

/// A function of PDF.
#[derive(Debug, Clone)]
pub(crate) struct Function {
    domain: Vec<[f32; 2]>,
    range: Vec<[f32; 2]>,
    kind: FunctionKind,
}

#[derive(Debug, Clone)]
enum FunctionKind {
    Sampled(Table),
    Exponential { from: Vec<f32>, to: Vec<f32>, exponent: f32 },
    Stitched { functions: Vec<Function>, bounds: Vec<f32>, encode: Vec<[f32; 2]> },
    Calculator(Program),
    Several(Vec<Function>),
}

/// The samples of a function, the first input running fastest.
#[derive(Debug, Clone)]
struct Table {
    /// How many samples there are for each input.
    sizes: Vec<usize>,
    encode: Vec<[f32; 2]>,
    decode: Vec<[f32; 2]>,
    outputs: usize,
    samples: Vec<f32>,
}

/// What a table must fit.
struct Shape<'f> {
    inputs: usize,
    range: &'f [[f32; 2]],
}

impl Function {
    /// The function an object describes; an array of functions gives the values of all, in order. None where it is broken.
    pub(crate) fn from_object(object: &Object<'_>, budget: &Budget) -> Option<Self> {
        function_at_depth(object, budget, DEPTH)
    }

    /// Its values, clipped to its range.
    pub(crate) fn values(&self, inputs: &[f32]) -> Vec<f32> {
        let mut inputs = inputs.to_vec();
        for (input, [low, high]) in inputs.iter_mut().zip(&self.domain) {
            *input = input.max(*low).min(*high);
        }
        let first = inputs.first().copied().unwrap_or(0.0);
        let mut values = match &self.kind {
            FunctionKind::Sampled(table) => table.values(&inputs, &self.domain),
            FunctionKind::Exponential { from, to, exponent } => {
                let part = first.powf(*exponent);
                from.iter().zip(to).map(|(from, to)| from + part * (to - from)).collect()
            }
            FunctionKind::Stitched { functions, bounds, encode } => {
                stitched(first, self.domain.first().copied().unwrap_or([0.0, 1.0]), functions, bounds, encode)
            }
            FunctionKind::Calculator(program) => program.run(&inputs, self.range.len()),
            FunctionKind::Several(functions) => {
                functions.iter().map(|function| function.values(&inputs).first().copied().unwrap_or(0.0)).collect()
            }
        };
        for (value, [low, high]) in values.iter_mut().zip(&self.range) {
            *value = value.max(*low).min(*high);
        }
        values
    }
}

fn function_at_depth(object: &Object<'_>, budget: &Budget, depth: usize) -> Option<Function> {
    budget.take_function()?;
    let depth = depth.checked_sub(1)?;
    match object {
        Object::Array(array) => {
            let functions: Option<Vec<Function>> =
                array.iter::<Object<'_>>().take(32).map(|object| function_at_depth(&object, budget, depth)).collect();
            Some(Function { domain: Vec::new(), range: Vec::new(), kind: FunctionKind::Several(functions?) })
        }
        Object::Stream(stream) => read_kind(stream.dict(), Some(stream), budget, depth),
        Object::Dict(dict) => read_kind(dict, None, budget, depth),
        _ => None,
    }
}

fn read_kind(dict: &Dict<'_>, stream: Option<&Stream<'_>>, budget: &Budget, depth: usize) -> Option<Function> {
    let (domain, range) = (pairs(dict, b"Domain"), pairs(dict, b"Range"));
    let kind = match dict.get::<i32>(b"FunctionType")? {
        0 => FunctionKind::Sampled(read_table(dict, stream?, Shape { inputs: domain.len(), range: &range }, budget)?),
        2 => FunctionKind::Exponential {
            from: numbers(dict, b"C0").unwrap_or_else(|| vec![0.0]),
            to: numbers(dict, b"C1").unwrap_or_else(|| vec![1.0]),
            exponent: dict.get::<f32>(b"N")?,
        },
        3 => {
            let functions: Option<Vec<Function>> = dict
                .get::<Array<'_>>(b"Functions")?
                .iter::<Object<'_>>()
                .take(256)
                .map(|object| function_at_depth(&object, budget, depth))
                .collect();
            FunctionKind::Stitched {
                functions: functions?,
                bounds: numbers(dict, b"Bounds")?,
                encode: pairs(dict, b"Encode"),
            }
        }
        4 => {
            let program = bounded::decoded(stream?, LIMIT).ok()?;
            budget.take_samples(program.len())?;
            FunctionKind::Calculator(Program::parse(&program)?)
        }
        _ => return None,
    };
    Some(Function { domain, range, kind })
}

/// The table of a sampled function with these inputs and this range.
fn read_table(dict: &Dict<'_>, stream: &Stream<'_>, shape: Shape<'_>, budget: &Budget) -> Option<Table> {
    let sizes: Vec<usize> = numbers(dict, b"Size")?.iter().map(|size| to_index(*size)).collect();
    let bits = dict.get::<u8>(b"BitsPerSample")?;
    let Shape { inputs, range } = shape;
    let outputs = range.len();
    let count = sizes.iter().try_fold(outputs, |product, size| product.checked_mul(*size))?;
    if sizes.len() != inputs || outputs == 0 || count > LIMIT || !matches!(bits, 1 | 2 | 4 | 8 | 12 | 16 | 24 | 32) {
        return None;
    }
    budget.take_samples(count)?;
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
    Some(Table { sizes, encode, decode, outputs, samples })
}

/// The number of so many bits at a place of a packed table.
fn bits_at(data: &[u8], index: usize, bits: u8) -> u32 {
    let start = index * usize::from(bits);
    (start..start + usize::from(bits)).fold(0, |value, bit| {
        let byte = data.get(bit / 8).copied().unwrap_or(0);
        value << 1 | u32::from(byte >> (7 - bit % 8) & 1)
    })
}

impl Table {
    /// Its values: between two samples for one input, at the nearest sample for several.
    fn values(&self, inputs: &[f32], domain: &[[f32; 2]]) -> Vec<f32> {
        let places = self.places(inputs, domain);
        let nearest: Vec<usize> = places.iter().map(|place| to_index(place.round())).collect();
        let value = |output: usize| match places.as_slice() {
            [place] => {
                let (low, part) = (to_index(*place), place.fract());
                let next = (low + 1).min(self.sizes[0].saturating_sub(1));
                self.sample(&[low], output) * (1.0 - part) + self.sample(&[next], output) * part
            }
            _ => self.sample(&nearest, output),
        };
        let decoded = |output: usize| {
            let [low, high] = self.decode[output];
            low + value(output) * (high - low)
        };
        (0..self.outputs).map(decoded).collect()
    }

    /// Where inputs lie between the samples, for each dimension.
    fn places(&self, inputs: &[f32], domain: &[[f32; 2]]) -> Vec<f32> {
        let place = |i: usize| {
            let ([low, high], [from, to]) = (domain[i], self.encode[i]);
            let part = (inputs.get(i).copied().unwrap_or(0.0) - low) / (high - low).max(1e-9);
            (from + part * (to - from)).max(0.0).min(self.sizes[i].saturating_sub(1) as f32)
        };
        (0..self.sizes.len()).map(place).collect()
    }

    fn sample(&self, places: &[usize], output: usize) -> f32 {
        let index = places.iter().zip(&self.sizes).rev().fold(0, |index, (place, size)| index * size + place);
        self.samples.get(index * self.outputs + output).copied().unwrap_or(0.0)
    }
}

fn stitched(input: f32, domain: [f32; 2], functions: &[Function], bounds: &[f32], encode: &[[f32; 2]]) -> Vec<f32> {
    let part = bounds.iter().take_while(|bound| input >= **bound).count().min(functions.len().saturating_sub(1));
    let low = if part == 0 { domain[0] } else { bounds.get(part - 1).copied().unwrap_or(domain[0]) };
    let high = bounds.get(part).copied().unwrap_or(domain[1]);
    let [from, to] = encode.get(part).copied().unwrap_or([0.0, 1.0]);
    let share = if high > low { (input - low) / (high - low) } else { 0.0 };
    functions.get(part).map(|function| function.values(&[from + share * (to - from)])).unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f32 saturates")]
fn to_index(value: f32) -> usize {
    value.max(0.0) as usize
}

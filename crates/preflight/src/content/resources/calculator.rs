//! The calculators of PDF: the small part of PostScript that functions of type 4 are written in (ISO 32000-1 7.10.5). There are no loops,
//! so a program takes as long as it is.

/// How deep braces may lie within each other.
const DEPTH: usize = 16;
/// How many numbers the stack holds.
const STACK: usize = 100;

/// A program.
#[derive(Debug, Clone)]
pub(crate) struct Program(Vec<Step>);

#[derive(Debug, Clone)]
enum Step {
    Number(f32),
    Operator(String),
    /// The branch taken on true, and that on false.
    Choice(Vec<Step>, Vec<Step>),
}

impl Program {
    /// The program in these bytes, `{ … }`.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes).replace('{', " { ").replace('}', " } ");
        let mut words = text.split_ascii_whitespace();
        if words.next()? != "{" {
            return None;
        }
        Some(Self(block(&mut words, DEPTH)?))
    }

    /// The last `outputs` numbers it leaves.
    pub(crate) fn run(&self, inputs: &[f32], outputs: usize) -> Vec<f32> {
        let mut stack = inputs.to_vec();
        if run(&self.0, &mut stack).is_none() {
            stack.clear();
        }
        let mut values = stack.split_off(stack.len().saturating_sub(outputs));
        values.resize(outputs, 0.0);
        values
    }
}

fn block<'t>(words: &mut impl Iterator<Item = &'t str>, depth: usize) -> Option<Vec<Step>> {
    let depth = depth.checked_sub(1)?;
    let (mut steps, mut blocks) = (Vec::new(), Vec::new());
    loop {
        match words.next()? {
            "{" => blocks.push(block(words, depth)?),
            "}" => return Some(steps),
            "if" => steps.push(Step::Choice(blocks.pop()?, Vec::new())),
            "ifelse" => {
                let otherwise = blocks.pop()?;
                steps.push(Step::Choice(blocks.pop()?, otherwise));
            }
            word => steps.push(word.parse().map_or_else(|_| Step::Operator(word.to_owned()), Step::Number)),
        }
    }
}

fn run(steps: &[Step], stack: &mut Vec<f32>) -> Option<()> {
    for step in steps {
        match step {
            Step::Number(number) => stack.push(*number),
            Step::Choice(yes, no) => {
                let branch = if stack.pop()? == 0.0 { no } else { yes };
                run(branch, stack)?;
            }
            Step::Operator(name) => operate(name, stack)?,
        }
        if stack.len() > STACK {
            return None;
        }
    }
    Some(())
}

fn operate(name: &str, stack: &mut Vec<f32>) -> Option<()> {
    if arrange(name, stack)? {
        return Some(());
    }
    let last = stack.pop()?;
    let value = match one(name, last) {
        Some(value) => value,
        None => two(name, stack.pop()?, last)?,
    };
    stack.push(value);
    Some(())
}

/// Operators on the stack itself; false where it is another.
fn arrange(name: &str, stack: &mut Vec<f32>) -> Option<bool> {
    match name {
        "pop" => drop(stack.pop()?),
        "dup" => stack.push(*stack.last()?),
        "true" => stack.push(1.0),
        "false" => stack.push(0.0),
        "exch" => {
            let length = stack.len();
            stack.swap(length.checked_sub(1)?, length.checked_sub(2)?);
        }
        "copy" => {
            let count = to_count(stack.pop()?)?;
            let start = stack.len().checked_sub(count)?;
            stack.extend_from_within(start..);
        }
        "index" => {
            let place = to_count(stack.pop()?)?;
            stack.push(*stack.get(stack.len().checked_sub(place + 1)?)?);
        }
        "roll" => {
            let by = stack.pop()?;
            let count = to_count(stack.pop()?)?;
            let start = stack.len().checked_sub(count)?;
            if count > 0 {
                stack[start..].rotate_right(to_count(by.rem_euclid(count as f32))? % count);
            }
        }
        _ => return Some(false),
    }
    Some(true)
}

fn one(name: &str, a: f32) -> Option<f32> {
    Some(match name {
        "abs" => a.abs(),
        "neg" => -a,
        "ceiling" => a.ceil(),
        "floor" => a.floor(),
        "round" => a.round(),
        "truncate" | "cvi" => a.trunc(),
        "cvr" => a,
        "sqrt" => a.max(0.0).sqrt(),
        "sin" => a.to_radians().sin(),
        "cos" => a.to_radians().cos(),
        "ln" => a.ln(),
        "log" => a.log10(),
        "not" => truth(a == 0.0),
        _ => return None,
    })
}

fn two(name: &str, a: f32, b: f32) -> Option<f32> {
    Some(match name {
        "add" => a + b,
        "sub" => a - b,
        "mul" => a * b,
        "div" => a / b,
        "idiv" => (a / b).trunc(),
        "mod" => a % b,
        "exp" => a.powf(b),
        "atan" => a.atan2(b).to_degrees().rem_euclid(360.0),
        "eq" => truth(a == b),
        "ne" => truth(a != b),
        "gt" => truth(a > b),
        "ge" => truth(a >= b),
        "lt" => truth(a < b),
        "le" => truth(a <= b),
        "and" => truth(a != 0.0 && b != 0.0),
        "or" => truth(a != 0.0 || b != 0.0),
        "xor" => truth((a != 0.0) != (b != 0.0)),
        _ => return None,
    })
}

fn truth(value: bool) -> f32 {
    f32::from(u8::from(value))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie within the stack")]
fn to_count(value: f32) -> Option<usize> {
    (value >= 0.0 && value <= STACK as f32).then_some(value as usize)
}

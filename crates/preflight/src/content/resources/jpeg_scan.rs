//! Whether the coded picture of a JPEG goes on to its end (ITU-T T.81, annex F): its Huffman codes are followed block by block, and nothing is
//! decoded. Takes the bytes; says whether data are missing. Decoders fill what is missing with grey and say nothing.

use chenbao_model::jpeg::{END_OF_IMAGE, START_OF_SCAN, Segments};

/// What is known of a component.
#[derive(Debug, Clone, Copy)]
struct Component {
    id: u8,
    blocks_per_unit: usize,
    horizontal: usize,
    vertical: usize,
}

/// A table of Huffman codes: for every length the first code behind it, and the values in order.
#[derive(Debug, Clone, Default)]
struct Codes {
    /// By the next eight bits: the length of the code and its value; zero where it is longer.
    short: Vec<(u8, u8)>,
    counts: [u16; 17],
    values: Vec<u8>,
}

/// Whether the data of a picture end before it does. One in several scans is whole where it has an end.
pub(super) fn is_cut(bytes: &[u8]) -> bool {
    scan(bytes).unwrap_or_else(|| {
        let last = Segments::of(bytes).over_garbage().last();
        last.is_none_or(|segment| segment.code != END_OF_IMAGE)
            && !bytes.windows(2).rev().take(4096).any(|two| two == [0xff, END_OF_IMAGE])
    })
}

/// Whether data are missing; none where the picture is coded in another way than baseline, or cannot be followed.
fn scan(bytes: &[u8]) -> Option<bool> {
    let (mut tables, mut components) = ([const { None }; 8], Vec::new());
    let (mut width, mut height, mut interval) = (0_usize, 0_usize, 0_usize);
    for segment in Segments::of(bytes) {
        match segment.code {
            0xc0 | 0xc1 => {
                let frame = segment.frame()?;
                (width, height) = (usize::from(frame.width), usize::from(frame.height));
                components = segment.body.get(6..)?.chunks_exact(3).map(component).collect();
            }
            0xc2..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return None,
            0xc4 => read_tables(segment.body, &mut tables)?,
            0xdd => interval = usize::from(u16::from_be_bytes([*segment.body.first()?, *segment.body.get(1)?])),
            START_OF_SCAN => {
                let count = usize::from(*segment.body.first()?);
                // Pictures in several scans are rare; only those with one are followed.
                if count != components.len() || width == 0 || height == 0 {
                    return None;
                }
                let chosen: Vec<(Component, usize, usize)> = segment
                    .body
                    .get(1..1 + count * 2)?
                    .chunks_exact(2)
                    .map(|pair| {
                        let component = components.iter().find(|component: &&Component| component.id == pair[0])?;
                        Some((*component, usize::from(pair[1] >> 4 & 3), usize::from(pair[1] & 3)))
                    })
                    .collect::<Option<_>>()?;
                let data = bytes.get(segment.end..)?;
                let units = units(&chosen, width, height);
                return follow(data, &chosen, &tables, units, interval);
            }
            _ => {}
        }
    }
    None
}

fn component(three: &[u8]) -> Component {
    let (horizontal, vertical) = (usize::from(three[1] >> 4).clamp(1, 4), usize::from(three[1] & 15).clamp(1, 4));
    Component { id: three[0], blocks_per_unit: horizontal * vertical, horizontal, vertical }
}

/// How many units a scan has.
fn units(chosen: &[(Component, usize, usize)], width: usize, height: usize) -> usize {
    let most = |of: fn(&Component) -> usize| chosen.iter().map(|(component, ..)| of(component)).max().unwrap_or(1);
    let single = chosen.len() == 1;
    let (across, down) = if single { (1, 1) } else { (most(|c| c.horizontal), most(|c| c.vertical)) };
    width.div_ceil(8 * across) * height.div_ceil(8 * down)
}

fn read_tables(mut body: &[u8], tables: &mut [Option<Codes>; 8]) -> Option<()> {
    while let [kind, rest @ ..] = body {
        let counts = rest.get(..16)?;
        let total: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let mut codes =
            Codes { short: vec![(0, 0); 256], values: rest.get(16..16 + total)?.to_vec(), ..Codes::default() };
        for (length, count) in counts.iter().enumerate() {
            codes.counts[length + 1] = u16::from(*count);
        }
        codes.fill_short();
        *tables.get_mut(usize::from(kind >> 4 & 1) * 4 + usize::from(kind & 3))? = Some(codes);
        body = rest.get(16 + total..)?;
    }
    Some(())
}

impl Codes {
    fn fill_short(&mut self) {
        let (mut code, mut place) = (0_usize, 0_usize);
        for length in 1..=8_u8 {
            for _ in 0..self.counts[usize::from(length)] {
                let from = code << (8 - length);
                let value = self.values.get(place).copied().unwrap_or(0);
                for entry in self.short.iter_mut().skip(from).take(1 << (8 - length)) {
                    *entry = (length, value);
                }
                (code, place) = (code + 1, place + 1);
            }
            code <<= 1;
        }
    }
}

/// The bits of coded data, stuffed bytes undone.
struct CodedBits<'d> {
    data: &'d [u8],
    at: usize,
    bits: u64,
    held: u32,
    /// How many bits were asked for behind the end.
    short: u32,
}

impl CodedBits<'_> {
    fn fill(&mut self) {
        while self.held <= 48 {
            let byte = match (self.data.get(self.at), self.data.get(self.at + 1)) {
                (Some(0xff), Some(0)) => {
                    self.at += 2;
                    0xff
                }
                (Some(0xff), _) | (None, _) => return,
                (Some(byte), _) => {
                    self.at += 1;
                    *byte
                }
            };
            self.bits = self.bits << 8 | u64::from(byte);
            self.held += 8;
        }
    }

    fn peek(&mut self, count: u32) -> usize {
        if self.held < count {
            self.fill();
        }
        let value =
            if self.held >= count { self.bits >> (self.held - count) } else { self.bits << (count - self.held) };
        usize::try_from(value & ((1 << count) - 1)).unwrap_or(0)
    }

    fn skip(&mut self, count: u32) {
        self.short += count.saturating_sub(self.held);
        self.held = self.held.saturating_sub(count);
        self.bits &= (1_u64 << self.held) - 1;
    }

    /// The value of the next code.
    fn value(&mut self, codes: &Codes) -> Option<u8> {
        let (length, value) = codes.short.get(self.peek(8)).copied()?;
        if length > 0 {
            self.skip(length.into());
            return Some(value);
        }
        let (mut code, mut first, mut place) = (0_usize, 0_usize, 0_usize);
        let word = self.peek(16);
        for length in 1..=16_usize {
            code = code << 1 | (word >> (16 - length) & 1);
            let count = usize::from(codes.counts[length]);
            if code < first + count {
                self.skip(u32::try_from(length).ok()?);
                return codes.values.get(place + code - first).copied();
            }
            place += count;
            first = (first + count) << 1;
        }
        None
    }

    /// Goes on behind a restart; false where there is none.
    fn restart(&mut self) -> bool {
        (self.bits, self.held) = (0, 0);
        match (self.data.get(self.at), self.data.get(self.at + 1)) {
            (Some(0xff), Some(0xd0..=0xd7)) => {
                self.at += 2;
                true
            }
            _ => false,
        }
    }
}

fn follow(
    data: &[u8],
    chosen: &[(Component, usize, usize)],
    tables: &[Option<Codes>; 8],
    units: usize,
    interval: usize,
) -> Option<bool> {
    let mut bits = CodedBits { data, at: 0, bits: 0, held: 0, short: 0 };
    let single = chosen.len() == 1;
    for unit in 0..units {
        if interval > 0 && unit > 0 && unit % interval == 0 && !bits.restart() {
            return Some(true);
        }
        for (component, direct, alternating) in chosen {
            let (first, others) = (tables[*direct].as_ref()?, tables[4 + *alternating].as_ref()?);
            for _ in 0..if single { 1 } else { component.blocks_per_unit } {
                let Some(size) = bits.value(first) else { return Some(true) };
                bits.peek(16);
                bits.skip(size.min(16).into());
                let mut place = 1;
                while place < 64 {
                    let Some(value) = bits.value(others) else { return Some(true) };
                    let (run, size) = (usize::from(value >> 4), u32::from(value & 15));
                    if size == 0 && run != 15 {
                        break;
                    }
                    bits.peek(16);
                    bits.skip(size);
                    place += run + 1;
                }
            }
        }
        if bits.short > 0 {
            return Some(true);
        }
    }
    Some(false)
}

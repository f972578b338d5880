// The caret in the words of a piece. Takes words and where lines of the original end in them; gives the places where it may rest, and the place a
// pointer means. Offsets count characters as people do, not the units of JavaScript.

const ENDS = new Set("。！？…；");
const CLOSERS = new Set("”’）》");

/// Where a passage may be parted: behind sentences, and where lines of the original end.
export function stops({ words, ends }) {
  const chars = [...words];
  const sentences = chars.flatMap((c, at) => {
    if (!ENDS.has(c) && !(CLOSERS.has(c) && ENDS.has(chars[at - 1]))) return [];
    return CLOSERS.has(chars[at + 1]) ? [] : [at + 1];
  });
  return [...new Set([...sentences, ...ends])].filter((at) => at > 0 && at < chars.length).sort((one, other) => one - other);
}

/// The place after or before an offset: the next stop, or the next character.
export function next(piece, offset, forwards, single) {
  const count = [...piece.words].length;
  if (single) return Math.min(Math.max(1, (offset ?? 0) + (forwards ? 1 : -1)), count - 1);
  const all = stops(piece);
  if (offset === null) return (forwards ? all[0] : all.at(-1)) ?? null;
  return (forwards ? all.find((at) => at > offset) : all.findLast((at) => at < offset)) ?? offset;
}

/// The joint that a remark of a piece doubts; null where it doubts none.
export function doubtful({ words, remarks }) {
  for (const remark of remarks) {
    const opening = remark.match(/“([^”]+)”这里是连着/)?.[1];
    const at = opening === undefined ? -1 : words.indexOf(opening);
    if (at > 0) return [...words.slice(0, at)].length;
  }
  return null;
}

/// The offset in `box`, which holds the words, that a pointer at these coordinates means; null outside.
export function offsetAt(box, x, y) {
  const position = document.caretPositionFromPoint?.(x, y);
  const range = position ? null : document.caretRangeFromPoint?.(x, y);
  const [node, offset] = position ? [position.offsetNode, position.offset] : [range?.startContainer, range?.startOffset];
  if (!node || !box.contains(node)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(node, offset);
  return [...before.toString()].length;
}

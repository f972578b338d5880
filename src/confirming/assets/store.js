// What the page knows: one state, and who wants to hear of its changes. Takes snapshots and the editor's choices; gives them to whoever asked with
// `on`. Also answers what follows from the state: which draft and which piece is looked at, where the next doubt is.

/// All of it. `draft` is a file, `key` the key of a piece, `caret` an offset in its words in characters; null where none is chosen.
export const state = { snapshot: null, draft: null, key: null, caret: null };

const listeners = new Map();

/// Calls `listener` whenever `topic` is told: snapshot (all may have changed), draft (another is looked at), piece, caret.
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

function tell(topic) {
  for (const listener of listeners.get(topic) ?? []) listener();
}

/// The key of a spot: `block-3`, `field-title`.
export function keyOf(spot) {
  if (typeof spot === "string") return spot;
  const [[part, which]] = Object.entries(spot);
  return `${part}-${which}`;
}

/// The draft that is looked at.
export function draftNow() {
  return state.snapshot?.drafts.find((draft) => draft.file === state.draft) ?? null;
}

/// The piece that is looked at.
export function pieceNow() {
  return draftNow()?.pieces.find((piece) => keyOf(piece.spot) === state.key) ?? null;
}

/// Takes a new snapshot. Of a draft or a piece that is gone, the nearest is looked at.
export function take(snapshot) {
  const drafts = state.snapshot?.drafts ?? [];
  const was = drafts.findIndex((draft) => draft.file === state.draft);
  const at = drafts[was]?.pieces.findIndex((piece) => keyOf(piece.spot) === state.key) ?? 0;
  state.snapshot = snapshot;
  if (!draftNow()) state.draft = (snapshot.drafts[Math.max(0, was)] ?? snapshot.drafts.at(-1))?.file ?? null;
  const pieces = draftNow()?.pieces ?? [];
  if (!pieceNow()) [state.key, state.caret] = [pieces.length > 0 ? keyOf(pieces[Math.min(Math.max(0, at), pieces.length - 1)].spot) : null, null];
  tell("snapshot");
}

/// Looks at a draft, at its first doubt or its title.
export function lookAt(file, key = null) {
  state.draft = file;
  const draft = draftNow();
  const pieces = draft?.pieces ?? [];
  const first = pieces.find((piece) => piece.remarks.length > 0) ?? pieces.find((piece) => piece.role === "title") ?? pieces[0];
  [state.key, state.caret] = [key ?? (first ? keyOf(first.spot) : null), null];
  tell("draft");
}

/// Looks at a piece of the draft, with the caret where the next deed may part it.
export function choose(key, caret = null) {
  [state.key, state.caret] = [key, caret];
  tell("piece");
}

/// Puts the caret.
export function putCaret(offset) {
  state.caret = offset;
  tell("caret");
}

/// Looks at the piece so many further on.
export function step(count) {
  const pieces = draftNow()?.pieces ?? [];
  const at = pieces.findIndex((piece) => keyOf(piece.spot) === state.key);
  const next = pieces[Math.min(Math.max(0, at + count), pieces.length - 1)];
  if (next) choose(keyOf(next.spot));
}

/// Looks at the draft so many further on.
export function stepDraft(count) {
  const drafts = state.snapshot?.drafts ?? [];
  const next = drafts[drafts.findIndex((draft) => draft.file === state.draft) + count];
  if (next) lookAt(next.file);
}

/// Every doubt in order: draft and key.
export function doubts() {
  return (state.snapshot?.drafts ?? []).flatMap((draft) => [
    ...(draft.remarks.length > 0 ? [{ file: draft.file, key: "whole" }] : []),
    ...draft.pieces.filter((piece) => piece.remarks.length > 0).map((piece) => ({ file: draft.file, key: keyOf(piece.spot) })),
  ]);
}

/// Looks at the next doubt after the present piece, or the one before it; comes round at the end. Says whether there is one.
export function walk(forwards = true) {
  const order = (file, key) => {
    const drafts = state.snapshot.drafts;
    const draft = drafts.findIndex((one) => one.file === file);
    return [draft, key === "whole" ? -1 : (drafts[draft]?.pieces.findIndex((piece) => keyOf(piece.spot) === key) ?? -1)];
  };
  const here = order(state.draft, state.key);
  const after = (one) => one[0] > here[0] || (one[0] === here[0] && one[1] > here[1]);
  const before = (one) => one[0] < here[0] || (one[0] === here[0] && one[1] < here[1]);
  const all = doubts();
  const next = forwards
    ? (all.find((doubt) => after(order(doubt.file, doubt.key))) ?? all[0])
    : (all.findLast((doubt) => before(order(doubt.file, doubt.key))) ?? all.at(-1));
  if (next && next.file !== state.draft) lookAt(next.file, next.key);
  else if (next) choose(next.key);
  return next !== undefined;
}

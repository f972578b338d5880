// What is done to drafts. Takes a deed of the editor; sends it to the server and takes the bench as it is after it. What could not be done is said in
// the bar; where the draft was changed elsewhere, the bench is read anew.

import { announce } from "./dom.js";
import { post } from "./post.js";
import { draftNow, lookAt, pieceNow, state, take } from "./store.js";

const pill = document.getElementById("pill");
let running = Promise.resolve();

/// Says how it stands: good, fault, waiting.
export function say(text, kind = "good") {
  pill.textContent = text;
  pill.dataset.state = kind;
  announce(text);
}

/// Reads the bench.
export async function read() {
  const answer = await fetch("/api/bench", { cache: "no-store" });
  if (!answer.ok) throw new Error(await answer.text());
  take(await answer.json());
}

// One after the other: a deed speaks of the draft as it is after the one before it.
function inTurn(work) {
  running = running.then(work).catch(async (error) => {
    say(error.message, "fault");
    await read().catch(() => {});
  });
  return running;
}

/// Does something to the draft that is looked at. `then` says what is looked at afterwards; `make` may answer null for nothing to do.
export function order(make, said, then = () => {}) {
  return inTurn(async () => {
    const draft = draftNow();
    const deed = draft && make(draft, pieceNow());
    if (!deed) return;
    const before = state.snapshot;
    const after = await post("/api/order", { draft: draft.file, version: draft.version, deed });
    then(after, before);
    take(after);
    say(said);
  });
}

/// Undoes the last deed, or does it again.
export function turn(again) {
  return inTurn(async () => {
    take(await post("/api/turn", { again }));
    say(again ? "重做了一步" : "撤销了一步");
  });
}

const block = (piece) => piece?.spot.block;
const lookAtBlock = (at) => () => ([state.key, state.caret] = [`block-${at}`, null]);

/// Joins the paragraph with the one before it.
export function join() {
  const at = block(pieceNow());
  return order(() => (at > 0 ? { do: "join", at } : null), "连上了上一段", lookAtBlock(at - 1));
}

/// Begins a new paragraph at the caret.
export function split() {
  const [at, after] = [block(pieceNow()), state.caret];
  if (at === undefined || !after) return say("先用 ← → 或点一下，把光标放到要断开的地方", "fault");
  return order(() => ({ do: "split", at, after }), "断成了两段", lookAtBlock(at + 1));
}

/// Moves the paragraph or the caption up or down.
export function shift(down) {
  return order((draft, piece) => piece && { do: "shift", spot: piece.spot, down }, down ? "下移了一位" : "上移了一位", () => {
    const [part, at] = state.key.split("-");
    state.key = `${part}-${Number(at) + (down ? 1 : -1)}`;
  });
}

/// Calls the words something else, and looks at them where they are then.
export function make(role, name) {
  return order((draft, piece) => piece && { do: "make", from: piece.spot, role }, `改作${name}`, () => {
    if (["title", "kicker", "deck", "place", "author", "source"].includes(role)) [state.key, state.caret] = [`field-${role}`, null];
    else if (role !== "caption" && !state.key.startsWith("block-")) [state.key, state.caret] = ["block-0", null];
  });
}

/// Says that what was doubtful is right.
export function settle() {
  const spot = state.key === "whole" ? "whole" : pieceNow()?.spot;
  const remarks = state.key === "whole" ? draftNow()?.remarks : pieceNow()?.remarks;
  return order(() => (spot && remarks?.length > 0 ? { do: "settle", spot } : null), "核过了");
}

/// Writes the words anew.
export function retype(spot, words) {
  return order(() => ({ do: "text", spot, words }), "改好了");
}

/// Chooses a kind, a section, a page, a priority.
export function set(key, value) {
  return order(() => ({ do: "set", key, value }), "选好了");
}

/// Begins a draft of its own at the paragraph.
export function part() {
  const at = block(pieceNow());
  return order(() => (at > 0 ? { do: "part", at } : null), "另起了一篇", (after, before) => {
    const known = new Set(before.drafts.map((draft) => draft.file));
    const made = after.drafts.find((draft) => !known.has(draft.file));
    if (made) [state.draft, state.key, state.caret] = [made.file, "field-title", null];
  });
}

/// Puts the draft at the end of the one before it.
export function append() {
  return order((draft) => {
    const at = state.snapshot.drafts.indexOf(draft);
    return at > 0 ? { do: "append" } : null;
  }, "并进了前一篇", (after, before) => {
    const at = before.drafts.findIndex((draft) => draft.file === state.draft);
    [state.draft, state.key, state.caret] = [before.drafts[at - 1].file, null, null];
  });
}

/// Gives a picture to a draft, the one that is looked at unless another is named.
export function hang(file, draft = state.draft) {
  if (draft !== state.draft) lookAt(draft);
  return order(() => ({ do: "hang", file }), `配上了 ${file.split("/").at(-1)}`);
}

/// Takes a picture off the draft.
export function unhang(at) {
  return order(() => ({ do: "unhang", at }), "取下了图片，说明留着");
}

/// Moves all drafts that nobody doubts among the articles of the issue.
export function confirmAll() {
  return order(() => ({ do: "confirm-all" }), "核完的都收进了这一期", () => ([state.key, state.caret] = [null, null]));
}

/// Moves the draft among the articles of the issue.
export function confirm() {
  return order(() => ({ do: "confirm" }), "收进了这一期", () => ([state.key, state.caret] = [null, null]));
}

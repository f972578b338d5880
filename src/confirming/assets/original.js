// The original, line by line. Takes the source of the draft that is looked at; marks the lines that stand in the chosen piece, those that were set
// aside, and those that stand nowhere. A line leads to its piece.

import { h } from "./dom.js";
import { choose, draftNow, keyOf, lookAt, on, state } from "./store.js";

const box = document.getElementById("lines");
const name = document.getElementById("original-name");
/// A line of which so many letters stand nowhere is worth telling: fewer are a word that was set right.
const LOST = 4;

/// Starts it.
export function startOriginal() {
  for (const topic of ["snapshot", "draft"]) on(topic, draw);
  on("piece", mark);
}

function draw() {
  const draft = draftNow();
  const source = draft?.source === null || draft === null ? null : state.snapshot.sources[draft.source];
  name.textContent = source ? source.file : "没有原件";
  const lines = (source?.lines ?? []).map((line, at) => {
    const lost = line.lost >= LOST || (line.lost > 0 && line.at.length === 0 && !line.elsewhere);
    const said = lost ? `有 ${line.lost} 字不在稿件里` : line.at.length === 0 ? line.elsewhere : null;
    return h("li", { class: [line.blank ? "blank" : "", lost ? "lost" : "", !lost && line.at.length === 0 ? "aside" : ""].join(" "), "data-line": String(at), onclick: () => lead(line) },
      h("span", { class: "where", text: line.place }),
      h("span", { class: "text", text: line.words }),
      said ? h("span", { class: "said", text: said }) : null);
  });
  box.replaceChildren(...(source?.fault ? [h("li", { class: "lost", text: source.fault })] : lines));
  mark();
}

function lead(line) {
  const here = state.snapshot.drafts.findIndex((draft) => draft.file === state.draft);
  const [draft, spot] = line.at.find(([draft]) => draft === here) ?? line.at[0] ?? [];
  if (spot === undefined) return;
  if (draft === here) choose(keyOf(spot));
  else lookAt(state.snapshot.drafts[draft].file, keyOf(spot));
}

// Lines of the chosen piece, and more faintly those of the draft.
function mark() {
  const draft = draftNow();
  const here = state.snapshot?.drafts.indexOf(draft);
  const lines = draft && draft.source !== null ? state.snapshot.sources[draft.source].lines : [];
  let first = null;
  for (const node of box.querySelectorAll("[data-line]")) {
    const own = (lines[Number(node.dataset.line)]?.at ?? []).filter(([draft]) => draft === here);
    const chosen = own.some(([, spot]) => keyOf(spot) === state.key);
    node.classList.toggle("chosen", chosen);
    node.classList.toggle("own", own.length > 0);
    if (chosen) first ??= node;
  }
  first ??= box.querySelector(".own");
  if (first) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

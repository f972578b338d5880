// What is chosen for a draft: kind, page, section, priority. Takes the draft that is looked at; gives a field for each.

import { set } from "./deeds.js";
import { h, refill } from "./dom.js";
import { draftNow, on, state } from "./store.js";

const box = document.getElementById("settings");

/// Starts it.
export function startSettings() {
  for (const topic of ["snapshot", "draft"]) on(topic, draw);
}

function draw() {
  const draft = draftNow();
  if (!draft) return refill(box);
  const { pages, kinds } = state.snapshot;
  const { kind, page, section, priority } = draft.settings;
  const sections = [...new Set(pages.map((one) => one.section))];
  refill(box,
    h("h2", { text: draft.file }),
    choice("kind", "类", kind, kinds.map((one) => [one.name, one.label])),
    choice("page", "版", page, [["", "不定"], ...pages.map((one) => [String(one.number), `${one.number} ${one.section}`])]),
    choice("section", "版名", section, [["", "不定"], ...sections.map((name) => [name, name])]),
    choice("priority", "轻重", priority, [["1", "1 最重"], ["2", "2"], ["3", "3 平常"]]));
}

function choice(key, label, now, options) {
  const known = now && !options.some(([value]) => value === now) ? [[now, now]] : [];
  return h("label", {}, h("span", { text: label }), h("select", {
    "data-key": key, onchange: (event) => set(key, event.target.value),
  }, [...options, ...known].map(([value, text]) => h("option", { value, text, selected: value === (now ?? "") }))));
}

/// Puts the focus on the page.
export function focusSettings() {
  box.querySelector('[data-key="page"]')?.focus();
}

// The panel at the side. Takes the name of a panel from the store; gives it a heading, a button to close it and its content, which is made
// anew when the state it shows changes. One panel at a time; focus goes into it and comes back.

import { h, refill } from "./dom.js";
import { on, openDock, state, tell } from "./store.js";

const dock = document.getElementById("dock");
const heading = h("h2", { id: "dock-title", tabindex: "-1" });
const body = h("div", { class: "body" });
const panels = new Map();
let shown = null;
let before = null;

/// Starts it. A panel is `{title(), content(), topics, closed?()}`, by name.
export function startDock(all) {
  const close = h("button", { type: "button", class: "small", text: "关", "aria-label": "关上（Esc）", title: "关上（Esc）", onclick: closeDock });
  dock.append(h("header", {}, heading, close), body);
  dock.setAttribute("aria-labelledby", "dock-title");
  for (const [name, panel] of Object.entries(all)) {
    panels.set(name, panel);
    for (const topic of panel.topics) on(topic, () => shown === name && fill());
  }
  on("dock", show);
}

/// Opens a panel, or closes it when it is open.
export function toggleDock(name) {
  if (state.dock === name) closeDock();
  else openDock(name);
}

/// Closes what is open.
export function closeDock() {
  openDock(null);
}

function show() {
  const name = state.dock;
  const other = name !== shown;
  if (other) panels.get(shown)?.closed?.();
  if (shown === null) before = document.activeElement;
  shown = name;
  dock.hidden = name === null;
  dock.dataset.panel = name ?? "";
  if (name === null) {
    body.replaceChildren();
    giveBack();
    tell("dock-closed");
    return;
  }
  if (other) body.replaceChildren();
  fill();
  if (other) body.scrollTop = 0;
  heading.focus({ preventScroll: true });
}

// A story's button may have been made anew; then the one of the same name takes the focus.
function giveBack() {
  const key = before?.dataset?.key;
  const again = before?.isConnected ? before : key && document.querySelector(`#desk [data-key="${CSS.escape(key)}"]`);
  (again || document.getElementById("viewport")).focus({ preventScroll: true });
  before = null;
}

function fill() {
  const panel = panels.get(shown);
  heading.textContent = panel.title();
  refill(body, panel.content());
}

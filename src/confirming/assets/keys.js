// The keyboard. Takes keys pressed anywhere; gives the commands they stand for, unless a field or a control needs the key itself.

import { COMMANDS } from "./commands.js";

const BY_KEY = new Map(Object.values(COMMANDS).flatMap((command) => command.keys.map((key) => [key, command])));
const FIELDS = "input, select, textarea, [contenteditable]";
const CONTROLS = "button, a, summary";

/// Starts it.
export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const command = BY_KEY.get(name(event));
    if (!command || needed(event)) return;
    event.preventDefault();
    command.run();
  });
}

// `Shift+ArrowRight`, `z`; with Ctrl only what every program knows: undo and redo.
function name(event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.key.toLowerCase() === "z") return event.shiftKey ? "y" : "z";
  if (ctrl) return event.key.toLowerCase() === "y" ? "y" : null;
  if (event.key.length === 1) return event.altKey ? null : event.key;
  return `${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}${event.key}`;
}

function needed({ key, target }) {
  if (target.matches(FIELDS)) return true;
  return target.matches(CONTROLS) && [" ", "Enter"].includes(key);
}

// The keyboard. Takes keys pressed anywhere; gives the commands they stand for, unless a field or a control needs the key itself.

import { COMMANDS } from "./commands.js";

const BY_KEY = new Map(Object.values(COMMANDS).flatMap((command) => command.keys.map((key) => [key, command])));
const FIELDS = "input, select, textarea, [contenteditable]";
const CONTROLS = "button, a, summary";

/// Starts it.
export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const command = BY_KEY.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!command || (command.when && !command.when()) || needed(event)) return;
    event.preventDefault();
    command.run(event.key);
  });
}

// Space presses the focused control, but the stories on the page are opened by Enter.
function needed({ key, target }) {
  if (target.matches(FIELDS)) return key !== "Escape";
  if (key === " ") return target.matches(CONTROLS) && !target.matches(".story");
  // Arrows, Home and End scroll a panel that has the focus.
  return ["ArrowUp", "ArrowDown", "Home", "End"].includes(key) && target.closest("#dock") !== null;
}

// The dialog with all keys. Takes the table of commands; gives a dialog.

import { openKeyHelp } from "./key-help.js";

const NAMES = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", " ": "空格", Enter: "回车", Backspace: "退格" };

/// Opens it.
export function openHelp(commands) {
  const keysOf = ({ keys }) => keys.filter((key) => key !== "？").map(keyName);
  openKeyHelp(commands, keysOf, "每一步当场写进 drafts/ 里的草稿，Ctrl+Z 撤销。原件只读，在 incoming/。");
}

/// What a key is called.
export function keyName(key) {
  return key.split("+").map((one) => NAMES[one] ?? (one.length === 1 && one === one.toUpperCase() && one !== one.toLowerCase() ? `Shift+${one}` : one.length === 1 ? one.toUpperCase() : one)).join("+");
}

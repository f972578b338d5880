// The dialog with all keys. Takes the table of commands; gives a dialog.

import { openKeyHelp } from "./key-help.js";

const NAMES = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", PageDown: "PageDown", PageUp: "PageUp", " ": "空格", Escape: "Esc" };
/// Of these keys only the first is worth telling.
const SAME = new Set(["=", "_", "？"]);

/// Opens it.
export function openHelp(commands) {
  openKeyHelp(commands, keysOf, "Tab 在稿件之间走，回车看这篇稿件。预览只看不改：稿件在您自己的编辑器里改，存盘就更新。");
}

function keysOf({ keys }) {
  if (keys.length > 3) return [`${keys[0]}–${keys[keys.length - 1]}`];
  return keys.filter((key) => !SAME.has(key)).map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

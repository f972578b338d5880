// The dialog with all keys. Takes the table of commands; gives a dialog.

import { h } from "./dom.js";

const dialog = document.getElementById("help");
const NAMES = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", PageDown: "PageDown", PageUp: "PageUp", " ": "空格", Escape: "Esc" };
/// Of these keys only the first is worth telling.
const SAME = new Set(["=", "_", "？"]);

/// Opens it.
export function openHelp(commands) {
  const all = Object.values(commands);
  const groups = [...new Set(all.map((command) => command.group))];
  dialog.replaceChildren(
    h("header", {}, h("h2", { id: "help-title", text: "所有的键" }),
      h("button", { type: "button", class: "small", text: "关", "aria-label": "关上（Esc）", onclick: () => dialog.close() })),
    h("div", { class: "groups" }, groups.map((group) => h("section", {}, h("h3", { text: group }),
      h("dl", {}, all.filter((command) => command.group === group).map((command) => [
        h("dt", {}, keysOf(command).map((key) => h("kbd", { text: key }))),
        h("dd", { text: command.name }),
      ]))))),
    h("p", { class: "quiet", text: "Tab 在稿件之间走，回车看这篇稿件。预览只看不改：稿件在您自己的编辑器里改，存盘就更新。" }),
  );
  dialog.showModal();
}

function keysOf({ keys }) {
  if (keys.length > 3) return [`${keys[0]}–${keys[keys.length - 1]}`];
  return keys.filter((key) => !SAME.has(key)).map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

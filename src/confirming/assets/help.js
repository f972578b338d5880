// The dialog with all keys. Takes the table of commands; gives a dialog.

import { h } from "./dom.js";

const dialog = document.getElementById("help");
const NAMES = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", " ": "空格", Enter: "回车", Backspace: "退格" };

/// Opens it.
export function openHelp(commands) {
  const all = Object.values(commands);
  const groups = [...new Set(all.map((command) => command.group))];
  dialog.replaceChildren(
    h("header", {}, h("h2", { id: "help-title", text: "所有的键" }),
      h("button", { type: "button", class: "small", text: "关", "aria-label": "关上（Esc）", onclick: () => dialog.close() })),
    h("div", { class: "groups" }, groups.map((group) => h("section", {}, h("h3", { text: group }),
      h("dl", {}, all.filter((command) => command.group === group).map((command) => [
        h("dt", {}, command.keys.filter((key) => key !== "？").map((key) => h("kbd", { text: keyName(key) }))),
        h("dd", { text: command.name }),
      ]))))),
    h("p", { class: "quiet", text: "每一步当场写进 drafts/ 里的草稿，Ctrl+Z 撤销。原件只读，在 incoming/。" }),
  );
  dialog.showModal();
}

/// What a key is called.
export function keyName(key) {
  return key.split("+").map((one) => NAMES[one] ?? (one.length === 1 && one === one.toUpperCase() && one !== one.toLowerCase() ? `Shift+${one}` : one.length === 1 ? one.toUpperCase() : one)).join("+");
}

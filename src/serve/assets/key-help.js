// The dialog with all keys of a page. Takes its table of commands, what the keys of one are called, and a line to end with.

import { h } from "./dom.js";

const dialog = document.getElementById("help");

/// Opens it.
export function openKeyHelp(commands, keysOf, note) {
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
    h("p", { class: "quiet", text: note }),
  );
  dialog.showModal();
}

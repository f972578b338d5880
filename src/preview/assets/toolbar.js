// The bar on top. Takes the table of commands and the state; gives the paper's name and a button for each command worth one, which shows
// whether it is on.

import { COMMANDS } from "./commands.js";
import { counts } from "./findings.js";
import { h } from "./dom.js";
import { on, state } from "./store.js";

const tools = document.getElementById("tools");

/// Groups of buttons: id of the command, what stands on it, whether it is down (null where it never stays down).
const GROUPS = [
  ["版", [["previous", "‹", null], ["next", "›", null], ["spread", "双版", () => state.spread]]],
  ["大小", [
    ["whole", "整版", () => state.zoom.mode === "page"],
    ["width", "整宽", () => state.zoom.mode === "width"],
    ["physical", "100%", () => state.zoom.mode === "free" && Math.abs(state.zoom.scale - 1) < 1e-6],
    ["smaller", "−", null],
    ["scale", "", null],
    ["larger", "+", null],
  ]],
  ["叠加", [
    ["grid", "网格", () => state.overlays.has("grid")],
    ["frames", "版块", () => state.overlays.has("frames")],
    ["pictures", "图", () => state.overlays.has("pictures")],
    ["rules", "规则", () => state.overlays.has("rules")],
    ["order", "次序", () => state.overlays.has("order")],
  ]],
  ["别的", [
    ["compare", "比较", () => state.compare !== null],
    ["findings", "问题", () => state.dock === "findings"],
    ["rebuild", "重排", null],
    ["help", "?", null],
  ]],
];

const buttons = new Map();
const scale = h("output", { class: "scale", "aria-label": "现在的大小" });

/// Starts it.
export function startToolbar() {
  for (const [name, members] of GROUPS) {
    tools.append(h("div", { class: "tools", role: "group", "aria-label": name }, members.map(([id, text, down]) => (id === "scale" ? scale : button(id, text, down)))));
  }
  for (const topic of ["snapshot", "page", "zoom", "overlays", "dock", "compare", "arranged"]) on(topic, update);
  on("snapshot", ({ snapshot }) => name(snapshot));
}

function button(id, text, down) {
  const command = COMMANDS[id];
  const key = command.keys[0].length === 1 ? command.keys[0].toUpperCase() : { ArrowLeft: "←", ArrowRight: "→" }[command.keys[0]];
  const node = h("button", { type: "button", text, "data-command": id, title: `${command.name}（${key}）`, "aria-label": command.name, onclick: () => command.run() });
  buttons.set(id, [node, down]);
  return node;
}

function update() {
  for (const [node, down] of buttons.values()) if (down) node.setAttribute("aria-pressed", String(down()));
  const text = `${Math.round(100 * state.zoom.scale)}%`;
  if (scale.textContent !== text) scale.textContent = text;
}

function name({ paper, findings }) {
  document.getElementById("paper-name").textContent = paper.name;
  document.getElementById("paper-date").textContent = paper.date;
  document.getElementById("paper").title = paper.folder;
  document.title = `${paper.name} ${paper.date} 预览`;
  const [node] = buttons.get("findings");
  node.textContent = findings.length > 0 ? `问题 ${findings.length}` : "问题";
  node.dataset.severity = ["error", "warning", "note"].find((one) => findings.some((finding) => finding.severity === one)) ?? "";
  node.setAttribute("aria-label", findings.length > 0 ? `问题：${counts(findings)}` : "问题：没有");
}

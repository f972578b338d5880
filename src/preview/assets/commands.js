// All that can be done, in one table. Takes nothing; gives each command with its keys, its name and what it does, for the keyboard, the
// toolbar and the help.

import { closeDock, toggleDock } from "./dock.js";
import { announce } from "./dom.js";
import { blink, toggleCompare } from "./compare.js";
import { fit, zoomStep, zoomTo } from "./zoom.js";
import { goTo, keepView, numbers, state, tell, turn } from "./store.js";
import { OVERLAYS, toggleOverlay } from "./overlays.js";
import { openHelp } from "./help.js";
import { post } from "./post.js";

const viewport = document.getElementById("viewport");
/// How far an arrow key scrolls, in CSS pixels.
const SCROLL = 80;

/// One page or two beside each other.
export function toggleSpread(spread = !state.spread) {
  state.spread = spread;
  tell("page");
  keepView();
}

function rebuild() {
  post("/api/rebuild", { fresh: true }).catch((error) => announce(`重排不了：${error.message}`));
}

const overlay = (name, key) => ({ keys: [key], name: OVERLAYS[name], group: "叠加", run: () => toggleOverlay(name) });
const scroll = (key, name, x, y) => ({ keys: [key], name, group: "翻版", run: () => viewport.scrollBy(x, y) });

/// The commands by id.
export const COMMANDS = {
  next: { keys: ["ArrowRight", "PageDown"], name: "下一版", group: "翻版", run: () => turn(1) },
  previous: { keys: ["ArrowLeft", "PageUp"], name: "上一版", group: "翻版", run: () => turn(-1) },
  first: { keys: ["Home"], name: "第一版", group: "翻版", run: () => goTo(numbers()[0]) },
  last: { keys: ["End"], name: "最后一版", group: "翻版", run: () => goTo(numbers().at(-1)) },
  page: { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], name: "到第几版", group: "翻版", run: (key) => goTo(Number(key)) },
  down: scroll("ArrowDown", "往下看", 0, SCROLL),
  up: scroll("ArrowUp", "往上看", 0, -SCROLL),
  spread: { keys: ["s"], name: "单版 / 双版", group: "大小", run: () => toggleSpread() },
  whole: { keys: ["f"], name: "整版", group: "大小", run: () => fit("page") },
  width: { keys: ["w"], name: "整宽", group: "大小", run: () => fit("width") },
  physical: { keys: ["0"], name: "印出来的大小（100%）", group: "大小", run: () => zoomTo(1) },
  larger: { keys: ["+", "="], name: "放大（也可 Ctrl + 滚轮）", group: "大小", run: () => zoomStep(1) },
  smaller: { keys: ["-", "_"], name: "缩小", group: "大小", run: () => zoomStep(-1) },
  grid: overlay("grid", "g"),
  frames: overlay("frames", "b"),
  pictures: overlay("pictures", "i"),
  rules: overlay("rules", "r"),
  order: overlay("order", "o"),
  compare: { keys: ["c"], name: "比较", group: "别的", run: toggleCompare },
  blink: { keys: [" "], name: "比较时换来换去", group: "别的", when: () => state.compare !== null, run: blink },
  rebuild: { keys: ["x"], name: "从头重排，不照顾上次的版面", group: "别的", run: rebuild },
  findings: { keys: ["e"], name: "问题", group: "别的", run: () => toggleDock("findings") },
  close: { keys: ["Escape"], name: "关上", group: "别的", when: () => state.dock !== null, run: closeDock },
  help: { keys: ["?", "？"], name: "所有的键", group: "别的", run: () => openHelp(COMMANDS) },
};

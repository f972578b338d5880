// Comparing. Takes earlier versions of the snapshot and the layouts a page could have instead; gives a second picture over each page in view,
// seen by turns (blink) or up to a line that can be moved (swipe), and the panel to choose.

import { clock, h } from "./dom.js";
import { alternativesPart, chosenHash } from "./alternatives.js";
import { goTo, on, openDock, state, tell } from "./store.js";
import { shownViews } from "./stage.js";

/// How long each picture shows when they change by themselves, in milliseconds.
const TURN = 700;
const viewport = document.getElementById("viewport");
let timer = null;

/// The slider and the button that turns: they stay while they are used, so that a hand does not lose them.
const range = h("input", { type: "range", min: 0, max: 100, step: 1, "aria-label": "分界线", "data-key": "share" });
const turned = h("button", { type: "button", class: "small", "data-key": "turn", title: "换（空格）", onclick: blink });

/// The panel.
export const comparePanel = { title: () => "比较", content, closed: stop, topics: ["compare", "snapshot", "page", "alternatives"] };

/// Starts it.
export function startCompare() {
  for (const topic of ["compare", "compare-moved", "snapshot", "arranged", "page", "alternatives"]) on(topic, apply);
  range.addEventListener("input", () => move({ share: Number(range.value) }));
  viewport.addEventListener("pointerdown", drag);
  viewport.addEventListener("pointermove", drag);
}

/// Begins with the last version, or stops.
export function toggleCompare() {
  if (state.compare) {
    openDock(null);
    return;
  }
  begin("last");
  openDock("compare");
}

/// Compares with something: last, first, `version:7` or `choice:2`.
export function begin(what) {
  state.compare = { way: "blink", other: true, share: 50, auto: false, ...state.compare, what };
  tell("compare");
}

/// Shows the other picture, or the page's own again.
export function blink() {
  if (state.compare?.way !== "blink") return;
  move({ other: !state.compare.other });
}

function stop() {
  state.compare = null;
  tell("compare");
}

function change(values) {
  Object.assign(state.compare, values);
  tell("compare");
}

// What moves again and again does not make the panel anew.
function move(values) {
  Object.assign(state.compare, values);
  showMoved();
  tell("compare-moved");
}

function showMoved() {
  const { share, other } = state.compare;
  range.value = share;
  turned.textContent = other ? "正看：另一张" : "正看：现在";
}

/// The earlier version that is meant, if it can still be had.
function version(what) {
  const { earlier } = state.snapshot;
  if (what === "last") return earlier[0];
  if (what === "first") return earlier[earlier.length - 1];
  return earlier.find((one) => `version:${one.version}` === what);
}

function otherOf(page) {
  const { what } = state.compare;
  if (what.startsWith("choice:")) {
    const hash = chosenHash(page.number, Number(what.slice(7)));
    return hash && { hash, label: `排法 ${what.slice(7)}` };
  }
  const found = version(what);
  const hash = found?.pages.find(([number]) => number === page.number)?.[1];
  return hash && hash !== page.hash ? { hash, label: clock(found.at) } : null;
}

function apply() {
  const { compare, snapshot } = state;
  const root = document.documentElement;
  for (const name of ["way", "other"]) {
    if (compare) root.dataset[`compare${name === "way" ? "Way" : "Other"}`] = compare[name];
    else delete root.dataset[`compare${name === "way" ? "Way" : "Other"}`];
  }
  for (const view of shownViews()) {
    view.compare(compare && snapshot ? otherOf(view.page) : null);
    const box = view.other?.box;
    if (!box) continue;
    box.style.clipPath = compare.way === "swipe" ? `inset(0 0 0 ${compare.share}%)` : "none";
    box.style.visibility = compare.way === "blink" && !compare.other ? "hidden" : "visible";
    line(view, compare);
  }
  for (const view of shownViews()) if (!view.other || compare?.way !== "swipe") view.element.querySelector(".divide")?.remove();
  run(compare?.way === "blink" && compare.auto);
}

function line(view, compare) {
  if (compare.way !== "swipe") return;
  let divide = view.element.querySelector(".divide");
  if (!divide) view.element.append(divide = h("div", { class: "divide", "aria-hidden": "true" }));
  divide.style.left = `${compare.share}%`;
}

function drag(event) {
  if (state.compare?.way !== "swipe" || (event.buttons & 1) === 0) return;
  const box = event.target.closest?.(".page")?.getBoundingClientRect();
  if (!box) return;
  move({ share: Math.round(Math.min(100, Math.max(0, (100 * (event.clientX - box.left)) / box.width))) });
}

function run(goes) {
  if (goes && timer === null) timer = setInterval(blink, TURN);
  if (!goes && timer !== null) {
    clearInterval(timer);
    timer = null;
  }
}

function content() {
  const { compare } = state;
  if (!compare) return [];
  return [h("h3", { text: "和哪一次比" }), versions(), changed(), h("h3", { text: "怎样比" }), ways(), alternativesPart(begin, compare.what)];
}

function versions() {
  const { earlier } = state.snapshot;
  if (earlier.length === 0) return h("p", { class: "quiet", text: "还没有从前的版面：存一次盘就有了。" });
  const all = [["last", `上一次 ${clock(earlier[0].at)}`]];
  if (earlier.length > 1) all.push(["first", `打开预览时 ${clock(earlier[earlier.length - 1].at)}`]);
  all.push(...earlier.slice(1, -1).map((one) => [`version:${one.version}`, clock(one.at)]));
  return h("div", { class: "choices", role: "group", "aria-label": "和哪一次比" }, all.map(([what, text]) => pressed(text, state.compare.what === what, () => begin(what), `with-${what}`)));
}

function changed() {
  const found = version(state.compare.what);
  if (!found) return null;
  const before = new Map(found.pages);
  const numbers = state.snapshot.pages.filter((page) => before.has(page.number) && before.get(page.number) !== page.hash).map((page) => page.number);
  if (numbers.length === 0) return h("p", { class: "quiet changed", text: "各版都没有变。" });
  return h("p", { class: "changed" }, "变了的版：", numbers.map((number) => pressed(`${number} 版`, number === state.page, () => goTo(number), `changed-${number}`)));
}

function ways() {
  const { way, auto, what } = state.compare;
  showMoved();
  return h("div", { class: "ways" },
    h("div", { class: "choices", role: "group", "aria-label": "怎样比" },
      pressed("交替", way === "blink", () => change({ way: "blink" }), "blink"),
      pressed("推拉", way === "swipe", () => change({ way: "swipe" }), "swipe"),
    ),
    way === "swipe"
      ? h("label", { class: "share" }, what.startsWith("choice:") ? "左现在，右别种排法" : "左现在，右从前", range)
      : h("div", { class: "choices" },
        turned,
        pressed("自动交替", auto, () => change({ auto: !auto }), "auto")),
    way === "blink" && h("p", { class: "quiet", text: "空格键换来换去。" }),
  );
}

/// A button that stays down.
export function pressed(text, down, act, key) {
  return h("button", { type: "button", class: "small", text, "aria-pressed": String(down), "data-key": key, onclick: act });
}

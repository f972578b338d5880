// The pages in view. Takes snapshots and the choice of page and spread from the store; gives the page views, and the topic `painted` (and
// a performance mark) when what a snapshot changed in view is on the screen. What did not change is not touched.

import { announce, h } from "./dom.js";
import { inView, on, pageOf, state, tell } from "./store.js";
import { PageView } from "./pageview.js";
import { scaleForPages } from "./zoom.js";

const viewport = document.getElementById("viewport");
const desk = document.getElementById("desk");
const empty = document.getElementById("empty");
const pages = h("div", { id: "pages" });

/// Marks of older versions are cleared, so that a long evening does not fill the memory.
const MARKS_KEPT = 40;
const marks = [];

let views = [];
let thumbnail = () => null;

/// Starts it. `thumbnailOf(hash)` gives a small picture that is loaded already, or nothing.
export function startStage(thumbnailOf) {
  thumbnail = thumbnailOf;
  desk.append(pages);
  on("snapshot", ({ snapshot, first }) => update(snapshot, !first));
  on("page", () => {
    arrange();
    const page = pageOf(state.page);
    if (page) announce(`第 ${page.number} 版 ${page.section}`);
  });
  on("overlays", () => views.forEach((view) => view.redraw()));
  on("zoom", () => views.forEach((view) => view.scaleTo(state.zoom.scale)));
  let asked = false;
  viewport.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      views.forEach((view) => view.reveal());
    });
  }, { passive: true });
}

/// The views of the pages on the screen.
export function shownViews() {
  return views;
}

/// The view of a page, when it is on the screen.
export function viewOf(number) {
  return views.find((view) => view.number === number);
}

/// The part of an element that is in view, with a margin for what comes next, as fractions of it: [left, top, right, bottom].
function seen(element) {
  const box = element.getBoundingClientRect();
  const frame = viewport.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return null;
  const margin = 160;
  const part = [
    (Math.max(box.left, frame.left - margin) - box.left) / box.width,
    (Math.max(box.top, frame.top - margin) - box.top) / box.height,
    (Math.min(box.right, frame.right + margin) - box.left) / box.width,
    (Math.min(box.bottom, frame.bottom + margin) - box.top) / box.height,
  ];
  return part[0] < part[2] && part[1] < part[3] ? part : null;
}

// Puts the pages of the chosen number on the desk. Their scroll starts at the top.
function arrange() {
  const numbers = inView();
  if (numbers.join() === views.map((view) => view.number).join()) {
    viewOf(state.page)?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
  const focused = pages.contains(document.activeElement);
  const kept = new Map(views.map((view) => [view.number, view]));
  const scale = scaleForPages();
  for (const number of numbers) kept.get(number)?.scaleTo(scale);
  views = numbers.map((number) => kept.get(number) ?? new PageView(pageOf(number), scale, seen, thumbnail));
  pages.dataset.count = numbers.length;
  // A page that stands alone in a spread keeps its side: the first on the right of the fold, the last on the left.
  pages.dataset.side = numbers.length === 1 && state.spread ? (numbers[0] % 2 === 1 ? "right" : "left") : "";
  pages.replaceChildren(...views.map((view) => view.element));
  viewport.scrollTo(0, 0);
  if (focused) viewport.focus({ preventScroll: true });
  tell("arranged");
}

async function update(snapshot, live) {
  empty.hidden = snapshot.pages.length > 0 || snapshot.fault.length > 0;
  const same = inView().join() === views.map((view) => view.number).join();
  if (same) views.forEach((view) => view.show(pageOf(view.number)));
  else arrange();
  await Promise.all(views.map((view) => view.ready));
  await frames(2);
  const at = Date.now();
  mark(snapshot.version);
  document.documentElement.dataset.painted = snapshot.version;
  if (state.snapshot === snapshot) tell("painted", { at, live });
}

function mark(version) {
  const name = `chenbao-painted-${version}`;
  performance.clearMarks(name);
  performance.mark(name);
  marks.push(name);
  if (marks.length > MARKS_KEPT) performance.clearMarks(marks.shift());
  performance.clearResourceTimings();
}

// A page in the background is painted by nobody; then waiting for frames would last until it comes to the front.
async function frames(count) {
  for (let left = count; left > 0 && !document.hidden; left--) {
    await new Promise((done) => requestAnimationFrame(done));
  }
}

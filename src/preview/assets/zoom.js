// How large the pages are. Takes the size of the viewport and the user's wishes (whole page, whole width, a scale; wheel, pinch); gives
// `state.zoom` and the topic `zoom`, and keeps the point under the pointer or in the middle where it is.

import { CSS_PPI, INCH } from "./pictures.js";
import { inView, keepView, on, pageOf, state, tell } from "./store.js";

const viewport = document.getElementById("viewport");
/// Space around the pages in CSS pixels; the style sheet pads the desk by as much.
const PADDING = 20;
const LIMITS = [0.1, 6];
const STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6];

/// Starts it.
export function startZoom() {
  new ResizeObserver(() => refit()).observe(viewport);
  on("snapshot", refit);
  // The browser's own zoom changes how many pixels the screen has for the same length.
  window.addEventListener("resize", () => tell("zoom"));
  viewport.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomTo(state.zoom.scale * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), [event.clientX, event.clientY]);
  }, { passive: false });
}

/// Shows whole pages (`page`) or their whole width (`width`), whatever the window does.
export function fit(mode) {
  state.zoom.mode = mode;
  refit();
  tell("zoom");
  keepView();
}

/// Shows pages at a scale; 1 is their physical size on a screen of 96 pixels an inch.
export function zoomTo(scale, at = middle()) {
  state.zoom.mode = "free";
  change(Math.min(LIMITS[1], Math.max(LIMITS[0], scale)), at);
}

/// One step larger (1) or smaller (-1).
export function zoomStep(direction) {
  const { scale } = state.zoom;
  const near = 1.02;
  const next = direction > 0 ? STEPS.find((step) => step > scale * near) : STEPS.findLast((step) => step < scale / near);
  if (next !== undefined) zoomTo(next);
}

/// Makes the scale right for the pages that are about to be shown, and gives it.
export function scaleForPages() {
  const { mode, scale } = state.zoom;
  state.zoom.scale = (mode === "free" ? scale : fitted(mode)) ?? scale;
  return state.zoom.scale;
}

function refit() {
  const { mode, scale } = state.zoom;
  const wanted = mode === "free" ? scale : fitted(mode);
  if (wanted !== null && Math.abs(wanted - scale) > 1e-6) change(wanted, middle());
}

function fitted(mode) {
  const shown = inView().map(pageOf);
  if (shown.length === 0 || viewport.clientWidth === 0) return null;
  const unit = CSS_PPI / INCH;
  const across = shown.reduce((sum, page) => sum + page.size[0], 0) * (state.spread && shown.length === 1 ? 2 : 1) * unit;
  const down = Math.max(...shown.map((page) => page.size[1])) * unit;
  const width = (viewport.offsetWidth - 2 * PADDING) / across;
  const height = (viewport.offsetHeight - 2 * PADDING) / down;
  // The bar of scrolling takes its part where the whole width is shown.
  if (mode === "width") return Math.max(LIMITS[0], height >= width ? width : (viewport.offsetWidth - 2 * PADDING - 14) / across);
  return Math.max(LIMITS[0], Math.min(width, height));
}

function middle() {
  const frame = viewport.getBoundingClientRect();
  return [frame.left + frame.width / 2, frame.top + frame.height / 2];
}

function change(scale, [x, y]) {
  const pages = document.getElementById("pages");
  const before = pages?.getBoundingClientRect();
  state.zoom.scale = scale;
  tell("zoom");
  if (before?.width > 0 && before.height > 0) {
    const after = pages.getBoundingClientRect();
    viewport.scrollLeft += after.left + ((x - before.left) / before.width) * after.width - x;
    viewport.scrollTop += after.top + ((y - before.top) / before.height) * after.height - y;
  }
  keepView();
}

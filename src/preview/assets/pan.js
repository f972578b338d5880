// Moving the paper by hand. Takes pointers on the viewport: dragging with the mouse scrolls, two fingers zoom; gives clicks that were not
// the end of a drag to `clicked(event)`.

import { state } from "./store.js";
import { zoomTo } from "./zoom.js";

/// A pointer that moved less has clicked.
const SLACK = 5;

/// Starts it. `free(event)` says whether a drag may begin there.
export function startPan(viewport, clicked, free) {
  const fingers = new Map();
  let drag = null;
  let pinch = null;
  let moved = false;

  viewport.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch") {
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      if (fingers.size === 2) pinch = { span: span(fingers), scale: state.zoom.scale };
    }
    moved = pinch !== null;
    if (event.pointerType !== "mouse" || event.button !== 0 || !free(event)) return;
    drag = { x: event.clientX, y: event.clientY, left: viewport.scrollLeft, top: viewport.scrollTop };
  });
  viewport.addEventListener("pointermove", (event) => {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pinch && fingers.size === 2) {
      moved = true;
      zoomTo((pinch.scale * span(fingers)) / pinch.span, centre(fingers));
      return;
    }
    if (!drag) return;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!moved && Math.hypot(x, y) < SLACK) return;
    if (!moved) viewport.setPointerCapture(event.pointerId);
    moved = true;
    viewport.classList.add("dragging");
    viewport.scrollTo(drag.left - x, drag.top - y);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    viewport.addEventListener(name, (event) => {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) pinch = null;
      drag = null;
      viewport.classList.remove("dragging");
    });
  }
  viewport.addEventListener("click", (event) => {
    const wasDrag = moved && event.detail > 0;
    moved = false;
    if (!wasDrag) clicked(event);
  });
}

function span(fingers) {
  const [[x1, y1], [x2, y2]] = [...fingers.values()];
  return Math.max(1, Math.hypot(x1 - x2, y1 - y2));
}

function centre(fingers) {
  const [[x1, y1], [x2, y2]] = [...fingers.values()];
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

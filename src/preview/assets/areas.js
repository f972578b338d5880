// Pointing at a page. Takes a pointer or the keyboard; finds the innermost area under it, outlines the story under it and opens its panel.

import { h, lay } from "./dom.js";
import { AREA_NAMES, isWhole } from "./spots.js";
import { inView, on, pageOf, pick, state } from "./store.js";
import { startPan } from "./pan.js";
import { shownViews, viewOf } from "./stage.js";

const viewport = document.getElementById("viewport");
const tip = document.getElementById("tip");

/// The area a button or a pointer means: `{page, area, story}`, or nothing.
function meant(event) {
  const element = event.target.closest?.(".page");
  if (!element) return null;
  const page = pageOf(Number(element.dataset.page));
  if (!page) return null;
  const key = event.target.closest(".story")?.dataset.key;
  if (key?.startsWith("#")) {
    const area = page.areas.filter((one) => one.story === null && one.file !== null)[Number(key.slice(1))];
    return area ? { page, area, story: null } : null;
  }
  if (key !== undefined) return { page, area: null, story: page.stories.find((story) => story.id === key) };
  const box = element.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * page.size[0];
  const y = ((event.clientY - box.top) / box.height) * page.size[1];
  const hit = page.areas.findLast(({ rect }) => x >= rect[0] && y >= rect[1] && x <= rect[0] + rect[2] && y <= rect[1] + rect[3]);
  return hit ? { page, area: hit, story: page.stories.find((story) => story.id === hit.story) ?? null } : null;
}

/// Starts pointing.
export function startAreas() {
  startPan(viewport, (event) => {
    // A pointer moves the picture to compare with; the keyboard still opens a story.
    const found = state.compare && event.detail > 0 ? null : meant(event);
    if (found && (found.story || found.area?.file)) pick(found.page.number, found.story?.id ?? null, found.area);
  }, (event) => event.target.closest("input") === null && state.compare?.way !== "swipe");
  viewport.addEventListener("pointermove", (event) => event.pointerType === "mouse" && hover(meant(event), event));
  viewport.addEventListener("pointerleave", () => hover(null));
  viewport.addEventListener("focusin", (event) => hover(event.target.matches(".story") ? meant(event) : null));
  viewport.addEventListener("focusout", () => hover(null));
  on("picked", () => hover(null));
  on("painted", () => hover(null));
  on("arranged", () => hover(null));
}

let last = "";

function hover(found, event = null) {
  const { picked } = state;
  const name = JSON.stringify([inView(), found?.page.number, found?.story?.id, found?.area?.rect, picked?.page, picked?.story, picked?.area?.rect, state.snapshot?.version]);
  if (found && event) place(event);
  if (name === last) return;
  last = name;
  for (const view of shownViews()) view.outline.replaceChildren();
  if (picked) outline(picked.page, picked.story, picked.area, "picked");
  if (found) outline(found.page.number, found.story?.id ?? null, found.area, "hovered");
  viewport.classList.toggle("pointing", Boolean(found && (found.story || found.area?.file)));
  tip.hidden = !found || !event;
  if (!tip.hidden) tip.textContent = tipText(found);
}

function tipText({ area, story }) {
  const file = area?.file ?? story?.file;
  const place = file ? `${file.shown}:${file.line}` : null;
  const what = story?.title ?? AREA_NAMES[area?.kind] ?? "";
  const ppi = area?.ppi ? `${Math.round(area.ppi)} ppi` : null;
  return [what, place, story?.fit_text, ppi].filter(Boolean).join(" · ");
}

function place(event) {
  const frame = viewport.getBoundingClientRect();
  const right = event.clientX - frame.left > frame.width / 2;
  tip.style.left = right ? "auto" : `${event.clientX - frame.left + 14}px`;
  tip.style.right = right ? `${frame.right - event.clientX + 14}px` : "auto";
  tip.style.top = `${Math.min(event.clientY - frame.top + 18, frame.height - 34)}px`;
}

function outline(number, id, area, kind) {
  const view = viewOf(number);
  if (!view) return;
  const { page } = view;
  const own = id === null ? [] : page.areas.filter((one) => one.story === id);
  const whole = own.some((one) => isWhole(one));
  for (const one of own) {
    const inner = whole && !isWhole(one);
    view.outline.append(lay(h("div", { class: `line ${kind}${inner ? " inner" : ""}` }), one.rect, page.size));
  }
  if (area && (id === null || area.kind === "picture")) view.outline.append(lay(h("div", { class: `line ${kind}` }), area.rect, page.size));
}

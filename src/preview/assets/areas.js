// What can be pointed at on a page. Takes the table of areas of a page; gives a button for every story in reading order (for the keyboard
// and for those who listen), finds the innermost area under a pointer, outlines the story under it and opens its panel.

import { h, lay, refill } from "./dom.js";
import { inView, on, pageOf, pick, state } from "./store.js";
import { startPan } from "./pan.js";
import { shownViews, viewOf } from "./stage.js";

const viewport = document.getElementById("viewport");
const tip = document.getElementById("tip");
const WHOLE = new Set(["story", "sidebar"]);

/// What areas that belong to no story are called.
export const AREA_NAMES = {
  story: "稿件", head: "标题", text: "正文", picture: "图片", caption: "图片说明", sidebar: "链接稿", ad: "广告", nameplate: "报头", guide: "导读",
};

/// Fills `box` with the buttons of a page.
export function fillAreas(box, page) {
  const stories = page.stories.map((story) => {
    const label = `${story.title}，${story.kind}，${story.characters} 字，${story.fit_text}，${story.file.shown} 第 ${story.file.line} 行`;
    return button(page, story.id, label, bounds(page, story.id));
  });
  const others = page.areas
    .filter((area) => area.story === null && area.file !== null)
    .map((area, at) => button(page, `#${at}`, `${AREA_NAMES[area.kind] ?? area.kind}，${area.file.shown}`, area.rect));
  refill(box, stories, others);
}

function button(page, key, label, rect) {
  const node = h("button", { class: "story", type: "button", "aria-label": label, "data-key": key });
  return lay(h("div", { class: "spot", role: "listitem" }, node), rect ?? [0, 0, 0, 0], page.size);
}

/// The rectangle of a story: of its module, else around all of its areas.
export function bounds(page, id) {
  const own = page.areas.filter((area) => area.story === id);
  const whole = own.filter((area) => WHOLE.has(area.kind));
  const rects = (whole.length > 0 ? whole : own).map((area) => area.rect);
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map((rect) => rect[0]));
  const top = Math.min(...rects.map((rect) => rect[1]));
  return [left, top, Math.max(...rects.map((r) => r[0] + r[2])) - left, Math.max(...rects.map((r) => r[1] + r[3])) - top];
}

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
  const whole = own.some((one) => WHOLE.has(one.kind));
  for (const one of own) {
    const inner = whole && !WHOLE.has(one.kind);
    view.outline.append(lay(h("div", { class: `line ${kind}${inner ? " inner" : ""}` }), one.rect, page.size));
  }
  if (area && (id === null || area.kind === "picture")) view.outline.append(lay(h("div", { class: `line ${kind}` }), area.rect, page.size));
}

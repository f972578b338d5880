// What can be pointed at on a page. Takes the table of areas of a page; gives a button for every story in reading order, for the keyboard and
// for those who listen, and the rectangle of a story.

import { h, lay, refill } from "./dom.js";

const WHOLE = new Set(["story", "sidebar"]);

/// Whether an area is a whole module.
export function isWhole(area) {
  return WHOLE.has(area.kind);
}

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
  const whole = own.filter(isWhole);
  const rects = (whole.length > 0 ? whole : own).map((area) => area.rect);
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map((rect) => rect[0]));
  const top = Math.min(...rects.map((rect) => rect[1]));
  return [left, top, Math.max(...rects.map((r) => r[0] + r[2])) - left, Math.max(...rects.map((r) => r[1] + r[3])) - top];
}

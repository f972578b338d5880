// The panel of what was clicked. Takes the picked story or area; gives its title, place in the files, length, fit, section and where a
// cut pays.

import { AREA_NAMES } from "./spots.js";
import { h } from "./dom.js";
import { pageOf, state, storyOf } from "./store.js";
import { placeLine } from "./place.js";

const FITS = { fits: "good", over: "error", under: "warning" };

/// The panel.
export const storyPanel = { title, content, topics: ["picked", "snapshot"] };

function title() {
  const { picked } = state;
  return (picked?.story && storyOf(picked.story, picked.page)?.story.kind) || AREA_NAMES[picked?.area?.kind] || "稿件";
}

function content() {
  const { picked } = state;
  if (!picked) return [];
  const found = picked.story === null ? null : storyOf(picked.story, picked.page);
  if (picked.story !== null && !found) return [h("p", { text: "这篇稿件已经不在版面上了。" })];
  const parts = found ? aboutStory(found) : [];
  const area = picked.area && sameArea(picked);
  if (area && (area.kind === "picture" || area.file)) parts.push(...aboutArea(area, found !== null));
  return parts;
}

// After a rebuild the area that was clicked is the one at the same place of the same kind, if there is one.
function sameArea({ page, area }) {
  const areas = pageOf(page)?.areas ?? [];
  const alike = areas.filter((one) => one.kind === area.kind && one.story === area.story);
  return alike.find((one) => one.rect.join() === area.rect.join()) ?? alike.find((one) => one.file?.path === area.file?.path);
}

function aboutStory({ page, story }) {
  return [
    h("p", { class: "title", text: story.title }),
    story.briefs.length === 0 && placeLine(story.file, "story"),
    h("dl", { class: "facts" },
      fact("版面", `第 ${page.number} 版 ${page.section}`),
      fact("字数", `${story.characters} 字`),
      fact("合版", story.fit_text, FITS[story.fit]),
    ),
    ...briefs(story),
    h("h3", { text: "哪里删字合算" }),
    story.trims.length > 0
      ? h("ul", { class: "trims" }, story.trims.map((trim) => h("li", { text: trim })))
      : h("p", { class: "quiet", text: "没有删几个字就能省一行的段落。" }),
    h("h3", { text: "这篇的问题" }),
    remarks(story),
  ];
}

// The briefs of a group have a file each.
function briefs(story) {
  if (story.briefs.length === 0) return [];
  const line = (brief, at) => h("li", {}, brief.title, placeLine(brief.file, `brief-${at}`));
  return [h("h3", { text: `这一组的 ${story.briefs.length} 篇` }), h("ul", { class: "remarks" }, story.briefs.map(line))];
}

function remarks(story) {
  const files = [story.file, ...story.briefs.map((brief) => brief.file)].map((file) => file.path);
  const own = state.snapshot.findings.filter((finding) => files.includes(finding.file?.path));
  if (own.length === 0) return h("p", { class: "quiet", text: "没有。" });
  return h("ul", { class: "remarks" }, own.map((finding, at) => h("li", { class: finding.severity }, finding.message, placeLine(finding.file, `remark-${at}`))));
}

function aboutArea(area, below) {
  return [
    below && h("h3", { text: `点到的${AREA_NAMES[area.kind] ?? "地方"}` }),
    area.file && placeLine(area.file, "area"),
    h("dl", { class: "facts" },
      fact("大小", `${area.rect[2].toFixed(1)} × ${area.rect[3].toFixed(1)} 毫米`),
      area.ppi !== null && fact("清晰度", `${Math.round(area.ppi)} ppi`, { good: "good", low: "warning", bad: "error" }[area.ppi_grade]),
    ),
  ];
}

function fact(name, value, grade = "") {
  return [h("dt", { text: name }), h("dd", { class: grade, text: value })];
}

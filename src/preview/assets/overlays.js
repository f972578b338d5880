// Drawings over a page, each put on by its key. Takes a page of the snapshot, the findings and the set of what is on; gives an SVG in
// millimetres of the page, and labels beside it that keep their size in every zoom.

import { h, lay, svg } from "./dom.js";
import { bounds } from "./spots.js";
import { state, tell } from "./store.js";

/// What can be put on, by name.
export const OVERLAYS = {
  grid: "网格和基线",
  frames: "版块边框",
  pictures: "图片清晰度",
  rules: "违反规则之处",
  order: "阅读次序",
};

const DRAW = { grid, frames, pictures, rules, order };
const GRADES = { good: "清楚", low: "偏低", bad: "太低" };

/// Puts one on or takes it off.
export function toggleOverlay(name) {
  if (!state.overlays.delete(name)) state.overlays.add(name);
  tell("overlays");
}

/// Draws over a page what is on.
export function drawOverlays(box, page) {
  const names = Object.keys(OVERLAYS).filter((name) => state.overlays.has(name));
  const drawing = svg("svg", { viewBox: `0 0 ${page.size[0]} ${page.size[1]}`, preserveAspectRatio: "none" });
  const labels = [];
  for (const name of names) DRAW[name](page, drawing, labels);
  box.replaceChildren(...(names.length > 0 ? [drawing, ...labels] : []));
}

function rect([x, y, width, height], className) {
  return svg("rect", { x, y, width, height, class: className });
}

function label(page, [x, y], text, className) {
  return lay(h("span", { class: `label ${className}`, text }), [x, y, 0, 0], page.size);
}

function grid({ grid: lines }, drawing) {
  const [left, top, width, height] = lines.area;
  drawing.append(rect(lines.area, "type-area"));
  for (const [x, across] of lines.columns) drawing.append(rect([x, top, across, height], "column"));
  const path = Array.from({ length: lines.lines }, (_, at) => `M${left} ${(lines.first + at * lines.step).toFixed(3)}h${width}`).join("");
  drawing.append(svg("path", { d: path, class: "baselines" }));
}

function frames(page, drawing) {
  for (const frame of page.frames) drawing.append(rect(frame, "frame"));
}

function pictures(page, drawing, labels) {
  for (const { kind, rect: place, ppi, ppi_grade: grade } of page.areas) {
    if (kind !== "picture" && ppi === null) continue;
    drawing.append(rect(place, `resolution ${grade ?? ""}`));
    const text = ppi === null ? "没有图片" : `${Math.round(ppi)} ppi ${GRADES[grade] ?? ""}`;
    labels.push(label(page, place, text, grade ?? "bad"));
  }
}

function rules(page, drawing, labels) {
  const here = (state.snapshot?.findings ?? []).filter((finding) => finding.page === page.number && finding.rect);
  const taken = new Map();
  for (const { rect: place, severity, message } of here) {
    drawing.append(rect(place, `rule ${severity}`));
    const spot = place.join();
    const row = taken.get(spot) ?? 0;
    taken.set(spot, row + 1);
    const text = label(page, place, message, `${severity} message`);
    text.style.marginTop = `${row * -22}px`;
    labels.push(text);
  }
}

function order(page, drawing, labels) {
  page.stories.forEach((story, at) => {
    const place = bounds(page, story.id);
    if (!place) return;
    labels.push(label(page, place, String(at + 1), "number"));
  });
}

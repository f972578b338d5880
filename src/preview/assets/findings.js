// The panel of findings. Takes the findings of the snapshot; gives them in groups with counts and a filter, each with its place on the page
// (a click goes there and flashes it), its place in the files and how to mend it.

import { SEVERITIES, h, lay } from "./dom.js";
import { goTo, on, pageOf, state, tell } from "./store.js";
import { placeLine } from "./place.js";
import { viewOf } from "./stage.js";

const hiddenSeverities = new Set();
let onlyHere = false;
const viewport = document.getElementById("viewport");

/// The panel.
export const findingsPanel = { title: () => `问题 ${state.snapshot?.findings.length ?? 0}`, content, topics: ["snapshot", "filter", "page"] };

/// How many there are of each severity, as text: `2 错误 1 警告`.
export function counts(findings) {
  return Object.entries(SEVERITIES)
    .map(([severity, name]) => [findings.filter((finding) => finding.severity === severity).length, name])
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join("，");
}

function content() {
  const all = state.snapshot?.findings ?? [];
  if (all.length === 0) return [h("p", { class: "quiet", text: "没有问题。" })];
  const shown = all.filter((finding) => !hiddenSeverities.has(finding.severity) && (!onlyHere || finding.page === state.page));
  const groups = [...new Set(shown.map((finding) => finding.group))];
  return [
    filters(all),
    groups.length === 0 && h("p", { class: "quiet", text: "这样筛选，一条也没有。" }),
    ...groups.map((group) => groupOf(group, shown.filter((finding) => finding.group === group), all)),
  ];
}

function filters(all) {
  const severities = Object.entries(SEVERITIES).map(([severity, name]) => {
    const count = all.filter((finding) => finding.severity === severity).length;
    return h("button", {
      type: "button", class: `small filter ${severity}`, "data-key": `filter-${severity}`, text: `${name} ${count}`,
      "aria-pressed": String(!hiddenSeverities.has(severity)), disabled: count === 0,
      onclick: () => {
        if (!hiddenSeverities.delete(severity)) hiddenSeverities.add(severity);
        tell("filter");
      },
    });
  });
  const here = h("button", {
    type: "button", class: "small filter", "data-key": "filter-here", text: "只看这一版", "aria-pressed": String(onlyHere),
    onclick: () => {
      onlyHere = !onlyHere;
      tell("filter");
    },
  });
  return h("div", { class: "filters", role: "group", "aria-label": "筛选" }, severities, here);
}

function groupOf(group, findings, all) {
  return h("section", { class: "group" },
    h("h3", {}, group, h("span", { class: "count", text: ` ${counts(findings)}` })),
    h("ul", { class: "remarks" }, findings.map((finding) => item(finding, all.indexOf(finding)))),
  );
}

function item(finding, at) {
  const where = finding.page === null ? null : h("span", { class: "where", text: `第 ${finding.page} 版` });
  const words = [h("span", { class: "severity", text: SEVERITIES[finding.severity] }), where, h("span", { class: "message", text: finding.message })];
  return h("li", { class: finding.severity },
    finding.page === null
      ? h("p", { class: "what" }, words)
      : h("button", { type: "button", class: "what", "data-key": `finding-${at}`, title: "到版面上看", onclick: () => jump(finding) }, words),
    placeLine(finding.file, `finding-${at}`),
    hints(finding),
  );
}

/// How to mend it, as a list.
export function hints(finding) {
  return finding.hints.length > 0 && h("ul", { class: "hints" }, finding.hints.map((hint) => h("li", { text: hint })));
}

/// Goes to where a finding is on the page and flashes it.
export function jump(finding) {
  goTo(finding.page);
  const view = viewOf(finding.page);
  if (!view) return;
  const page = pageOf(finding.page);
  const flash = lay(h("div", { class: `flash ${finding.severity}` }), finding.rect ?? [0, 0, ...page.size], page.size);
  view.element.querySelectorAll(".flash").forEach((old) => old.remove());
  view.element.append(flash);
  centre(flash);
  setTimeout(() => flash.remove(), 2400);
}

function centre(element) {
  const box = element.getBoundingClientRect();
  const frame = viewport.getBoundingClientRect();
  const move = (start, length, from, span) => (length <= span ? start + length / 2 - from - span / 2 : start - from - 20);
  viewport.scrollBy(move(box.left, box.width, frame.left, frame.width), move(box.top, box.height, frame.top, frame.height));
}

// The flatplan. Takes the pages of the snapshot; gives a thumbnail, number, section and badges for each, as they lie beside each other in
// the reader's hands, and marks the page in view. Only thumbnails of changed pages are fetched, after the page in view was painted.

import { h } from "./dom.js";
import { THUMBNAIL, load, pageAddress } from "./pictures.js";
import { goTo, inView, on, pageOf, state } from "./store.js";

const strip = document.getElementById("strip");
const list = h("ol", { class: "flatplan" });
const items = new Map();

/// Starts it.
export function startStrip() {
  strip.append(list);
  on("snapshot", update);
  on("painted", thumbnails);
  on("page", mark);
  on("arranged", mark);
}

/// The thumbnail of this hash, when it is there already.
export function thumbnailOf(hash) {
  for (const { image } of items.values()) if (image?.dataset.hash === hash) return image;
  return null;
}

function update() {
  const pages = state.snapshot.pages;
  for (const number of items.keys()) if (!pageOf(number)) items.delete(number);
  for (const page of pages) {
    if (!items.has(page.number)) items.set(page.number, item(page.number));
    fill(items.get(page.number), page);
  }
  const wanted = pages.map((page) => items.get(page.number).element);
  if (wanted.some((element, at) => list.children[at] !== element) || list.children.length !== wanted.length) list.replaceChildren(...wanted);
  mark();
}

function item(number) {
  const frame = h("span", { class: "thumbnail", "aria-hidden": "true" });
  const text = h("span", { class: "caption" });
  const badges = h("span", { class: "badges" });
  const button = h("button", { type: "button", class: "leaf", "data-page": number, onclick: () => goTo(number) }, frame, text, badges);
  return { number, frame, text, badges, button, image: null, wanted: null, element: h("li", { "data-side": number % 2 === 0 ? "left" : "right" }, button) };
}

function fill(one, page) {
  one.frame.style.aspectRatio = `${page.size[0]} / ${page.size[1]}`;
  one.text.replaceChildren(h("b", { text: page.number }), ` ${page.section}`);
  one.badges.replaceChildren(...page.badges.map((badge) => h("span", { class: `badge ${badge.severity}`, "data-kind": badge.kind, text: badge.text })));
  const troubles = page.badges.map((badge) => badge.text).join("，");
  one.button.setAttribute("aria-label", `第 ${page.number} 版 ${page.section}${troubles ? `，${troubles}` : ""}`);
  one.button.title = `第 ${page.number} 版 ${page.section}（按 ${page.number}）`;
}

function thumbnails() {
  for (const page of state.snapshot.pages) void thumbnail(items.get(page.number), page.hash);
}

async function thumbnail(one, hash) {
  if (!one || one.wanted === hash) return;
  one.wanted = hash;
  try {
    const image = await load(pageAddress(hash, THUMBNAIL), "");
    if (one.wanted !== hash) return;
    image.dataset.hash = hash;
    one.frame.replaceChildren(image);
    one.image = image;
  } catch {
    if (one.wanted === hash) one.wanted = null;
  }
}

function mark() {
  const shown = new Set(inView());
  for (const { number, button } of items.values()) {
    if (number === state.page) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    button.classList.toggle("shown", shown.has(number));
  }
  items.get(state.page)?.button.scrollIntoView({ block: "nearest", inline: "nearest" });
}

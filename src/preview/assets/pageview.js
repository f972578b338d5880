// A page on the screen. Takes the page's part of a snapshot and a scale; gives an element with its picture, a second picture to compare
// with, drawings over it and the areas that can be pointed at. Picture and areas change in the same frame.

import { fillAreas } from "./spots.js";
import { drawOverlays } from "./overlays.js";
import { pixels } from "./pictures.js";
import { Sheet } from "./sheet.js";
import { h } from "./dom.js";

/// After how long a picture that did not come is asked for again.
const RETRY = [300, 1000, 3000];

/// A page.
export class PageView {
  /// `seen(element)` gives the part of an element that is in view; `thumbnail(hash)` a small picture that is there already.
  constructor(page, scale, seen, thumbnail) {
    this.number = page.number;
    this.scale = scale;
    this.page = page;
    this.sheets = h("div", { class: "sheets" });
    this.drawings = h("div", { class: "drawings", "aria-hidden": "true" });
    this.areas = h("div", { class: "areas", role: "list" });
    this.outline = h("div", { class: "outline", "aria-hidden": "true" });
    this.element = h("article", { class: "page", "data-page": page.number }, this.sheets, this.drawings, this.outline, this.areas);
    this.seen = () => seen(this.element);
    this.order = 0;
    this.shownOrder = -1;
    this.other = null;
    this.#resize();
    this.sheet = new Sheet(page.hash, page.size, this.seen);
    this.sheet.lend(thumbnail(page.hash));
    this.sheets.append(this.sheet.element);
    this.#dress(page);
    this.ready = this.#bring(this.sheet, page, 0);
  }

  /// Shows another state of the page. Resolves when it is to be seen.
  show(page) {
    if (page.hash === this.page.hash) {
      // The same picture, but lines in files may have moved.
      this.page = page;
      if (this.sheet.hash === page.hash) this.#dress(page);
      return this.ready;
    }
    this.page = page;
    const sheet = new Sheet(page.hash, page.size, this.seen);
    this.ready = this.#bring(sheet, page, 0);
    return this.ready;
  }

  async #bring(sheet, page, tried, order = ++this.order) {
    try {
      await sheet.show(this.scale);
    } catch {
      if (order < this.order || !this.element.isConnected || tried >= RETRY.length) return;
      await new Promise((done) => setTimeout(done, RETRY[tried]));
      if (order === this.order) await this.#bring(sheet, page, tried + 1, order);
      return;
    }
    // Under fast changes a picture that is not the last still shows, so long as it is later than what is seen.
    if (order <= this.shownOrder) return;
    this.shownOrder = order;
    if (sheet !== this.sheet) {
      this.sheet.element.replaceWith(sheet.element);
      this.sheet = sheet;
      if (sheet.scale !== this.scale) void sheet.show(this.scale).catch(() => {});
    }
    const current = this.page.hash === sheet.hash ? this.page : page;
    this.#resize();
    this.#dress(current);
  }

  /// Shows it in another size.
  scaleTo(scale) {
    this.scale = scale;
    this.#resize();
    for (const sheet of [this.sheet, this.other?.sheet]) sheet?.show(scale).catch(() => {});
  }

  /// Fetches what has come into view.
  reveal() {
    for (const sheet of [this.sheet, this.other?.sheet]) sheet?.reveal().catch(() => {});
  }

  /// Lays another picture over it: `{hash, label}`, or nothing. `way` is blink or swipe, `share` how much of the page's own picture is seen.
  compare(other) {
    if (this.other?.hash === other?.hash) {
      if (other) this.other.box.dataset.label = other.label;
      return;
    }
    this.other?.box.remove();
    this.other = null;
    if (!other) return;
    const sheet = new Sheet(other.hash, this.page.size, this.seen);
    const box = h("div", { class: "other", "data-label": other.label, "data-state": "loading" }, sheet.element);
    this.other = { hash: other.hash, sheet, box };
    this.sheets.append(box);
    sheet.show(this.scale).then(
      () => { box.dataset.state = "ready"; },
      () => { box.dataset.state = "gone"; },
    );
  }

  /// Draws again what lies over the picture.
  redraw() {
    drawOverlays(this.drawings, this.page);
  }

  #resize() {
    const [width, height] = this.page.size;
    this.element.style.width = `${pixels(width, this.scale)}px`;
    this.element.style.height = `${pixels(height, this.scale)}px`;
  }

  #dress(page) {
    this.element.setAttribute("aria-label", `第 ${page.number} 版 ${page.section}`);
    fillAreas(this.areas, page);
    drawOverlays(this.drawings, page);
  }
}

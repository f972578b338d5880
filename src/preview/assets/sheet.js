// One picture of a page on the screen: the whole page and, in deep zoom, tiles over it. Takes a hash, the size of the page and a function
// that tells which part is in view; gives an element in which a picture only ever gives way to another one that is decoded already.

import { h, lay } from "./dom.js";
import { INCH, THUMBNAIL, TILE, load, pageAddress, resolutions, tileAddress } from "./pictures.js";

/// Tiles kept when they are out of view.
const SPARE_TILES = 24;

/// A picture of a page.
export class Sheet {
  /// `seen()` gives the part in view as fractions of the page, [left, top, right, bottom], or null.
  constructor(hash, size, seen) {
    this.hash = hash;
    this.size = size;
    this.seen = seen;
    this.scale = 0;
    this.order = 0;
    this.tiles = new Map();
    this.tileBox = h("div", { class: "tiles" });
    this.element = h("div", { class: "sheet", "data-hash": hash }, this.tileBox);
  }

  /// Shows a picture that is there already (a thumbnail) until a better one has come.
  lend(image) {
    if (!image?.complete || image.naturalWidth === 0) return;
    const copy = image.cloneNode();
    copy.className = "picture";
    copy.dataset.ppi = THUMBNAIL;
    this.element.prepend(copy);
    this.image = copy;
  }

  /// Whether there is anything to see.
  get filled() {
    return this.image !== undefined;
  }

  /// Makes the sheet right for a scale. Resolves when all that is in view is decoded and shown.
  async show(scale) {
    this.scale = scale;
    const order = ++this.order;
    const { page, tiles } = resolutions(scale);
    await Promise.all([this.#whole(page, order), this.#tiles(tiles, order)]);
  }

  async #whole(ppi, order) {
    if (this.image?.dataset.ppi === String(ppi)) return;
    const image = await load(pageAddress(this.hash, ppi), "picture");
    if (order < (this.shown ?? 0)) return;
    this.shown = order;
    image.dataset.ppi = ppi;
    if (this.image) this.image.replaceWith(image);
    else this.element.prepend(image);
    this.image = image;
  }

  /// Fetches what has come into view. Does nothing where no tiles are needed.
  reveal() {
    return this.#tiles(resolutions(this.scale).tiles, this.order);
  }

  async #tiles(ppi, order) {
    if (ppi === null) {
      this.#drop(() => true);
      return;
    }
    const wanted = tilesIn(this.seen(), this.size, ppi);
    const loads = wanted.filter(([column, row]) => !this.tiles.has(`${ppi}/${column}-${row}`)).map(([column, row]) => this.#tile(ppi, column, row));
    await Promise.all(loads);
    if (order !== this.order) return;
    const names = new Set(wanted.map(([column, row]) => `${ppi}/${column}-${row}`));
    this.#drop((name) => !name.startsWith(`${ppi}/`));
    let spare = this.tiles.size - names.size - SPARE_TILES;
    this.#drop((name) => !names.has(name) && spare-- > 0);
  }

  async #tile(ppi, column, row) {
    const name = `${ppi}/${column}-${row}`;
    this.tiles.set(name, null);
    try {
      const image = await load(tileAddress(this.hash, ppi, column, row), "tile");
      if (!this.tiles.has(name)) return;
      const unit = INCH / ppi;
      lay(image, [column * TILE * unit, row * TILE * unit, image.naturalWidth * unit, image.naturalHeight * unit], this.size);
      this.tiles.set(name, image);
      this.tileBox.append(image);
    } catch {
      // The page under the tiles still shows; the tile is asked for again when it is next in view.
      this.tiles.delete(name);
    }
  }

  #drop(goes) {
    for (const [name, image] of this.tiles) {
      if (!goes(name)) continue;
      image?.remove();
      this.tiles.delete(name);
    }
  }
}

/// The columns and rows of the tiles that cover the part in view.
export function tilesIn(seen, [width, height], ppi) {
  if (seen === null) return [];
  const [across, down] = [(width / INCH) * ppi, (height / INCH) * ppi];
  const span = (from, to, whole) => {
    const last = Math.ceil(Math.floor(whole) / TILE) - 1;
    const first = Math.max(0, Math.floor((from * whole) / TILE));
    const end = Math.min(last, Math.floor((to * whole) / TILE));
    return Array.from({ length: Math.max(0, end - first + 1) }, (_, at) => first + at);
  };
  const rows = span(seen[1], seen[3], down);
  return span(seen[0], seen[2], across).flatMap((column) => rows.map((row) => [column, row]));
}

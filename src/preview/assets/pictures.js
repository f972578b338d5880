// Pictures of pages. Takes a hash and a resolution; gives addresses and decoded images. Nothing is kept here: what has been fetched is
// in the browser's own cache, where an address never changes its content.

/// The resolutions a whole page can be had in.
const PAGE_PPI = [36, 72, 96, 110, 144, 192];
/// The resolutions a page can be had in by tiles.
const TILE_PPI = [288, 432, 576];
/// Under the tiles lies the whole page, for what scrolls into view before its tile is there.
const UNDER_TILES = 144;
/// The resolution of thumbnails.
export const THUMBNAIL = 36;
/// A CSS inch.
export const CSS_PPI = 96;
/// Millimetres of an inch.
export const INCH = 25.4;
/// The side of a tile in pixels.
export const TILE = 1024;

/// What to ask for when a page is shown at `scale`: the resolution of the whole page, and of the tiles over it (null when none are needed).
export function resolutions(scale) {
  // A picture one pixel short in a hundred is not seen to be blurred; the next step would cost half as much again.
  const needed = 0.99 * CSS_PPI * scale * window.devicePixelRatio;
  const page = PAGE_PPI.find((ppi) => ppi >= needed && ppi !== THUMBNAIL);
  if (page !== undefined) return { page, tiles: null };
  return { page: UNDER_TILES, tiles: TILE_PPI.find((ppi) => ppi >= needed) ?? TILE_PPI[TILE_PPI.length - 1] };
}

/// Where the picture of a page is.
export function pageAddress(hash, ppi) {
  return `/page/${hash}/${ppi}.png`;
}

/// Where a tile is.
export function tileAddress(hash, ppi, column, row) {
  return `/tile/${hash}/${ppi}/${column}-${row}.png`;
}

/// The picture at `address`, decoded, so that it can be shown in the very next frame. Throws when there is none.
export async function load(address, className) {
  const image = new Image();
  image.className = className;
  image.alt = "";
  image.draggable = false;
  image.decoding = "sync";
  image.src = address;
  await image.decode();
  return image;
}

/// A length of the page in CSS pixels, on whole pixels of the screen so that a picture of the right size is not blurred.
export function pixels(millimetres, scale) {
  const ratio = window.devicePixelRatio;
  return Math.round((millimetres / INCH) * CSS_PPI * scale * ratio) / ratio;
}

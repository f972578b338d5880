// What the page knows and shows: one state, and who wants to hear of its changes. Takes snapshots and the user's choices; gives them to
// whoever asked with `on`. Also answers what follows from the state: which pages stand side by side, where a story is.

/// All of it. `zoom.scale` is 1 at physical size; `picked` is what the story panel shows; `compare` is null while nothing is compared.
export const state = {
  snapshot: null,
  page: 1,
  spread: false,
  zoom: { mode: "page", scale: 1 },
  overlays: new Set(),
  dock: null,
  picked: null,
  compare: null,
  alternatives: null,
};

const listeners = new Map();

/// Calls `listener` whenever `topic` is told: snapshot, page, zoom, overlays, dock, picked, compare,
/// compare-moved (only what is seen of the two pictures), alternatives, filter, arranged, painted, building, link.
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/// Tells `topic`.
export function tell(topic, value) {
  for (const listener of listeners.get(topic) ?? []) listener(value);
}

/// The page of this number.
export function pageOf(number) {
  return state.snapshot?.pages.find((page) => page.number === number);
}

/// The numbers of all pages.
export function numbers() {
  return state.snapshot?.pages.map((page) => page.number) ?? [];
}

/// The numbers of the pages in view: one, or the two that face each other in the reader's hands: 1 | 2 3 | 4 5 | 6 7 | 8.
export function inView(page = state.page) {
  const all = numbers();
  if (!all.includes(page)) return [];
  if (!state.spread) return [page];
  const left = page - (page % 2);
  return [left, left + 1].filter((number) => all.includes(number));
}

/// Shows a page.
export function goTo(number) {
  if (number === state.page || !numbers().includes(number)) return;
  state.page = number;
  tell("page");
}

/// Shows the page after (1) or before (-1), a whole spread on where two are shown.
export function turn(step) {
  const shown = inView();
  const edge = step > 0 ? shown[shown.length - 1] : shown[0];
  const all = numbers();
  const next = all[all.indexOf(edge) + step];
  if (next !== undefined) goTo(state.spread && step < 0 ? inView(next)[0] : next);
}

/// The story of this name on a page: the one asked for, else wherever it is.
export function storyOf(id, number) {
  const pages = state.snapshot?.pages ?? [];
  const page = [pageOf(number), ...pages].find((one) => one?.stories.some((story) => story.id === id));
  return page ? { page, story: page.stories.find((story) => story.id === id) } : null;
}

/// Opens a panel at the side, or closes it with null.
export function openDock(name) {
  state.dock = name;
  if (name !== "story") state.picked = null;
  tell("dock");
  tell("picked");
}

/// Shows the story panel for what was picked: a story, one of its areas, or an area that belongs to no story.
export function pick(page, story, area = null) {
  state.picked = { page, story, area };
  state.dock = "story";
  tell("dock");
  tell("picked");
}

const KEPT = "chenbao-view";

/// Keeps the way of looking over a reload of the page.
export function keepView() {
  const { page, spread, zoom } = state;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ page, spread, zoom }));
  } catch {
    // A browser that keeps nothing only forgets the view.
  }
}

/// Takes up the way of looking from before a reload.
export function takeView() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    if (Number.isInteger(kept.page)) state.page = kept.page;
    if (typeof kept.spread === "boolean") state.spread = kept.spread;
    if (["page", "width", "free"].includes(kept.zoom?.mode) && kept.zoom.scale > 0) state.zoom = kept.zoom;
  } catch {
    // Then the first page, as a whole.
  }
}

// The line to the server. Takes server-sent events; gives topics of the store: `snapshot` with each new state of the issue, `building`
// when a rebuild starts, `link` when the line breaks or stands again. Survives a restart of the server: versions may start again.

import { state, tell } from "./store.js";

const AGAIN = { first: 500, longest: 5000 };
let wait = AGAIN.first;

/// Opens the line, and opens it again for ever.
export function connect() {
  const source = new EventSource("/api/events");
  source.addEventListener("open", () => {
    wait = AGAIN.first;
    tell("link", true);
  });
  source.addEventListener("building", (event) => tell("building", JSON.parse(event.data)));
  source.addEventListener("issue", (event) => receive(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    tell("link", false);
    // The browser tries again by itself after a broken line, but not after an answer it did not like.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, wait);
      wait = Math.min(2 * wait, AGAIN.longest);
    }
  });
}

function receive(snapshot) {
  const first = state.snapshot === null;
  state.snapshot = snapshot;
  const numbers = snapshot.pages.map((page) => page.number);
  if (numbers.length > 0 && !numbers.includes(state.page)) {
    state.page = numbers.findLast((number) => number < state.page) ?? numbers[0];
  }
  tell("snapshot", { snapshot, first });
}

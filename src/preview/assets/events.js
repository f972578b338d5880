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

let token = document.querySelector('meta[name="chenbao-token"]').content;

/// Asks the server to do something; gives its answer. Throws with a message for people.
export async function post(path, body = {}) {
  let answer = await send(path, body);
  if (answer.status === 403) {
    await renewToken();
    answer = await send(path, body);
  }
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 300) || `服务器回答 ${answer.status}`);
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : null;
}

function send(path, body) {
  const headers = { "X-Chenbao-Token": token, "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

// A server that was started again has another token; its first page tells it.
async function renewToken() {
  const text = await (await fetch("/", { cache: "no-store" })).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  token = page.querySelector('meta[name="chenbao-token"]')?.content ?? token;
}

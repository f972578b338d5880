// The list of drafts. Takes the bench; gives a button for each draft with its title and how many doubts it has. A picture may be dropped on it.

import { hang } from "./deeds.js";
import { h, refill } from "./dom.js";
import { lookAt, on, state } from "./store.js";

const list = document.getElementById("drafts");
const empty = document.getElementById("empty");

/// Starts it.
export function startDrafts() {
  for (const topic of ["snapshot", "draft"]) on(topic, draw);
}

function draw() {
  const { drafts, issue, folder } = state.snapshot;
  document.getElementById("issue").textContent = `核稿　${issue}`;
  document.getElementById("issue").title = folder;
  document.title = `核稿 ${issue}`;
  empty.hidden = drafts.length > 0;
  document.getElementById("work").classList.toggle("done", drafts.length === 0);
  refill(list, drafts.map(entry));
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function entry(draft) {
  const title = draft.pieces.find((piece) => piece.role === "title")?.words || "（还没有标题）";
  const { page, section, kind } = draft.settings;
  const kindName = state.snapshot.kinds.find((one) => one.name === kind)?.label ?? kind;
  const node = h("button", {
    type: "button", class: "draft", "data-key": draft.file, "data-file": draft.file, "aria-current": draft.file === state.draft ? "true" : null, onclick: () => lookAt(draft.file),
  },
  h("span", { class: "title", text: title }),
  h("span", { class: "facts" },
    draft.doubts > 0 ? h("span", { class: "badge warning", text: `${draft.doubts} 处待核` }) : h("span", { class: "badge good", text: "核完" }),
    h("span", { text: [kindName, page ? `第${page}版` : section].filter(Boolean).join(" ") }),
    draft.pictures.length > 0 ? h("span", { text: `图 ${draft.pictures.length}` }) : null));
  return takesPictures(node, () => draft.file);
}

/// Lets a picture be dropped on `node`; `draft` tells which draft it is for.
export function takesPictures(node, draft) {
  const isPicture = (event) => event.dataTransfer.types.includes("text/x-chenbao-picture");
  node.addEventListener("dragover", (event) => {
    if (!isPicture(event)) return;
    event.preventDefault();
    node.classList.add("target");
  });
  node.addEventListener("dragleave", () => node.classList.remove("target"));
  node.addEventListener("drop", (event) => {
    node.classList.remove("target");
    if (!isPicture(event)) return;
    event.preventDefault();
    hang(event.dataTransfer.getData("text/x-chenbao-picture"), draft());
  });
  return node;
}

// The pictures of the issue. Takes the bench; gives a small copy of each, those that nobody uses first. Pressed, it goes to the draft that is looked
// at; dragged, to the one it is dropped on.

import { hang } from "./deeds.js";
import { h, refill } from "./dom.js";
import { takesPictures } from "./drafts.js";
import { on, state } from "./store.js";

const strip = document.getElementById("pictures");

/// Starts it.
export function startPictures() {
  on("snapshot", draw);
  takesPictures(document.getElementById("article"), () => state.draft);
}

function draw() {
  const { pictures } = state.snapshot;
  strip.hidden = pictures.length === 0;
  const spare = pictures.filter((picture) => picture.used.length === 0).length;
  refill(strip, h("h2", { text: spare > 0 ? `图片 ${pictures.length}，${spare} 张没有用` : `图片 ${pictures.length}` }), h("ul", {}, pictures.map(card)));
}

function card(picture) {
  const [width, height] = picture.pixels ?? [];
  const about = [picture.file, width ? `${width}×${height}` : "读不出", ...picture.notes, picture.used.length > 0 ? `用在 ${picture.used.join("、")}` : "没有用"];
  const small = picture.notes.some((note) => note.includes("小图"));
  return h("li", {}, h("button", {
    type: "button", class: "picture", draggable: "true", "data-key": picture.file, "data-file": picture.file, title: about.join("\n"), "aria-label": `${about.join("，")}。按一下配给这一篇`,
    onclick: () => hang(picture.file),
    ondragstart: (event) => {
      event.dataTransfer.setData("text/x-chenbao-picture", picture.file);
      event.dataTransfer.effectAllowed = "copy";
    },
  },
  picture.pixels ? h("img", { src: `/copy/${picture.id}.png`, alt: "", loading: "lazy", draggable: "false" }) : null,
  h("span", { class: "name", text: picture.file.split("/").at(-1) }),
  small ? h("span", { class: "badge warning", text: "小图" }) : null,
  picture.used.length > 0 ? null : h("span", { class: "badge", text: "没有用" })));
}

/// Puts the focus on the first picture.
export function focusPictures() {
  strip.querySelector(".picture")?.focus();
}

// Words typed anew. Takes the chosen piece; gives a field in its place, and the words to the server when they are kept.

import { retype } from "./deeds.js";
import { h } from "./dom.js";
import { pieceNow, state } from "./store.js";

/// Whether words are being typed.
export function isTyping() {
  return document.querySelector("#pieces textarea") !== null;
}

/// Opens the field. Ctrl+Enter keeps the words, Escape leaves them as they were; a line more is a paragraph more.
export function type() {
  const piece = pieceNow();
  const row = document.querySelector(`#pieces [data-key="${CSS.escape(state.key ?? "")}"]`);
  if (!piece || !row || piece.role === "whole" || isTyping()) return;
  const box = row.querySelector(".words");
  const field = h("textarea", { "aria-label": "改字", rows: String(Math.max(2, Math.ceil(piece.typed.length / 30))) });
  field.value = piece.typed;
  const close = (keep) => {
    const words = field.value;
    form.replaceWith(box);
    row.focus();
    if (keep && words !== piece.typed) retype(piece.spot, words);
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      close(event.key === "Enter");
    }
  });
  const form = h("div", { class: "typing" }, field, h("div", {},
    h("button", { type: "button", text: "存（Ctrl+回车）", onclick: () => close(true) }),
    h("button", { type: "button", text: "不改（Esc）", onclick: () => close(false) })));
  box.replaceWith(form);
  field.focus();
}

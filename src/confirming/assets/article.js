// The article: a draft in its pieces. Takes the draft that is looked at; gives a row for each piece with what it is, its words, and what is doubtful.
// The chosen row has the focus; the caret stands in its words.

import { doubtful, offsetAt } from "./caret.js";
import { h, refill } from "./dom.js";
import { unhang } from "./deeds.js";
import { isTyping } from "./typing.js";
import { choose, draftNow, keyOf, on, pieceNow, state } from "./store.js";

const list = document.getElementById("pieces");

/// What pieces are called.
export const ROLES = {
  place: "地名", kicker: "引题", title: "主题", deck: "副题", author: "作者", source: "供稿", paragraph: "段落", crosshead: "小标题", subhead: "次小标题",
  item: "列项", whole: "表格等", caption: "图片说明", waiting: "待配说明",
};

/// Starts it.
export function startArticle() {
  for (const topic of ["snapshot", "draft"]) on(topic, () => draw(true));
  on("piece", () => draw(true));
  on("caret", () => draw(false));
}

function draw(moved) {
  const draft = draftNow();
  if (moved && state.caret === null && pieceNow()) state.caret = doubtful(pieceNow());
  const whole = draft?.remarks.length > 0 ? [row("whole", "整篇", "", draft.remarks, null)] : [];
  refill(list, whole, (draft?.pieces ?? []).map((piece) => pieceRow(draft, piece)));
  const now = list.querySelector('[aria-selected="true"]');
  if (!moved || !now || isTyping()) return;
  now.scrollIntoView({ block: "nearest" });
  if (!document.activeElement?.closest("#settings, #tools, #deeds, #pictures, #drafts, dialog")) now.focus({ preventScroll: true });
}

function pieceRow(draft, piece) {
  const key = keyOf(piece.spot);
  const node = row(key, ROLES[piece.role] ?? piece.role, piece.role, piece.remarks, words(piece, key === state.key));
  if (piece.spot.caption === undefined) return node;
  const picture = draft.pictures[piece.spot.caption];
  const facts = state.snapshot.pictures.find((one) => one.file === picture.file);
  node.classList.add("hung");
  node.append(
    h("figure", {}, facts ? h("img", { src: `/copy/${facts.id}.png`, alt: "", loading: "lazy" }) : null,
      h("figcaption", {}, h("code", { text: picture.file }), picture.credit ? h("span", { text: picture.credit }) : null,
        (facts?.notes ?? []).map((note) => h("span", { class: "quiet", text: note })),
        h("button", { type: "button", class: "small", tabindex: "-1", text: "取下", "aria-label": `取下 ${picture.file}`, onclick: () => unhang(piece.spot.caption) }))),
  );
  return node;
}

function row(key, name, role, remarks, content) {
  const chosen = key === state.key;
  return h("li", {
    role: "option", "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1", "data-key": key, "data-role": role, class: remarks.length > 0 ? "doubtful" : null,
    onclick: (event) => pick(event, key),
  },
  h("span", { class: "role", text: name }),
  h("div", { class: "content" }, content, remarks.map((remark) => h("p", { class: "remark", text: `待核：${remark}` }))));
}

function pick(event, key) {
  if (event.target.closest("button, textarea")) return;
  const box = event.target.closest("[data-key]")?.querySelector(".words");
  const caret = box && box.contains(event.target) ? offsetAt(box, event.clientX, event.clientY) : null;
  choose(key, caret > 0 ? caret : null);
}

// The words with the joints of lines, and the caret where the piece is chosen. Marks take no room in what a pointer counts: they hold no text.
function words(piece, chosen) {
  if (piece.words === "") return h("p", { class: "words none", text: piece.role === "title" ? "（还没有标题）" : "（没有说明）" });
  const chars = [...piece.words];
  const doubt = doubtful(piece);
  const caret = chosen ? state.caret : null;
  const marks = [...new Set([...piece.ends, doubt, caret])].filter((at) => at !== null && at > 0 && at < chars.length).sort((one, other) => one - other);
  const parts = [];
  let from = 0;
  for (const at of marks) {
    parts.push(chars.slice(from, at).join(""));
    if (piece.ends.includes(at) || at === doubt) parts.push(h("span", { class: at === doubt ? "joint doubt" : "joint" }));
    if (at === caret) parts.push(h("span", { class: "caret" }));
    from = at;
  }
  return h("p", { class: "words" }, parts, chars.slice(from).join(""));
}

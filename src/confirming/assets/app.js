// The beginning. Takes the page as it was served; starts each part and reads the bench. Comes back to the window: the bench is read anew, since drafts
// may have been changed elsewhere.

import { startArticle } from "./article.js";
import { COMMANDS } from "./commands.js";
import { read, say } from "./deeds.js";
import { h } from "./dom.js";
import { startDrafts } from "./drafts.js";
import { keyName } from "./help.js";
import { startKeys } from "./keys.js";
import { startOriginal } from "./original.js";
import { startPictures } from "./pictures.js";
import { startSettings } from "./settings.js";
import { doubts, on, pieceNow, state } from "./store.js";
import { isTyping } from "./typing.js";

/// Commands with a button: those of the whole, those of the chosen piece.
const BARS = {
  tools: ["right", "doubt", "undo", "redo", "confirm", "confirmAll", "help"],
  deeds: ["join", "split", "shiftUp", "shiftDown", "type", "title", "kicker", "deck", "crosshead", "paragraph", "caption", "place", "author", "source", "part", "append"],
};

for (const [bar, ids] of Object.entries(BARS)) {
  document.getElementById(bar).append(...ids.map((id) => button(id)));
}

function button(id) {
  const { name, keys, run } = COMMANDS[id];
  return h("button", { type: "button", "data-command": id, title: `${name}（${keyName(keys[0])}）`, onclick: () => run() }, h("span", { text: id === "help" ? "?" : name }), id === "help" ? null : h("kbd", { text: keyName(keys[0]) }));
}

function update() {
  const [undo, redo, right] = ["undo", "redo", "right"].map((id) => document.querySelector(`[data-command="${id}"]`));
  undo.disabled = !state.snapshot.undo;
  redo.disabled = !state.snapshot.redo;
  const count = doubts().length;
  right.dataset.count = String(count);
  const waits = state.key === "whole" || (pieceNow()?.remarks.length ?? 0) > 0;
  right.disabled = count === 0;
  right.firstChild.textContent = waits ? "没错，下一处" : count > 0 ? `待核 ${count} 处` : "全部核完";
}

startDrafts();
startOriginal();
startSettings();
startArticle();
startPictures();
startKeys();
for (const topic of ["snapshot", "draft", "piece"]) on(topic, update);
read().then(() => {
  const count = doubts().length;
  say(`${state.snapshot.drafts.length} 篇草稿，${count} 处待核`);
  document.documentElement.dataset.ready = "true";
}, (error) => say(error.message, "fault"));
window.addEventListener("focus", () => isTyping() || read().catch((error) => say(error.message, "fault")));

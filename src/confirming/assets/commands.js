// Everything that can be done, by one name each. Takes nothing; gives keys, names and what they do. The bars and the help are made of this table.

import * as deeds from "./deeds.js";
import { next } from "./caret.js";
import { openHelp } from "./help.js";
import { focusPictures } from "./pictures.js";
import { focusSettings } from "./settings.js";
import { doubts, pieceNow, putCaret, state, step, stepDraft, walk } from "./store.js";
import { type } from "./typing.js";

const role = (keys, name, value) => ({ keys, name, group: "改作", run: () => deeds.make(value, name) });

// The next doubt; when there is none, that is said.
async function right() {
  await deeds.settle();
  if (doubts().length === 0 || !walk()) deeds.say("全部核完，按 Shift+X 都收进这一期");
}

function moveCaret(forwards, single) {
  const piece = pieceNow();
  if (piece?.spot.block !== undefined) putCaret(next(piece, state.caret, forwards, single));
}

/// All commands by their ids.
export const COMMANDS = {
  right: { keys: [" "], name: "没错，下一处", group: "核", run: right },
  doubt: { keys: ["n"], name: "下一处待核", group: "核", run: () => walk() },
  doubtBefore: { keys: ["N"], name: "上一处待核", group: "核", run: () => walk(false) },
  confirm: { keys: ["x"], name: "这一篇收进这一期", group: "核", run: deeds.confirm },
  confirmAll: { keys: ["X"], name: "核完的都收进", group: "核", run: deeds.confirmAll },
  undo: { keys: ["z"], name: "撤销", group: "核", run: () => deeds.turn(false) },
  redo: { keys: ["y"], name: "重做", group: "核", run: () => deeds.turn(true) },
  down: { keys: ["ArrowDown", "j"], name: "下一段", group: "走", run: () => step(1) },
  up: { keys: ["ArrowUp", "k"], name: "上一段", group: "走", run: () => step(-1) },
  forth: { keys: ["ArrowRight"], name: "光标到下一句", group: "走", run: () => moveCaret(true, false) },
  back: { keys: ["ArrowLeft"], name: "光标到上一句", group: "走", run: () => moveCaret(false, false) },
  forthOne: { keys: ["Shift+ArrowRight"], name: "光标进一字", group: "走", run: () => moveCaret(true, true) },
  backOne: { keys: ["Shift+ArrowLeft"], name: "光标退一字", group: "走", run: () => moveCaret(false, true) },
  nextDraft: { keys: ["]"], name: "下一篇", group: "走", run: () => stepDraft(1) },
  lastDraft: { keys: ["["], name: "上一篇", group: "走", run: () => stepDraft(-1) },
  split: { keys: ["Enter"], name: "从光标断开", group: "段落", run: deeds.split },
  join: { keys: ["Backspace"], name: "连上一段", group: "段落", run: deeds.join },
  shiftUp: { keys: ["Alt+ArrowUp", "u"], name: "上移", group: "段落", run: () => deeds.shift(false) },
  shiftDown: { keys: ["Alt+ArrowDown", "v"], name: "下移", group: "段落", run: () => deeds.shift(true) },
  part: { keys: ["b"], name: "另起一篇", group: "段落", run: deeds.part },
  append: { keys: ["m"], name: "并进前一篇", group: "段落", run: deeds.append },
  type: { keys: ["e"], name: "改字", group: "段落", run: type },
  title: role(["t"], "主题", "title"),
  kicker: role(["q"], "引题", "kicker"),
  deck: role(["d"], "副题", "deck"),
  crosshead: role(["h"], "小标题", "crosshead"),
  subhead: role(["s"], "次小标题", "subhead"),
  paragraph: role(["p"], "段落", "paragraph"),
  caption: role(["c"], "图片说明", "caption"),
  place: role(["l"], "地名", "place"),
  author: role(["a"], "作者", "author"),
  source: role(["o"], "供稿", "source"),
  settings: { keys: ["f"], name: "选版、类", group: "别的", run: focusSettings },
  pictures: { keys: ["g"], name: "选图片", group: "别的", run: focusPictures },
  help: { keys: ["?", "？"], name: "所有的键", group: "别的", run: () => openHelp(COMMANDS) },
};

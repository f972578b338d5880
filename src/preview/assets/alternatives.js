// Other layouts of a page. Takes the page in view; asks the server to set the layouts that come next, and gives them as choices: what each
// would change, its picture to compare, and the line that puts it into issue.toml. The preview itself writes no file.

import { h } from "./dom.js";
import { copyButton, placeLine } from "./place.js";
import { pageOf, state, tell } from "./store.js";
import { post } from "./post.js";

let asking = null;
let trouble = null;

/// The picture of a choice, when it was asked for.
export function chosenHash(number, choice) {
  const had = state.alternatives;
  return had?.page === number ? had.choices.find((one) => one.number === choice)?.hash ?? null : null;
}

/// The part of the panel. `begin(what)` compares with a choice; `what` is what is compared with.
export function alternativesPart(begin, what) {
  const page = pageOf(state.page);
  if (!page) return null;
  return h("section", { class: "alternatives" }, h("h3", { text: `第 ${page.number} 版的别种排法` }), inside(page, begin, what));
}

function inside(page, begin, what) {
  if (asking === page.number) return h("p", { class: "quiet", role: "status", text: "正在排，请稍等…" });
  const had = state.alternatives?.page === page.number ? state.alternatives : null;
  if (!had) {
    if (page.alternatives.length === 0) return h("p", { class: "quiet", text: "这一版没有别种排法。" });
    return [
      trouble && h("p", { class: "error", text: trouble }),
      h("button", { type: "button", "data-key": "ask", class: "ask", text: `排出另外 ${page.alternatives.length} 种看看`, onclick: () => ask(page, begin) }),
    ];
  }
  return [
    had.base !== page.hash && h("p", { class: "quiet" }, "版面后来变了，下面是从前的。",
      h("button", { type: "button", class: "small", "data-key": "again", text: "重新排", onclick: () => ask(page, begin) })),
    h("ol", { class: "options" }, had.choices.map((choice) => option(choice, begin, what === `choice:${choice.number}`))),
  ];
}

function option(choice, begin, chosen) {
  return h("li", { class: chosen ? "chosen" : "" },
    h("button", { type: "button", class: "what", "aria-pressed": String(chosen), "data-key": `choice-${choice.number}`, onclick: () => begin(`choice:${choice.number}`) },
      h("b", { text: `排法 ${choice.number}` }), h("span", { class: "notes" }, choice.notes.map((note) => h("span", { text: note })))),
    chosen && h("div", { class: "take" },
      h("p", { class: "quiet", text: "要用它，在这里写上这一行：" }),
      h("p", { class: "line-to-write" }, h("code", { text: choice.line }), copyButton(choice.line, "拷贝这一行", `拷贝 ${choice.line}`, "take")),
      placeLine(choice.file, "choice")),
  );
}

async function ask(page, begin) {
  asking = page.number;
  trouble = null;
  state.alternatives = null;
  tell("alternatives");
  try {
    const answer = await post(`/api/alternatives/${page.number}`);
    state.alternatives = { ...answer, base: page.hash };
  } catch (error) {
    trouble = `排不出来：${error.message}`;
  }
  asking = null;
  tell("alternatives");
  const first = state.alternatives?.choices[0];
  if (first && state.compare && state.page === page.number) begin(`choice:${first.number}`);
}

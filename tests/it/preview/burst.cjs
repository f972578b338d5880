// Saves 200 times in a burst: few rebuilds, and the last state is what is shown.
"use strict";
const { run, until, settled, painted, read, write, snapshot } = require("./browser.cjs");

const ARTICLE = "p1/puyuli.md";
const SAVES = 200;
const MOST = 40;

run(async ({ page, say }) => {
  const text = read(ARTICLE);
  const version = await painted(page);
  const title = /^title: *"(.*)"$/m.exec(text)[1];
  const last = "末了只作数的题目 存了二百次";
  try {
    for (let save = 1; save <= SAVES; save++) {
      write(ARTICLE, text.replace(title, save === SAVES ? last : `老弄堂有了新面貌 第${save}次存盘`));
      if (save % 10 === 0) await new Promise((done) => setImmediate(done));
    }
    const wanted = last.slice(0, 4);
    await until(page, (wanted) => [...document.querySelectorAll(".page .story")].some((node) => node.getAttribute("aria-label").startsWith(wanted)), "the last title", wanted);
    await settled(page, version);
    const state = await snapshot();
    say(state.version - version <= MOST, `${SAVES} saves led to ${state.version - version} rebuilds`);
    process.stderr.write(`${SAVES} saves, ${state.version - version} rebuilds\n`);
    const hash = state.pages.find((one) => one.number === 1).hash;
    await until(page, (hash) => document.querySelector(".page .sheet").dataset.hash === hash, "the last picture", hash);
  } finally {
    write(ARTICLE, text);
  }
  await until(page, (title) => [...document.querySelectorAll(".page .story")].some((node) => node.getAttribute("aria-label").startsWith(title)), "the first title", title.slice(0, 4));
});

// Compares a page with its last version, by turns and with the sliding line, and with another layout, whose line for issue.toml is shown
// and can be copied. No file of the author is written by it.
"use strict";
const { run, until, read, save, snapshot, keys } = require("./browser.cjs");

const ARTICLE = "p1/puyuli.md";

run(async ({ page, say }) => {
  const text = read(ARTICLE);
  const plan = read("issue.toml");
  const before = await snapshot();
  try {
    await save(page, ARTICLE, text.replace("走得慢，看得细", "走得仔细，看得慢"));
    await versions(page, say, before);
    await alternatives(page, say);
    say(read("issue.toml") === plan, "issue.toml was written");
  } finally {
    await save(page, ARTICLE, text);
  }
});

async function versions(page, say, before) {
  const one = before.pages.find((page) => page.stories.some((story) => story.file.path.endsWith(ARTICLE)));
  await keys(page, String(one.number), "c");
  await until(page, () => document.querySelector(".other")?.dataset.state === "ready", "the last version");
  const other = await page.$eval(".other .sheet", (node) => node.dataset.hash);
  say(other === one.hash, "the other picture is not of the last version");
  const seen = () => page.$eval(".other", (node) => getComputedStyle(node).visibility);
  const first = await seen();
  await keys(page, " ");
  say((await seen()) !== first, "space does not change the pictures");
  say((await page.$eval(".changed", (node) => node.textContent)).includes(`${one.number} 版`), "the changed page is not named");
  await page.click('[data-key="swipe"]');
  await page.evaluate(() => {
    const range = document.querySelector('[data-key="share"]');
    range.value = 30;
    range.dispatchEvent(new Event("input", { bubbles: true }));
  });
  say((await page.$eval(".other", (node) => node.style.clipPath)).includes("30%"), "the slider does not move the line");
  say((await page.$$eval(".divide", (all) => all.length)) === 1, "there is no line");
  await keys(page, "Escape");
  say((await page.$$eval(".other, .divide", (all) => all.length)) === 0, "comparing does not end");
}

async function alternatives(page, say) {
  const state = await snapshot();
  const one = state.pages.find((page) => page.alternatives.length > 0);
  if (!one) {
    say(false, "no page has another layout");
    return;
  }
  await keys(page, String(one.number), "c");
  await page.click('[data-key="ask"]');
  await until(page, () => document.querySelectorAll(".options li").length > 0, "the other layouts", null, 60000);
  const number = await page.$eval(".options .what", (node) => node.dataset.key.split("-")[1]);
  say((await page.$eval(".options .notes", (node) => node.textContent)) !== "", "a layout has no notes");
  await page.click(`[data-key="choice-${number}"]`);
  await until(page, () => document.querySelector(".other")?.dataset.state === "ready", "the picture of the other layout");
  const take = await page.$eval(".take", (node) => [node.querySelector("code").textContent, node.querySelector(".where").textContent, node.querySelector("[data-copies]").dataset.copies]);
  say(take[0] === `alternative = ${number}` && take[2] === take[0], `the line to write is ${take[0]}`);
  say(/issue\.toml:\d+$/.test(take[1]), `it belongs to ${take[1]}`);
  await keys(page, "Escape");
}

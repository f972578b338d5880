// Does everything by keys alone: pages, zoom, spread, drawings, panels, stories in reading order, help. Focus can be seen wherever it is.
"use strict";
const { run, until, snapshot, keys } = require("./browser.cjs");

run(async ({ page, say }) => {
  const state = await snapshot();
  const shown = () => page.$$eval(".page", (all) => all.map((node) => Number(node.dataset.page)).join());
  const steps = [["3", "3"], ["ArrowRight", "4"], ["PageDown", "5"], ["ArrowLeft", "4"], ["PageUp", "3"], ["End", String(state.pages.at(-1).number)], ["Home", "1"]];
  for (const [key, expected] of steps) {
    await keys(page, key);
    say((await shown()) === expected, `${key} shows page ${await shown()} instead of ${expected}`);
  }
  for (const [key, name] of [["f", "whole"], ["w", "width"], ["0", "physical"]]) {
    await keys(page, key);
    say((await page.$eval(`[data-command="${name}"]`, (node) => node.getAttribute("aria-pressed"))) === "true", `${key} does not fit`);
  }
  const scale = () => page.$eval(".scale", (node) => parseInt(node.textContent, 10));
  await keys(page, "+");
  say((await scale()) > 100, "+ does not enlarge");
  await keys(page, "-", "-");
  say((await scale()) < 100, "- does not make smaller");
  await keys(page, "0", "ArrowDown");
  say((await page.$eval("#viewport", (node) => node.scrollTop)) > 0, "the arrow does not scroll");
  await keys(page, "f");
  await stories(page, say, state.pages[0]);
  await help(page, say);
  await everything(page, say);
});

async function stories(page, say, one) {
  await page.focus("#viewport");
  for (const story of one.stories) {
    await keys(page, "Tab");
    const found = await page.evaluate(() => [document.activeElement.dataset.key, getComputedStyle(document.activeElement).outlineStyle]);
    say(found[0] === story.id, `Tab comes to ${found[0]} instead of ${story.id}`);
    say(found[1] !== "none", "the focus of a story cannot be seen");
  }
  const last = one.stories.at(-1);
  await keys(page, "Enter");
  say((await page.$eval("#dock .title", (node) => node.textContent)) === last.title, "Enter does not open the story");
  say(await page.evaluate(() => document.getElementById("dock").contains(document.activeElement)), "the panel does not take the focus");
  await keys(page, "Escape");
  say((await page.evaluate(() => document.activeElement.dataset.key)) === last.id, "the focus does not come back to the story");
}

async function help(page, say) {
  await keys(page, "?");
  await until(page, () => document.getElementById("help").open, "the help");
  say((await page.$$eval("#help kbd", (all) => all.length)) > 15, "the help does not name all keys");
  await keys(page, "Escape");
  say(!(await page.$eval("#help", (node) => node.open)), "Escape does not close the help");
}

// Tab goes through all that can be used, once round, and each shows that it has the focus.
async function everything(page, say) {
  await keys(page, "e");
  const all = await page.$$eval("button:not(:disabled), a[href], input", (nodes) => nodes.filter((node) => node.getClientRects().length > 0).length);
  const reached = new Set();
  await page.evaluate(() => document.activeElement.blur());
  for (let step = 0; step < all + 12; step++) {
    await keys(page, "Tab");
    const found = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      node.dataset.reached ??= String(Math.random());
      return [node.dataset.reached, node.matches("button, a, input"), getComputedStyle(node).outlineStyle, node.id || node.textContent.slice(0, 12)];
    });
    if (!found) continue;
    if (found[1]) reached.add(found[0]);
    say(found[2] !== "none", `the focus on “${found[3]}” cannot be seen`);
  }
  say(reached.size >= all, `Tab reaches ${reached.size} of ${all} controls`);
  await keys(page, "Escape");
}

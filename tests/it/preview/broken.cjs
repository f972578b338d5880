// Breaks the head of an article: an overlay names file, line, column and remedy above the last good pages, can be folded away, and is gone
// when the file is mended.
"use strict";
const { run, until, read, write, settled, painted } = require("./browser.cjs");

const ARTICLE = "p2/smart-care.md";

run(async ({ page, say }) => {
  const text = read(ARTICLE);
  const pages = await page.$$eval("#strip .leaf", (all) => all.length);
  const version = await painted(page);
  try {
    write(ARTICLE, text.replace(/^title:.*$/m, 'title: "没有写完的题目'));
    await until(page, () => !document.getElementById("fault").hidden, "the overlay");
    await until(page, (old) => Number(document.documentElement.dataset.painted) > old, "the version", version);
    const told = await page.$eval("#fault", (node) => node.textContent);
    say(told.includes(`${ARTICLE}:2`), `the overlay does not name ${ARTICLE}:2 but says: ${told}`);
    say(/第 2 行，第 \d+ 列/.test(told), "the overlay names no line and column");
    say(await page.$$eval("#fault .hints li", (all) => all.length) > 0, "the overlay names no remedy");
    say(await page.$eval("#pill", (node) => node.textContent) === "有错，显示的是上一次排好的版面", "the pill does not tell");
    const shown = await page.$$eval(".page .picture", (all) => all.filter((image) => image.complete && image.naturalWidth > 0).length);
    say(shown > 0 && (await page.$$eval("#strip .leaf", (all) => all.length)) === pages, "the last good pages are gone");
    await page.click("#fault header button");
    say(await page.$eval("#fault-list", (node) => node.hidden), "the overlay cannot be folded away");
    await page.click("#fault header button");
    say(await page.$eval("#fault-list", (node) => !node.hidden), "the overlay cannot be unfolded");
  } finally {
    write(ARTICLE, text);
  }
  await until(page, () => document.getElementById("fault").hidden, "the overlay to go");
  await settled(page, version);
  say((await page.$eval("#pill", (node) => node.dataset.state)) === "good", "the pill still tells of an error");
});

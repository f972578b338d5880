// Keeps pictures of the preview: light, dark, tablet, drawings, panels, comparison, a broken file.
// usage: node screens.cjs PUPPETEER URL FOLDER OUT
"use strict";
const fs = require("fs");
const os = require("os");
const path = require("path");
const { run, until, read, save, snapshot, keys, spot } = require("./browser.cjs");

const ARTICLE = "p2/smart-care.md";
const out = process.argv[5];
fs.mkdirSync(out, { recursive: true });

run(async (context) => {
  const { page } = context;
  const state = await snapshot();
  for (const [theme, width, height] of [["light", 1280, 800], ["dark", 1280, 800], ["light", 820, 1180], ["dark", 820, 1180]]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    // A change of touch opens the page anew.
    await page.setViewport({ width, height, hasTouch: width < 1000 });
    await until(page, (count) => document.querySelectorAll("#strip .thumbnail img").length === count, "all thumbnails", state.pages.length);
    await tour(context, state, `${theme}-${width}`);
  }
  await deep(page);
}, { env: fonts() });

async function tour({ page }, state, name) {
  const keep = async (what) => {
    await quiet(page);
    await page.screenshot({ path: path.join(out, `${name}-${what}.png`) });
  };
  await keys(page, "1", "f");
  await keep("page");
  const story = state.pages[0].areas.find((area) => area.kind === "head");
  await page.mouse.click(...(await spot(page, 1, story.rect, state.pages[0].size)));
  await keep("story");
  await keys(page, "Escape", "s", "4");
  await keep("spread");
  await keys(page, "s", "2", "g", "b");
  await keep("grid");
  await keys(page, "g", "b", "i", "o");
  await keep("pictures");
  await keys(page, "i", "o", "?");
  await keep("help");
  await keys(page, "Escape");
  await edits(page, keep);
}

// What shows only when something was changed: findings, comparison, a fault.
async function edits(page, keep) {
  const text = read(ARTICLE);
  try {
    await save(page, ARTICLE, `${text}\n\n${"这一段是后来添上的，添得太多，版面装不下。".repeat(30)}\n`);
    await keys(page, "r", "e");
    await keep("findings");
    await keys(page, "r", "c");
    await page.click('[data-key="swipe"]');
    await keep("swipe");
    if (await page.$('[data-key="ask"]')) {
      await page.click('[data-key="ask"]');
      await until(page, () => document.querySelectorAll(".options li").length > 0, "the other layouts", null, 60000);
      await keep("alternatives");
    }
    await keys(page, "Escape");
    await save(page, ARTICLE, text.replace(/^title:.*$/m, 'title: "没有写完的题目'));
    await keep("fault");
  } finally {
    await save(page, ARTICLE, text);
  }
}

async function deep(page) {
  await page.setViewport({ width: 1280, height: 800 });
  await until(page, () => document.querySelectorAll(".page .picture").length > 0, "the page");
  await keys(page, "1", "0", "+", "+", "+", "+", "+", "+");
  await until(page, () => document.querySelectorAll(".tile").length > 0, "tiles");
  await quiet(page);
  await page.screenshot({ path: path.join(out, "deep.png") });
}

// Waits until nothing is loading and two frames are painted.
async function quiet(page) {
  await page.waitForNetworkIdle({ idleTime: 250, concurrency: 1, timeout: 20000 }).catch(() => {});
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

// A machine without Chinese fonts shows the text with the paper's own.
function fonts() {
  const folder = path.resolve(__dirname, "../../../fonts");
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "fonts-")), "fonts.conf");
  fs.writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir></fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

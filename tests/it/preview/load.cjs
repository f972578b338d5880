// Opens the preview: all pages can be seen, the flatplan shows each with its badges, nothing comes from elsewhere, no rule of the content
// security policy is broken, and what is on the screen has names for those who do not see it.
"use strict";
const { run, until, snapshot, keys } = require("./browser.cjs");

run(async ({ page, say, seen }) => {
  const state = await snapshot();
  say(state.pages.length > 0, "the server has no pages");
  await until(page, (count) => document.querySelectorAll("#strip .thumbnail img").length === count, "all thumbnails", state.pages.length);
  for (const { number, section, hash, badges, stories } of state.pages) {
    const leaf = await page.$eval(`#strip .leaf[data-page="${number}"]`, (node) => [node.querySelector(".caption").textContent, node.querySelectorAll(".badge").length]);
    say(leaf[0] === `${number} ${section}`, `the flatplan calls page ${number} “${leaf[0]}”`);
    say(leaf[1] === badges.length, `page ${number} shows ${leaf[1]} badges instead of ${badges.length}`);
    await page.click(`#strip .leaf[data-page="${number}"]`);
    await until(page, (hash) => {
      const image = document.querySelector(`.page .sheet[data-hash="${hash}"] .picture`);
      return image?.complete && image.naturalWidth > 0 && Number(image.dataset.ppi) > 36;
    }, `the picture of page ${number}`, hash);
    const buttons = await page.$$eval(".page .story", (all) => all.filter((node) => !node.dataset.key.startsWith("#")).map((node) => node.getAttribute("aria-label")));
    say(buttons.length === stories.length, `page ${number} has ${buttons.length} stories to focus instead of ${stories.length}`);
    stories.forEach((story, at) => say(buttons[at]?.startsWith(story.title), `story ${at + 1} of page ${number} is “${buttons[at]}”`));
  }
  await zooms(page, say, state);
  await spreads(page, say);
  say(/^已更新 \d\d:\d\d:\d\d · \d+ 毫秒$/.test(await page.$eval("#pill", (node) => node.textContent)), "the pill does not say when and how long");
  say(!seen.requests.some((address) => address.includes("/page//")), "a picture without a hash was asked for");
  await keys(page, "e");
  for (const theme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    for (const fault of await page.evaluate(named)) say(false, `${theme}: ${fault}`);
  }
});

// Physical size, and tiles in deep zoom.
async function zooms(page, say, state) {
  await keys(page, "1", "0");
  const width = await page.$eval(".page", (node) => node.getBoundingClientRect().width);
  const physical = (state.pages[0].size[0] / 25.4) * 96;
  say(Math.abs(width - physical) <= 1, `at 100 % the page is ${width} px wide instead of ${physical}`);
  for (let step = 0; step < 6; step++) await keys(page, "+");
  await until(page, () => document.querySelectorAll(".page .tile").length > 0, "tiles in deep zoom");
  const area = await page.$eval("#viewport", (node) => node.clientWidth * node.clientHeight);
  const tiles = await page.$$eval(".tile", (all) => all.length);
  say(tiles > 0 && tiles < 60, `${tiles} tiles for a window of ${area} square pixels`);
  await keys(page, "f");
  await until(page, () => document.querySelectorAll(".page .tile").length === 0, "the tiles to go");
  const fits = await page.$eval("#viewport", (node) => node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1);
  say(fits, "a fitted page must be scrolled");
  await keys(page, "w");
  const share = await page.evaluate(() => document.querySelector(".page").offsetWidth / document.getElementById("viewport").clientWidth);
  say(share > 0.9 && share <= 1, `fitted to the width the page takes ${share} of it`);
  await keys(page, "f");
}

// The reader's spreads: 1 | 2 3 | 4 5 | 6 7 | 8.
async function spreads(page, say) {
  await keys(page, "1", "s");
  const shown = async () => (await page.$$eval(".page", (all) => all.map((node) => node.dataset.page))).join(" ");
  const found = [await shown()];
  for (let step = 0; step < 4; step++) {
    await keys(page, "ArrowRight");
    found.push(await shown());
  }
  say(found.join(" | ") === "1 | 2 3 | 4 5 | 6 7 | 8", `the spreads are ${found.join(" | ")}`);
  await keys(page, "s", "1");
}

// Runs in the page: what has no name, a wrong tab order, or too little contrast.
function named() {
  const faults = [];
  for (const node of document.querySelectorAll("[tabindex]")) if (node.tabIndex > 0) faults.push(`tabindex ${node.tabIndex} on ${node.localName}`);
  for (const node of document.querySelectorAll("button, a, input")) {
    const name = node.getAttribute("aria-label") || node.textContent.trim();
    if (!name) faults.push(`a ${node.localName} without a name`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  if (new Set(ids).size !== ids.length) faults.push("an id is given twice");
  for (const node of document.querySelectorAll("[style]")) if (/url\(|expression/.test(node.getAttribute("style"))) faults.push("a style that fetches");
  const light = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((part) => ((part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      const parts = color.match(/[\d.]+/g).map(Number);
      if (parts.length === 3 || parts[3] > 0.5) return color;
    }
    return "rgb(255, 255, 255)";
  };
  for (const node of document.querySelectorAll("#bar *, #strip *, #dock *")) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) || node.disabled) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faults.push(`contrast ${((a + 0.05) / (b + 0.05)).toFixed(2)} of “${node.textContent.trim().slice(0, 10)}”`);
  }
  return faults;
}

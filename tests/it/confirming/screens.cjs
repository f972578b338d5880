// On a desk, a laptop, a tablet both ways and a telephone, light and dark: nothing runs out of the window, words can be read, what is touched is large
// enough. With a folder as last argument, a picture of each is left there.
"use strict";
const path = require("path");
const { run, choose } = require("./browser.cjs");

const SIZES = [["desk", 1920, 1080], ["laptop", 1280, 800], ["tablet", 1024, 768], ["tablet-upright", 820, 1180], ["telephone", 390, 844]];

run(async ({ page, say, rest }) => {
  for (const [name, width, height] of SIZES) {
    for (const scheme of ["light", "dark"]) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.evaluate(() => document.querySelector(".draft").click());
      await choose(page, "近日");
      const found = await page.evaluate(() => {
        const light = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number).map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
        const of = (color) => light(color).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
        const ground = (node) => {
          for (let up = node; up; up = up.parentElement) {
            const color = getComputedStyle(up).backgroundColor;
            if (!/, 0\)$|transparent/.test(color)) return color;
          }
          return "rgb(255, 255, 255)";
        };
        const faint = [];
        for (const node of document.querySelectorAll("button:not(:disabled), .words, .remark, .role, #lines .own .text, #pill, .badge, h2")) {
          if (node.getClientRects().length === 0 || node.textContent.trim() === "") continue;
          const [one, other] = [of(getComputedStyle(node).color), of(ground(node))].sort((a, b) => b - a);
          const ratio = (one + 0.05) / (other + 0.05);
          if (ratio < 4.5) faint.push(`${node.className || node.tagName} “${node.textContent.slice(0, 10)}” ${ratio.toFixed(2)}`);
        }
        const small = window.innerWidth > 1100 ? [] : [...document.querySelectorAll("#tools button, #deeds button, select")].filter((node) => node.getBoundingClientRect().height < 36).map((node) => node.textContent);
        const article = document.getElementById("scroll").getBoundingClientRect();
        return { wide: document.documentElement.scrollWidth - window.innerWidth, faint, small, room: article.height };
      });
      say(found.wide <= 0, `${name} ${scheme}: ${found.wide} pixels too wide`);
      say(found.faint.length === 0, `${name} ${scheme}: hard to read ${found.faint}`);
      say(found.small.length === 0, `${name}: too small to touch ${found.small}`);
      say(found.room > 140, `${name}: ${found.room} pixels of room for the article`);
      if (rest[0]) await page.screenshot({ path: path.join(rest[0], `${name}-${scheme}.png`) });
    }
  }
});

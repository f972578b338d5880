// Opens every document of an unpacked EPUB in Chromium as e-readers show them: two widths, three themes, two sizes of type.
// Prints, as a list in JSON, every element that is clipped, that stands out of the screen, or that cannot be read on the theme's
// ground. Keeps pictures of the documents that are named.
//
// usage: node screens.cjs PUPPETEER FOLDER OUT DOCUMENT...
//   PUPPETEER  the folder of puppeteer-core    FOLDER  where the documents lie    OUT  where the pictures go
"use strict";

const fs = require("fs");
const path = require("path");

const [, , puppeteerFolder, folder, out, ...kept] = process.argv;
const puppeteer = require(puppeteerFolder);

const WIDTHS = [320, 800];
const HEIGHT = 1000;
const SIZES = [100, 250];
// What readers lay over a book: a ground and an ink, nothing else.
const THEMES = {
  light: ["#ffffff", "#1a1a1a"],
  sepia: ["#f4ecd8", "#5b4636"],
  dark: ["#121212", "#d8d8d8"],
};

// Runs in the page. `ground` is the theme's ground.
function faults(ground) {
  const found = [];
  const width = document.documentElement.clientWidth;
  const told = (node) => `${node.localName}${node.id ? "#" + node.id : ""} “${node.textContent.trim().slice(0, 12)}”`;
  const parse = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const groundOf = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0.5) return color;
    }
    return parse(ground);
  };
  const scrolls = (node) => {
    for (let at = node.parentElement; at; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  if (document.documentElement.scrollWidth > width) {
    found.push(`the page is ${document.documentElement.scrollWidth} px wide on a screen of ${width} px`);
  }
  for (const node of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    if (style.display === "none" || box.width === 0 || box.height === 0) continue;
    const inSvg = node instanceof SVGElement && node.localName !== "svg";
    if (inSvg && node.localName === "text") {
      const frame = node.ownerSVGElement.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) {
        found.push(`text out of its chart: ${told(node)}`);
      }
    }
    if (!inSvg && (box.right > width + 1 || box.left < -1) && !scrolls(node)) found.push(`out of the screen: ${told(node)}`);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (hides && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1) && !inSvg && node.localName !== "svg") {
      found.push(`clipped: ${told(node)}`);
    }
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    const ink = parse(inSvg ? style.fill : style.color);
    // A link in the browser's own blue is the reader's choice, not the book's.
    if (own && node.localName !== "a" && !node.closest("a") && ink.length >= 3 && contrast(ink, groundOf(node)) < 4.5) {
      found.push(`cannot be read on this ground: ${told(node)}`);
    }
  }
  return found;
}

async function main() {
  fs.mkdirSync(out, { recursive: true });
  const browser = await puppeteer.launch({
    executablePath: process.env.PUPPETEER_EXECUTABLE_PATH || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  const page = await browser.newPage();
  const all = [];
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".xhtml")).sort()) {
    await page.setViewport({ width: 320, height: HEIGHT });
    await page.goto("file://" + path.resolve(folder, file));
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("style"), { id: "reader" })));
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: HEIGHT });
      for (const size of SIZES) {
        for (const [theme, [ground, ink]] of Object.entries(THEMES)) {
          const sheet = `html{font-size:${size}%;background:${ground};color:${ink}}` + (theme === "dark" ? "a{color:#9ecbff}" : "");
          await page.evaluate((text) => (document.getElementById("reader").textContent = text), sheet);
          const rgb = `rgb(${[1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16)).join(",")})`;
          const found = await page.evaluate(faults, rgb);
          all.push(...found.map((fault) => `${file} ${width}px ${theme} ${size}%: ${fault}`));
          if (kept.includes(file)) {
            await page.screenshot({ path: path.join(out, `${path.parse(file).name}-${width}-${theme}-${size}.png`) });
          }
        }
      }
    }
  }
  await browser.close();
  process.stdout.write(JSON.stringify(all));
}

main().catch((error) => {
  process.stderr.write(String(error && error.stack) + "\n");
  process.exit(1);
});

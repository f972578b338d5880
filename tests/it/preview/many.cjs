// Whether the page grows. Saves an article many times and prints JSON: heap, nodes and listeners after the first few and after all of
// them. usage: node many.cjs PUPPETEER URL FOLDER [REBUILDS]
"use strict";
const { run, until, painted, read, write } = require("./browser.cjs");

const ARTICLE = "p1/puyuli.md";
const WARM = 10;

run(async ({ page, rest }) => {
  const rebuilds = Number(rest[0] ?? 500);
  const text = read(ARTICLE);
  const line = await page.createCDPSession();
  await line.send("Performance.enable");
  const measure = async () => {
    await line.send("HeapProfiler.collectGarbage");
    const { metrics } = await line.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners"), images: await page.$$eval("img", (all) => all.length) };
  };
  let start;
  try {
    for (let edit = 0; edit < rebuilds; edit++) {
      if (edit === Math.min(WARM, rebuilds - 1)) start = await measure();
      const version = await painted(page);
      write(ARTICLE, text.replace("走得慢，看得细", `走得慢，看得细，${"看".repeat(1 + (edit % 7))}`));
      await until(page, (old) => Number(document.documentElement.dataset.painted) > old, "a new version", version);
    }
    return { rebuilds, start, end: await measure() };
  } finally {
    write(ARTICLE, text);
  }
});

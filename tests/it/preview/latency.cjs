// How long from saving an article until its new page is painted. Prints JSON: `median`, `best`, `worst` and `all` in milliseconds, and the
// median of every stage. usage: node latency.cjs PUPPETEER URL FOLDER [EDITS]
"use strict";
const { run, until, painted, read, write, snapshot } = require("./browser.cjs");

const ARTICLE = "p1/puyuli.md";

run(async ({ page, rest }) => {
  const edits = Number(rest[0] ?? 30);
  const text = read(ARTICLE);
  const all = [];
  const stages = new Map();
  const add = (name, millis) => stages.set(name, [...(stages.get(name) ?? []), millis]);
  try {
    for (let edit = 0; edit < edits; edit++) {
      const version = await painted(page);
      // The page's clock and this one are the same: both tell the time of day of this machine.
      const from = performance.timeOrigin + performance.now();
      write(ARTICLE, text.replace("走得慢，看得细", edit % 2 === 0 ? "走得仔细，看得慢" : "走得慢，看得仔细"));
      await until(page, (old) => Number(document.documentElement.dataset.painted) > old, "a new version", version);
      const state = await snapshot();
      const at = await page.evaluate((version) => {
        const mark = performance.getEntriesByName(`chenbao-painted-${version}`)[0];
        return mark ? performance.timeOrigin + mark.startTime : null;
      }, state.version);
      if (at === null) continue;
      all.push(at - from);
      for (const [name, millis] of state.stages) add(name, millis);
      add("传送、换图、画到屏上", at - state.at);
    }
  } finally {
    write(ARTICLE, text);
  }
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const round = (millis) => Math.round(10 * millis) / 10;
  return {
    edits: all.length,
    median: round(median(all)),
    best: round(Math.min(...all)),
    worst: round(Math.max(...all)),
    stages: Object.fromEntries([...stages].map(([name, values]) => [name, round(median(values))])),
    all: all.map(round),
  };
});

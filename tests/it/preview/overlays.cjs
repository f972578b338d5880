// Puts each drawing on and off by its key and by its button: grid and baselines, frames, resolution of pictures, findings where they are,
// reading order. Findings lead to their place on the page.
"use strict";
const { run, until, snapshot, read, save, keys } = require("./browser.cjs");

const KEYS = { grid: "g", frames: "b", pictures: "i", rules: "r", order: "o" };
const ARTICLE = "p2/smart-care.md";

run(async ({ page, say }) => {
  const one = (await snapshot()).pages[0];
  await keys(page, String(one.number));
  const count = (selector) => page.$$eval(selector, (all) => all.length);
  const pressed = (name) => page.$eval(`[data-command="${name}"]`, (node) => node.getAttribute("aria-pressed"));
  const expected = {
    grid: [".drawings .column", one.grid.columns.length],
    frames: [".drawings .frame", one.frames.length],
    pictures: [".drawings .resolution", one.areas.filter((area) => area.kind === "picture" || area.ppi !== null).length],
    order: [".label.number", one.stories.length],
  };
  for (const [name, [selector, number]] of Object.entries(expected)) {
    await keys(page, KEYS[name]);
    say((await count(selector)) === number, `${name} draws ${await count(selector)} of ${number}`);
    say((await pressed(name)) === "true", `the button of ${name} is not down`);
    await page.click(`[data-command="${name}"]`);
    say((await count(selector)) === 0 && (await pressed(name)) === "false", `${name} does not go off by its button`);
  }
  await keys(page, "g");
  const lines = await page.$eval(".drawings .baselines", (node) => node.getAttribute("d").split("M").length - 1);
  say(lines === one.grid.lines, `${lines} baselines instead of ${one.grid.lines}`);
  await keys(page, "g");
  await findings(page, say);
});

// A story far too long breaks rules on its page.
async function findings(page, say) {
  const text = read(ARTICLE);
  try {
    await save(page, ARTICLE, `${text}\n\n${"这一段是后来添上的，添得太多，版面装不下。".repeat(60)}\n`);
    const state = await snapshot();
    const placed = state.findings.filter((finding) => finding.page !== null && finding.rect !== null);
    say(placed.length > 0, "a story far too long gives no finding with a place");
    await keys(page, "1", "r", "e");
    const items = await page.$$eval("#dock .remarks > li", (all) => all.length);
    say(items === state.findings.length, `the panel shows ${items} of ${state.findings.length} findings`);
    const groups = new Set(state.findings.map((finding) => finding.group));
    say((await page.$$eval("#dock .group", (all) => all.length)) === groups.size, "the findings are not in groups");
    const at = state.findings.indexOf(placed[0]);
    await page.click(`[data-key="finding-${at}"]`);
    await until(page, (number) => document.querySelector(`.page[data-page="${number}"] .flash`), "the flash", placed[0].page);
    const here = placed.filter((finding) => finding.page === placed[0].page).length;
    const drawn = await page.$$eval(`.page[data-page="${placed[0].page}"] .rule`, (all) => all.length);
    say(drawn === here, `${drawn} of ${here} findings are drawn`);
    const badges = await page.$$eval(`.leaf[data-page="${placed[0].page}"] .badge`, (all) => all.length);
    say(badges > 0, "the page has no badge");
    await page.click(`#dock .filter.${placed[0].severity}`);
    const left = await page.$$eval("#dock .remarks > li", (all) => all.length);
    say(left === state.findings.filter((finding) => finding.severity !== placed[0].severity).length, "the filter does not filter");
    await page.click(`#dock .filter.${placed[0].severity}`);
    await keys(page, "e", "r");
  } finally {
    await save(page, ARTICLE, text);
  }
}

// Every line of the original leads to its piece, and a piece shows its lines; what was set aside says so; doubts are walked through by one key.
"use strict";
const { run, until, choose } = require("./browser.cjs");

run(async ({ page, say }) => {
  const titles = await page.$$eval(".draft .title", (all) => all.map((node) => node.textContent));
  say(titles.join() === "爱心暑托班里过夏天,防诈骗宣传走进楼组", `the drafts are ${titles}`);
  await page.evaluate(() => document.querySelector(".draft").click());
  await choose(page, "近日");
  const chosen = await page.$$eval("#lines .chosen .text", (all) => all.map((node) => node.textContent));
  say(chosen[0] === "近日，爱心暑托班在社区文化活" && chosen.length >= 5, `the lines of the paragraph are ${chosen}`);
  say(await page.$$eval("#pieces .joint", (all) => all.length > 3), "the joints of lines are not shown");
  await page.evaluate(() => [...document.querySelectorAll("#lines li")].find((line) => line.textContent.includes("昨日，民警")).click());
  const now = await page.$eval('#pieces [aria-selected="true"] .words', (node) => node.textContent);
  say(now.startsWith("昨日，民警来到大金更居民区"), `the line leads to “${now}”`);
  const asides = await page.$$eval("#lines .aside .said", (all) => all.map((node) => node.textContent));
  say(asides.some((text) => text.includes("版面附件")) && asides.some((text) => text.includes("页码")), `set aside are ${asides}`);
  say((await page.$$("#lines .lost")).length === 0, "something is lost");

  const count = () => page.$eval('[data-command="right"]', (node) => Number(node.dataset.count));
  let before = await count();
  say(before > 0, "nothing is doubtful");
  await page.evaluate(() => document.querySelector(".draft").click());
  for (let round = 0; before > 0 && round < 40; round++) {
    const waits = await page.evaluate(() => document.querySelector('#pieces [aria-selected="true"]')?.classList.contains("doubtful"));
    await page.keyboard.press(" ");
    if (waits) await until(page, (before) => Number(document.querySelector('[data-command="right"]').dataset.count) === before - 1, "one doubt less", before);
    before = await count();
  }
  say(before === 0, `${before} doubts are left after walking through`);
});

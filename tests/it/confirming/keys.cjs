// Joins, parts, moves, calls by other names, types, parts off, appends, undoes: by keys alone, each written into the file at once.
"use strict";
const { run, until, deed, choose, pieces, drafts } = require("./browser.cjs");

run(async ({ page, say }) => {
  const before = drafts();
  const name = Object.keys(before)[0];
  const text = () => drafts()[name];
  await page.evaluate(() => document.querySelector(".draft").click());

  await choose(page, "家长也放心了");
  await deed(page, "Backspace", "连上了");
  say(text().includes("无聊。家长也放心了"), "the paragraphs are not joined");
  await deed(page, "z", "撤销了");
  say(text() === before[name], "undo does not bring the file back");
  await deed(page, "y", "重做了");
  await deed(page, "Control+z", "撤销了");

  await choose(page, "近日");
  await page.keyboard.press("ArrowRight");
  await deed(page, "Enter", "断成了两段");
  const parted = (await pieces(page)).map(([, words]) => words);
  say(parted.some((words) => /^(棋、画画|孩子们说|动中心|三十|到，|一点)/.test(words)), `parted are ${parted}`);
  await deed(page, "z", "撤销了");

  await choose(page, "家长也放心了");
  await deed(page, "u", "上移了");
  say(text().indexOf("家长也放心了") < text().indexOf("近日，"), "the paragraph did not go up");
  await deed(page, "v", "下移了");
  say(text() === before[name], "the paragraph did not come down again");
  for (const [key, role] of [["h", "小标题"], ["p", "段落"], ["d", "副题"]]) await deed(page, key, `改作${role}`);
  say(text().includes('deck: "家长也放心了，'), "it is no deck");
  say((await page.$eval('#pieces [aria-selected="true"]', (node) => node.dataset.role)) === "deck", "the deck is not looked at");
  for (let round = 0; round < 3; round++) await deed(page, "z", "撤销了");
  await choose(page, "家长也放心了");
  await deed(page, "q", "改作引题");
  await deed(page, "t", "改作主题");
  say(text().includes('title: "家长也放心了，') && text().includes('kicker: "爱心暑托班里过夏天"'), "kicker and title did not change places");
  for (let round = 0; round < 4; round++) await deed(page, "z", "撤销了");
  say(text() === before[name], "undo does not come back to the beginning");

  await choose(page, "家长也放心了");
  await page.keyboard.press("e");
  await until(page, () => document.activeElement.matches("textarea"), "the field");
  await page.keyboard.type("头一句。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("第二段。");
  await deed(page, "Control+Enter", "改好了");
  say(text().includes("\n头一句。\n\n第二段。\n") || text().includes("头一句。\n\n第二段。"), "what was typed is not in the file");
  await deed(page, "z", "撤销了");

  await choose(page, "家长也放心了");
  await deed(page, "b", "另起了一篇");
  say(Object.keys(drafts()).length === Object.keys(before).length + 1, "there is no further draft");
  await deed(page, "m", "并进了前一篇");
  say(Object.keys(drafts()).length === Object.keys(before).length, "the draft is not appended");
  await deed(page, "z", "撤销了");
  await deed(page, "z", "撤销了");
  say(JSON.stringify(drafts()) === JSON.stringify(before), "undo does not bring the drafts back");
  await page.keyboard.press("z");
  await until(page, () => document.getElementById("pill").dataset.state === "fault", "that nothing can be undone");

  await page.keyboard.press("f");
  say(await page.evaluate(() => document.activeElement.matches('[data-key="page"]')), "f does not lead to the page");
  await page.keyboard.press("?");
  say((await page.evaluate(() => document.getElementById("help").open)) === false, "a field gave its key away");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await until(page, () => document.getElementById("help").open, "the help");
  say((await page.$$eval("#help kbd", (all) => all.length)) > 25, "the help does not name all keys");
  await page.keyboard.press("Escape");
  await everything(page, say);
}, { allowErrors: true });

// Tab goes through all that can be used, and each shows that it has the focus.
async function everything(page, say) {
  const all = await page.$$eval("button:not(:disabled):not([tabindex='-1']), select", (nodes) => nodes.filter((node) => node.getClientRects().length > 0).length);
  const reached = new Set();
  await page.evaluate(() => document.activeElement.blur());
  for (let step = 0; step < all + 20; step++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      node.dataset.reached ??= String(Math.random());
      return [node.dataset.reached, node.matches("button, select"), getComputedStyle(node).outlineStyle, node.id || node.textContent.slice(0, 12)];
    });
    if (!found) continue;
    if (found[1]) reached.add(found[0]);
    say(found[2] !== "none", `the focus on “${found[3]}” cannot be seen`);
  }
  say(reached.size >= all, `Tab reaches ${reached.size} of ${all} controls`);
}

// Clicks stories on the page: the panel names the file and the line that hold the title, with length, fit and section; file and line can be
// copied; the link opens the editor there. Hovering outlines the story.
"use strict";
const fs = require("fs");
const { run, until, snapshot, keys, spot } = require("./browser.cjs");

run(async ({ browser, page, say, url }) => {
  await browser.defaultBrowserContext().overridePermissions(new URL(url).origin, ["clipboard-read", "clipboard-write"]).catch(() => {});
  const state = await snapshot();
  for (const one of state.pages) {
    await keys(page, String(one.number));
    await until(page, (number) => document.querySelector(`.page[data-page="${number}"]`), "the page", one.number);
    for (const story of one.stories) await click(page, say, state, one, story);
  }
  await hover(page, say, state.pages[0]);
});

async function click(page, say, state, one, story) {
  const area = one.areas.find((area) => area.story === story.id && area.kind === "head") ?? one.areas.find((area) => area.story === story.id);
  if (!area) {
    say(false, `no area for ${story.id}`);
    return;
  }
  await page.mouse.click(...(await spot(page, one.number, area.rect, one.size)));
  const found = await page.evaluate(() => {
    const dock = document.getElementById("dock");
    if (dock.hidden) return null;
    const text = (selector) => dock.querySelector(selector)?.textContent;
    return { title: text(".title"), where: text(".where"), copies: dock.querySelector("[data-copies]")?.dataset.copies, link: dock.querySelector(".place a")?.getAttribute("href"), facts: text(".facts"), all: dock.textContent };
  });
  if (!found) {
    say(false, `a click on “${story.title}” opened nothing`);
    return;
  }
  say(found.title === story.title, `a click on “${story.title}” shows “${found.title}”`);
  say(found.where === `${story.file.shown}:${story.file.line}`, `“${story.title}” is said to be at ${found.where}`);
  say(found.copies === `${story.file.path}:${story.file.line}`, `what is copied is ${found.copies}`);
  const line = fs.readFileSync(story.file.path, "utf8").split(/\r?\n/)[story.file.line - 1] ?? "";
  const plain = (text) => text.replace(/[\s　"'“”|｜/:]/g, "");
  const group = story.kind.includes("简讯") || story.kind.includes("短讯");
  say(group || plain(line).includes(plain(story.title).slice(0, 4)) || line.startsWith("title"), `line ${story.file.line} of ${story.file.shown} does not hold the title: ${line}`);
  for (const part of [`${story.characters} 字`, story.fit_text, one.section, ...story.trims]) say(found.all.includes(part), `the panel of “${story.title}” lacks ${part}`);
  say(state.editor ? found.link?.includes(`:${story.file.line}`) || found.link?.includes(String(story.file.line)) : !found.link, `the link to the editor is ${found.link}`);
  await page.click("#dock [data-copies]");
  await until(page, () => document.querySelector("#dock [data-copies]")?.textContent === "已拷贝", `the copy of ${story.id}`, null, 5000);
  const copied = await page.evaluate(() => navigator.clipboard.readText().catch(() => null));
  say(copied === null || copied === found.copies, `the clipboard holds ${copied}`);
  await keys(page, "Escape");
  say(await page.$eval("#dock", (node) => node.hidden), "Escape does not close the panel");
}

async function hover(page, say, one) {
  await keys(page, String(one.number));
  const story = one.stories[0];
  const area = one.areas.find((area) => area.story === story.id && area.kind === "head");
  await page.mouse.move(...(await spot(page, one.number, area.rect, one.size)));
  const own = one.areas.filter((area) => area.story === story.id).length;
  await until(page, () => document.querySelectorAll(".line.hovered").length > 0, "the outline");
  const lines = await page.$$eval(".line.hovered", (all) => all.length);
  say(lines >= own, `hovering outlines ${lines} of ${own} areas`);
  const tip = await page.$eval("#tip", (node) => (node.hidden ? "" : node.textContent));
  say(tip.includes(story.file.shown), `the tip says “${tip}”`);
}

// Pictures are seen small, dragged onto an article or given by a key, taken off; settings are written; a draft without doubts becomes an article.
"use strict";
const fs = require("fs");
const path = require("path");
const { run, until, deed, look, drafts, issue } = require("./browser.cjs");

run(async ({ page, say }) => {
  await until(page, () => [...document.querySelectorAll(".picture img")].every((image) => image.complete && image.naturalWidth > 0), "the small copies");
  say((await page.$$(".picture")).length === 2, "not all pictures are shown");
  const drop = (file, title) => page.evaluate(([file, title]) => {
    const data = new DataTransfer();
    const from = [...document.querySelectorAll(".picture")].find((node) => node.dataset.file.includes(file));
    const to = [...document.querySelectorAll(".draft")].find((node) => node.textContent.startsWith(title));
    document.getElementById("pill").textContent = "";
    const send = (node, type) => node.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    send(from, "dragstart");
    send(to, "dragover");
    send(to, "drop");
  }, [file, title]);
  await drop("IMG_1", "防诈骗");
  await until(page, () => document.getElementById("pill").textContent.includes("配上了"), "the drop");
  const having = () => Object.entries(drafts()).filter(([, text]) => text.includes("IMG_1")).map(([, text]) => text);
  say(having().length === 1 && having()[0].includes("防诈骗宣传走进楼组"), `the picture is in ${having()}`);
  await look(page, "爱心");
  await page.keyboard.press("g");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelectorAll("#pieces figure").length === 1, "a picture given by a key");
  await page.evaluate(() => document.querySelector("#pieces figure button").click());
  await until(page, () => document.querySelectorAll("#pieces figure").length === 0, "the picture taken off");
  await page.select('[data-key="page"]', "2");
  await until(page, () => document.getElementById("pill").textContent === "选好了", "the choice");
  say(Object.values(drafts()).some((text) => text.includes("\npage: 2\n") && text.includes("爱心暑托班")), "the page is not written");
  await page.evaluate(() => document.activeElement.blur());
  await look(page, "爱心");
  await deed(page, "x", "待核");
  const count = () => page.$eval('[data-command="right"]', (node) => Number(node.dataset.count));
  for (let left = await count(); left > 0; left = await count()) {
    const waits = await page.evaluate(() => document.querySelector('#pieces [aria-selected="true"]')?.classList.contains("doubtful"));
    await page.keyboard.press(" ");
    if (waits) await until(page, (left) => Number(document.querySelector('[data-command="right"]').dataset.count) < left, "one doubt less", left);
  }
  await look(page, "防诈骗");
  const before = Object.keys(drafts()).length;
  await deed(page, "x", "收进了");
  say(Object.keys(drafts()).length === before - 1, "the draft is still there");
  const articles = fs.readdirSync(issue).filter((name) => name.endsWith(".md"));
  say(articles.length === 1 && fs.readFileSync(path.join(issue, articles[0]), "utf8").includes("防诈骗"), `the articles are ${articles}`);
}, { allowErrors: true });

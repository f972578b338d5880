// A draft that somebody changes in another program is not run over: the deed is refused, the bench is read anew, and the deed can be done then.
"use strict";
const fs = require("fs");
const path = require("path");
const { run, until, deed, choose, drafts, issue } = require("./browser.cjs");

run(async ({ page, say }) => {
  await page.evaluate(() => document.querySelector(".draft").click());
  await choose(page, "家长也放心了");
  const name = Object.keys(drafts())[0];
  const file = path.join(issue, "drafts", name);
  fs.writeFileSync(file, drafts()[name] + "又添了一段，在别的编辑器里。\n");
  await deed(page, "Backspace", "在别处改过");
  say(drafts()[name].includes("又添了一段"), "the other's words are gone");
  await until(page, () => document.getElementById("pieces").textContent.includes("又添了一段"), "the draft read anew");
  await choose(page, "家长也放心了");
  await deed(page, "Backspace", "连上了");
  say(drafts()[name].includes("又添了一段") && drafts()[name].includes("无聊。家长"), "the deed is not done");
}, { allowErrors: true });

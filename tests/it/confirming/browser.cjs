// What every browser test of confirming needs. Takes the folder of puppeteer-core, the address of the page and the folder of the issue; gives a page
// that is watched for errors, and prints what the test found wrong as a list in JSON.
"use strict";

const fs = require("fs");
const path = require("path");

const [, , puppeteerFolder, url, issue, ...rest] = process.argv;
const puppeteer = require(path.resolve(puppeteerFolder));
const PATIENCE = 30000;

/// Runs `test(context)` in a fresh browser. `say(ok, text)` notes a fault when something does not hold.
async function run(test, options = {}) {
  const faults = [];
  const say = (ok, text) => ok || faults.push(text);
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--force-color-profile=srgb"] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900, ...options.viewport });
    await page.evaluateOnNewDocument(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    const home = new URL(url).origin;
    page.on("request", (request) => say(/^(data|blob|about):/.test(request.url()) || request.url().startsWith(home), `asked another host: ${request.url()}`));
    page.on("console", (message) => message.type() === "error" && say(options.allowErrors, `console: ${message.text()}`));
    page.on("pageerror", (error) => say(false, `error in the page: ${error.stack ?? error.message}`));
    await page.goto(url);
    await until(page, () => document.documentElement.dataset.ready === "true", "the bench");
    await test({ browser, page, say, rest });
    for (const violation of await page.evaluate(() => window.violations ?? [])) say(false, `content security policy: ${violation}`);
  } catch (error) {
    faults.push(`the test broke off: ${error.stack}`);
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(faults, null, 1));
}

/// Waits until `test` holds in the page; throws when it never does.
async function until(page, test, what, argument) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    if (await page.evaluate(test, argument)) return;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}; the bar says ${await pill(page)}`);
    await new Promise((done) => setTimeout(done, 8));
  }
}

/// What the bar says.
function pill(page) {
  return page.$eval("#pill", (node) => node.textContent);
}

/// Presses a key and waits until the bar says what came of it.
async function deed(page, key, said) {
  await page.evaluate(() => (document.getElementById("pill").textContent = ""));
  const [last, ...holds] = key.split("+").reverse();
  for (const hold of holds) await page.keyboard.down(hold);
  await page.keyboard.press(last);
  for (const hold of holds) await page.keyboard.up(hold);
  await until(page, (said) => document.getElementById("pill").textContent.includes(said), `“${said}” after ${key}`, said);
}

/// Chooses the piece of a draft that begins with these words.
async function choose(page, words) {
  const found = await page.evaluate((words) => {
    const row = [...document.querySelectorAll("#pieces > li")].find((row) => row.querySelector(".words")?.textContent.startsWith(words));
    row?.querySelector(".role").click();
    return row !== undefined;
  }, words);
  if (!found) throw new Error(`no piece “${words}”`);
}

/// Looks at the draft whose title begins with these words.
async function look(page, words) {
  await page.evaluate((words) => [...document.querySelectorAll(".draft")].find((node) => node.textContent.startsWith(words)).click(), words);
}

/// The pieces of the draft: role and words.
function pieces(page) {
  return page.$$eval("#pieces > li", (rows) => rows.map((row) => [row.dataset.role, row.querySelector(".words")?.textContent ?? ""]));
}

/// The drafts on disk: name and text.
function drafts() {
  const folder = path.join(issue, "drafts");
  return Object.fromEntries(fs.readdirSync(folder).filter((name) => name.endsWith(".md")).map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
}

module.exports = { run, until, pill, deed, choose, look, pieces, drafts, issue };

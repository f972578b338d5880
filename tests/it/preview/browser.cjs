// What every browser test of the preview needs. Takes the folder of puppeteer-core, the address of a running preview and the folder of the
// paper it shows (its issue is `issues/2020-08-12`); gives a page that is watched for errors, and prints what the test found wrong as a
// list in JSON. A test that finds nothing wrong prints `[]`.
"use strict";

const fs = require("fs");
const path = require("path");

const [, , puppeteerFolder, url, folder, ...rest] = process.argv;
const puppeteer = require(path.resolve(puppeteerFolder));
const issue = path.join(folder, "issues/2020-08-12");
const PATIENCE = 30000;

/// Runs `test(context)` in a fresh browser. `say(ok, text)` notes a fault when something does not hold.
async function run(test, options = {}) {
  const faults = [];
  const say = (ok, text) => ok || faults.push(text);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--force-color-profile=srgb", ...(options.args ?? [])],
    env: { ...process.env, ...options.env },
  });
  let result;
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800, ...options.viewport });
    const seen = await watch(page, say);
    const context = { browser, page, say, seen, issue, folder, url, rest };
    if (!options.closed) await open(page);
    result = await test(context);
    const told = await page.evaluate(() => window.violations ?? []);
    for (const violation of told) say(false, `content security policy: ${violation}`);
  } catch (error) {
    faults.push(`the test broke off: ${error.stack}`);
  } finally {
    await browser.close();
  }
  if (faults.length > 0 || result === undefined) console.log(JSON.stringify(faults, null, 1));
  else console.log(JSON.stringify(result));
}

/// Notes what goes over the line, and as faults all errors of the page and everything asked of another host.
async function watch(page, say) {
  const seen = { requests: [] };
  const home = new URL(url).origin;
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on("request", (request) => {
    const address = request.url();
    if (/^(data|blob|about):/.test(address)) return;
    seen.requests.push(address);
    say(address.startsWith(home), `asked another host: ${address}`);
  });
  page.on("console", (message) => message.type() === "error" && say(seen.allowErrors, `console: ${message.text()} ${message.location().url ?? ""}`));
  page.on("pageerror", (error) => say(false, `error in the page: ${error.stack ?? error.message}`));
  return seen;
}

/// Opens the preview and waits for its first pages.
async function open(page) {
  await page.goto(url);
  await until(page, () => Number(document.documentElement.dataset.painted) >= 0 && document.querySelectorAll(".page .picture").length > 0, "the first page");
}

/// Waits until `test` holds in the page; throws when it never does. Asks again every few milliseconds from here, since the page's policy
/// forbids what puppeteer's own waiting needs.
async function until(page, test, what, argument, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    if (await page.evaluate(test, argument)) return;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 8));
  }
}

/// The version that is painted.
function painted(page) {
  return page.evaluate(() => Number(document.documentElement.dataset.painted));
}

/// Waits for a version after `before` to be painted, and until no rebuild is under way.
async function settled(page, before) {
  await until(page, (old) => Number(document.documentElement.dataset.painted) > old && document.getElementById("pill").dataset.state !== "building", "a new version", before);
  return painted(page);
}

/// Reads a file of the issue.
function read(name) {
  return fs.readFileSync(path.join(issue, name), "utf8");
}

/// Writes a file of the issue in place.
function write(name, text) {
  fs.writeFileSync(path.join(issue, name), text);
}

/// Writes a file of the issue and waits until what came of it is painted. Nothing happens when it holds that text already.
async function save(page, name, text) {
  if (read(name) === text) return;
  const before = await painted(page);
  write(name, text);
  await settled(page, before);
}

/// The state as the server tells it.
async function snapshot() {
  return (await fetch(new URL("/api/issue", url))).json();
}

/// Presses keys, one after the other.
async function keys(page, ...names) {
  for (const name of names) await page.keyboard.press(name);
}

/// Where a rectangle in millimetres of a page lies in the window, its middle.
function spot(page, number, rect, size) {
  return page.evaluate((number, [x, y, width, height], [across, down]) => {
    const box = document.querySelector(`.page[data-page="${number}"]`).getBoundingClientRect();
    return [box.left + ((x + width / 2) / across) * box.width, box.top + ((y + height / 2) / down) * box.height];
  }, number, rect, size);
}

module.exports = { run, until, painted, settled, read, write, save, snapshot, keys, spot, open };

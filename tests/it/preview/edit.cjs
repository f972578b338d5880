// Saves an article while its page is zoomed and scrolled: the picture of that page gives way to a new one, nothing else is fetched, scroll
// and zoom stay, and in no frame is the page without a whole picture.
"use strict";
const { run, until, read, save, snapshot, keys } = require("./browser.cjs");

const ARTICLE = "p1/puyuli.md";

run(async ({ page, say, seen }) => {
  const before = await snapshot();
  const number = before.pages.find((one) => one.stories.some((story) => story.file.path.endsWith(ARTICLE))).number;
  await until(page, (count) => document.querySelectorAll("#strip .thumbnail img").length === count, "all thumbnails", before.pages.length);
  await keys(page, String(number), "0", "+");
  await until(page, (hash) => Number(document.querySelector(`.sheet[data-hash="${hash}"] .picture`)?.dataset.ppi) >= 110, "the picture in its size", before.pages.find((one) => one.number === number).hash);
  await page.evaluate(() => document.getElementById("viewport").scrollTo(60, 420));
  await page.evaluate(watchFrames);
  const look = () => page.evaluate(() => {
    const view = document.getElementById("viewport");
    return { top: view.scrollTop, left: view.scrollLeft, width: document.querySelector(".page").offsetWidth, node: (document.querySelector(".page").dataset.mine ??= "kept") };
  });
  const old = await look();
  const from = seen.requests.length;
  const text = read(ARTICLE);
  await save(page, ARTICLE, text.replace("走得慢，看得细", "走得仔细，看得慢"));
  const after = await snapshot();
  process.stderr.write(`${JSON.stringify({ millis: after.millis, stages: after.stages })}\n`);
  const hash = (state, one) => state.pages.find((page) => page.number === one).hash;
  say(hash(before, number) !== hash(after, number), "the edit changed nothing on the page");
  const shown = await page.$eval(".page .sheet", (node) => node.dataset.hash);
  say(shown === hash(after, number), "the page shows another picture than the last");
  const now = await look();
  for (const name of Object.keys(old)) say(now[name] === old[name], `${name} was ${old[name]} and is ${now[name]}`);
  await until(page, ([number, hash]) => document.querySelector(`.leaf[data-page="${number}"] img`)?.dataset.hash === hash, "the new thumbnail", [number, hash(after, number)]);
  const changed = new Set(after.pages.filter((one) => one.hash !== hash(before, one.number)).map((one) => one.hash));
  const fetched = seen.requests.slice(from).filter((address) => /\/(page|tile)\//.test(address));
  say(fetched.length > 0, "no picture was fetched");
  for (const address of fetched) say(changed.has(new URL(address).pathname.split("/")[2]), `fetched without need: ${address}`);
  const frames = await page.evaluate(() => window.frames_);
  say(frames.seen > 0, "no frame was watched");
  say(frames.blank === 0, `${frames.blank} of ${frames.seen} frames had no whole picture`);
  await deep(page, say, number);
  await save(page, ARTICLE, text);
});

// In deep zoom the tiles in view come with the new picture.
async function deep(page, say, number) {
  await keys(page, ...Array(6).fill("+"));
  await until(page, () => document.querySelectorAll(".page .tile").length > 0, "tiles");
  const old = await page.$eval(".page .sheet", (node) => node.dataset.hash);
  await save(page, ARTICLE, read(ARTICLE).replace("走得仔细，看得慢", "走得慢慢，看得细"));
  const hash = (await snapshot()).pages.find((one) => one.number === number).hash;
  const [shown, tiles] = await page.$eval(".page .sheet", (node) => [node.dataset.hash, [...node.querySelectorAll(".tile")].filter((tile) => tile.complete && tile.naturalWidth > 0).length]);
  say(shown === hash && shown !== old, "in deep zoom the page shows another picture than the last");
  say(tiles > 0, "in deep zoom the new picture came without its tiles");
}

// Runs in the page: looks at every frame and at every change between frames.
function watchFrames() {
  const frames = (window.frames_ = { seen: 0, blank: 0 });
  const whole = () => {
    const images = [...document.querySelectorAll(".page")].map((page) => page.querySelector(".sheet .picture"));
    return images.length > 0 && images.every((image) => image?.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 0);
  };
  const look = () => {
    frames.seen += 1;
    if (!whole()) frames.blank += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new MutationObserver(() => whole() || (frames.blank += 1)).observe(document.getElementById("desk"), { childList: true, subtree: true, attributes: true });
}

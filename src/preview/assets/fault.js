// What lies over the pages when the tool could not work. Takes the faults of the snapshot; gives each with file, line, column and remedy
// above the last good pages. Can be folded away, comes back with other faults, goes when all is mended.

import { clock, h } from "./dom.js";
import { on, state } from "./store.js";
import { hints } from "./findings.js";
import { placeLine } from "./place.js";

const box = document.getElementById("fault");
let folded = false;
let told = "";
let good = null;

/// Starts it.
export function startFault() {
  on("snapshot", ({ snapshot }) => {
    if (snapshot.fault.length === 0) good = snapshot.at;
    show(snapshot.fault);
  });
}

function show(faults) {
  box.hidden = faults.length === 0;
  const name = JSON.stringify(faults.map(({ code, message, file }) => [code, message, file]));
  if (name === told) return;
  told = name;
  folded = false;
  if (faults.length === 0) box.replaceChildren();
  else fill(faults);
}

function fill(faults) {
  const pages = state.snapshot.pages.length > 0;
  const when = good === null ? "上一次" : ` ${clock(good)} `;
  const fold = h("button", {
    type: "button", class: "small", "aria-expanded": String(!folded), "aria-controls": "fault-list", text: folded ? "展开" : "收起",
    onclick: () => {
      folded = !folded;
      fill(faults);
      box.querySelector("button").focus();
    },
  });
  box.dataset.folded = folded;
  box.dataset.alone = !pages;
  box.replaceChildren(
    h("header", {},
      h("h2", { text: faults.length === 1 ? "有一处错，排不下去" : `有 ${faults.length} 处错，排不下去` }),
      h("p", { class: "quiet", text: pages ? `下面是${when}排好的版面。改好存盘，这里就会消失。` : "改好存盘，就会排出版面。" }),
      pages && fold,
    ),
    h("ul", { id: "fault-list", class: "remarks", hidden: folded }, faults.map((fault, at) => h("li", { class: fault.severity },
      h("p", { class: "what" }, h("span", { class: "message", text: fault.message })),
      placeLine(fault.file, `fault-${at}`),
      fault.file && h("p", { class: "quiet", text: `第 ${fault.file.line} 行，第 ${fault.file.column} 列` }),
      hints(fault),
    ))),
  );
}

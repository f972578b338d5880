// The pill that says how things stand. Takes the topics building, snapshot, painted and link; gives one short line, with the stages in
// its title.

import { clock } from "./dom.js";
import { on, state } from "./store.js";

const pill = document.getElementById("pill");

/// Starts it.
export function startStatus() {
  on("building", () => say("building", "正在更新…"));
  on("link", (stands) => (stands ? state.snapshot && settle() : say("broken", "连接断了，正在重连")));
  on("snapshot", ({ snapshot }) => snapshot.fault.length > 0 && settle());
  on("painted", settle);
}

function say(kind, text, title = "") {
  pill.dataset.state = kind;
  if (pill.textContent !== text) pill.textContent = text;
  pill.title = title;
}

function settle(painted) {
  const { at, millis, stages, fault } = state.snapshot;
  if (fault.length > 0) {
    const shown = state.snapshot.pages.length > 0;
    say("fault", shown ? "有错，显示的是上一次排好的版面" : "有错，还没有版面", stagesText(stages));
    return;
  }
  // What the browser took counts too: the clock on the wall is the same, the server is on this machine.
  const browser = painted?.live ? Math.max(0, painted.at - at) : null;
  const whole = Math.round(millis + (browser ?? 0));
  const all = browser === null ? stages : [...stages, ["传送、换图", browser]];
  say("good", `已更新 ${clock(at)} · ${whole} 毫秒`, stagesText(all));
}

function stagesText(stages) {
  return stages.map(([name, millis]) => `${name} ${millis < 10 ? millis.toFixed(1) : Math.round(millis)} 毫秒`).join("\n");
}

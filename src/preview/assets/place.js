// A place in an author's file. Takes a FilePlace of the snapshot; gives a line with file:line, a button that copies it and, where the
// editor has a link, that link.

import { announce, h } from "./dom.js";
import { state } from "./store.js";

/// The line for a place.
export function placeLine(file, key) {
  if (!file) return null;
  const whole = `${file.path}:${file.line}`;
  return h("p", { class: "place" },
    h("code", { class: "where", text: `${file.shown}:${file.line}`, title: `${whole}:${file.column}` }),
    copyButton(whole, "拷贝", `拷贝 ${file.shown} 第 ${file.line} 行`, `${key}-copy`),
    editorLink(file, key),
  );
}

/// A button that copies `text` and says so.
export function copyButton(text, caption, label, key) {
  const button = h("button", { type: "button", class: "small", text: caption, "aria-label": label, "data-key": key, "data-copies": text });
  button.addEventListener("click", async () => {
    const done = await copyText(text);
    button.textContent = done ? "已拷贝" : "拷贝不了";
    announce(done ? `已拷贝 ${text}` : "拷贝不了");
    setTimeout(() => { button.textContent = caption; }, 1600);
  });
  return button;
}

/// Copies text. The old way is for browsers that keep the clipboard to themselves.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h("textarea", { class: "unseen", readonly: true });
    field.value = text;
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}

function editorLink(file, key) {
  const template = state.snapshot?.editor ?? "";
  // A link that runs a script is none to an editor.
  if (template === "" || /^\s*(javascript|data|vbscript):/i.test(template)) return null;
  const path = file.path.split(/[\\/]/).map(encodeURIComponent).join("/");
  const address = template.replaceAll("{path}", path).replaceAll("{line}", file.line).replaceAll("{column}", file.column);
  return h("a", { class: "small", href: address, text: "打开", title: "在编辑器里打开", "aria-label": `在编辑器里打开 ${file.shown} 第 ${file.line} 行`, "data-key": `${key}-open` });
}

// Making elements. Takes a tag, properties and children; gives the element. Nothing is ever read as HTML, so no text of an author's
// file can become markup; styles are set through the object model only, which the content security policy allows.

/// An element. `on…` properties are listeners, `class` and `text` what they say, all else attributes; null and false are left out.
export function h(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

/// The same for SVG.
export function svg(tag, properties = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/// Puts `children` into `box` in place of what it holds. Focus and scroll stay: the element with the same `data-key` gets the focus.
export function refill(box, ...children) {
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const top = box.scrollTop;
  box.replaceChildren(...children.flat(3).filter(Boolean));
  box.scrollTop = top;
  if (focused !== undefined) {
    box.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/// Lays `node` over a rectangle given in millimetres of a page of `size`, so that it follows every zoom by itself.
export function lay(node, [left, top, width, height], [pageWidth, pageHeight]) {
  node.style.left = `${(100 * left) / pageWidth}%`;
  node.style.top = `${(100 * top) / pageHeight}%`;
  node.style.width = `${(100 * width) / pageWidth}%`;
  node.style.height = `${(100 * height) / pageHeight}%`;
  return node;
}

/// A time of the day, `14:03:22`, of milliseconds since 1970.
export function clock(at) {
  const two = (number) => String(number).padStart(2, "0");
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/// Says `text` to those who do not see the screen.
export function announce(text) {
  document.getElementById("announce").textContent = text;
}

/// What severities are called.
export const SEVERITIES = { error: "错误", warning: "警告", note: "提醒" };

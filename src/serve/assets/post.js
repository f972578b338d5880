// Asking the server to do something. Takes a path and a body; gives the answer. Whoever has not got the token of the page is refused.

let token = document.querySelector('meta[name="chenbao-token"]').content;

/// Asks the server to do something; gives its answer. Throws with a message for people.
export async function post(path, body = {}) {
  let answer = await send(path, body);
  if (answer.status === 403) {
    await renewToken();
    answer = await send(path, body);
  }
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 300) || `服务器回答 ${answer.status}`);
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : null;
}

function send(path, body) {
  const headers = { "X-Chenbao-Token": token, "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

// A server that was started again has another token; its first page tells it.
async function renewToken() {
  const text = await (await fetch("/", { cache: "no-store" })).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  token = page.querySelector('meta[name="chenbao-token"]')?.content ?? token;
}

// Warns before the idle time-out, in a dialog that keeps the page and what is written on it.
(() => {
  const dialog = document.getElementById("session");
  const idle = Number(document.body.dataset.idleSeconds) * 1000;
  const warning = Math.min(5 * 60_000, idle / 2);
  const tabs = new BroadcastChannel("etms-session");
  const token = document.querySelector("meta[name=csrf-token]");
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  let ends = Date.now() + idle;
  let over = false;

  const show = (state) => {
    for (const text of dialog.querySelectorAll("[data-state]")) text.hidden = text.dataset.state !== state;
    part("stay").hidden = state === "over";
    part("again").hidden = part("close").hidden = state !== "over";
    if (!dialog.open) dialog.showModal();
  };

  // Every answer of the server starts the time anew, in this tab and in the others.
  const tell = () => tabs.postMessage({ reader: document.body.dataset.reader, token: token.content });
  const renew = () => {
    ends = Date.now() + idle;
    over = false;
    if (dialog.open) dialog.close();
  };

  // A sign-in in another tab brings a new token, without which this page could no longer be sent.
  const hear = ({ data }) => {
    if (data.reader !== document.body.dataset.reader) return end();
    token.content = data.token;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = data.token;
    renew();
    document.dispatchEvent(new Event("session:back"));
  };

  const end = () => {
    over = true;
    show("over");
  };

  // What a page sends by itself: with its token and its reader; {reply, told, out}, told from JSON.
  // A refusal that comes after a sign-in in another tab says nothing of the new session: once more.
  window.sendAlone = async (url, body, more) => {
    const sent = token.content;
    body.set("opened_by", document.body.dataset.reader);
    const headers = { Accept: "application/json", "X-CSRFToken": sent };
    const post = { method: "POST", body, headers, redirect: "manual", ...more };
    let reply, told;
    try {
      reply = await fetch(url, post);
      told = /json/.test(reply.headers.get("Content-Type")) && (await reply.json());
    } catch {}
    const out = !told && [0, 401, 403].includes(reply?.status);
    if (out && sent !== token.content) return sendAlone(url, body, more);
    if (out) end();
    return { reply, told, out };
  };

  const look = () => {
    const left = ends - Date.now();
    if (over) return;
    if (left <= 0) end();
    else if (left <= warning) {
      const minutes = String(Math.ceil(left / 60_000));
      if (part("minutes").textContent !== minutes) part("minutes").textContent = minutes;
      if (!dialog.open) show("soon");
    }
  };

  const stay = async () => {
    try {
      const answer = await fetch(dialog.dataset.keep, { method: "POST", headers: { "X-CSRFToken": token.content }, redirect: "manual" });
      if (!answer.ok) return end();
      renew();
      tell();
    } catch {
      show("offline");
    }
  };

  part("stay").addEventListener("click", stay);
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("cancel", (event) => {
    if (over) return;
    event.preventDefault();
    stay();
  });
  document.addEventListener("session:over", end);
  document.addEventListener("session:kept", () => {
    if (over) return;
    renew();
    tell();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !over && !event.detail.requestConfig.headers["X-By-Itself"]) {
      renew();
      tell();
    }
  });
  document.addEventListener("visibilitychange", look);
  tabs.addEventListener("message", hear);
  tell();
  setInterval(look, 1000);
})();

// Saves each answer as it is written, on the revision the page was given; the browser keeps nothing.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const status = document.querySelector("[data-saves]");
  const REST = 900, LONGEST = 5000, PATIENCE = 3e4, ROOM = 6e4;
  let busy = false, tries = 0, timer, leaving;

  const controls = (f) => [...form.elements].filter((e) => e.name === f.name);
  const values = (f) => new FormData(form).getAll(f.name).filter(Boolean);
  const now = (f) => JSON.stringify(values(f));
  const fields = [...form.querySelectorAll("[data-answer]")].map((box) => {
    const name = box.dataset.answer;
    const f = { name, box, base: form.elements[`base.${name}`], sent: [], due: 0, since: 0 };
    f.other = JSON.parse(box.dataset.other ?? null);
    f[box.matches(".wrong") ? "refused" : "saved"] = now(f);
    return f;
  });
  const of = (node) => fields.find((f) => f.box.contains(node));
  const changed = (f) => now(f) !== f.saved;
  const open = () => fields.filter((f) => !f.other && changed(f) && now(f) !== f.refused);
  const on = (where, what, act) => where.addEventListener(what, act);
  const tell = (name) => document.dispatchEvent(new Event(name));
  const say = (text) => status.textContent === text || (status.textContent = text);

  const put = (f, list) => {
    for (const e of controls(f)) {
      if (/radio|checkbox/.test(e.type)) e.checked = list.includes(e.value);
      else e.value = list[0] ?? "";
    }
    return now(f);
  };
  const mark = (f, text = "", other = null) => {
    const place = f.box.querySelector("[data-wrong]");
    f.other = other;
    f.box.classList.toggle("wrong", text);
    f.box.querySelector("[aria-invalid]").ariaInvalid = !!text;
    place.textContent = text;
    if (other) place.append(document.getElementById("answer-other").content.cloneNode(true));
    if (other) place.querySelector("[data-words]").textContent = other.words;
  };

  const wait = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
  };
  const later = (text) => {
    say(text);
    leaving = null;
    wait(Math.min(PATIENCE, 500 * 2 ** tries++));
  };
  const flush = () => {
    for (const f of fields) f.due = 0;
    next();
  };
  const next = () => {
    if (busy) return;
    const [f] = open().sort((a, b) => a.due - b.due);
    const left = f?.due - Date.now();
    if (f) left > 0 ? wait(left) : send(f);
    else if (leaving) form.requestSubmit(...leaving);
    else if (fields.some(changed)) say(status.dataset.wrong);
  };

  const send = async (f) => {
    const mine = now(f);
    const body = new URLSearchParams({ name: f.name, base: f.base.value });
    for (const value of values(f)) body.append("value", value);
    if (f.keep === mine) body.append("keep", 1);
    const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content };
    const keepalive = `${body}`.length < ROOM; // what outlives the page may not be longer
    let reply, told;
    busy = true;
    f.sent.push(mine);
    try {
      reply = await fetch(form.dataset.autosave, { method: "POST", body, headers, keepalive, redirect: "manual" });
      told = /json/.test(reply.headers.get("Content-Type")) && (await reply.json());
    } catch {
      reply = null;
    }
    busy = false;
    if (!reply) later(status.dataset.offline);
    else if (told) settle(f, mine, reply, told);
    else if (reply.status && reply.status !== 403) later(status.dataset.failed);
    else {
      tell("session:over");
      later(status.dataset.out);
    }
  };

  const settle = (f, mine, reply, told) => {
    const theirs = reply.status === 409 && JSON.stringify(told.value);
    tries = f.since = 0;
    tell("session:kept");
    // A text of our own, whose reply was lost on the way, is no conflict.
    if (reply.ok || f.sent.includes(theirs)) {
      f.saved = theirs || mine;
      f.base.value = told.revision;
      f.sent = [];
      f.box.toggleAttribute("data-carried", f.keep === f.saved);
      mark(f);
      if (reply.ok) say(told.said);
    } else {
      if (!theirs) f.refused = mine;
      mark(f, told.error, theirs && told);
    }
    next();
  };

  on(form, "input", ({ target }) => {
    const f = of(target);
    if (!f) return;
    f.since ||= Date.now();
    f.due = /^text/.test(target.type) && Math.min(Date.now() + REST, f.since + LONGEST);
    if (!tries) next();
  });
  on(form, "click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    event.preventDefault();
    const f = of(button), { act, value } = button.dataset;
    if (value) f[act] = put(f, JSON.parse(value));
    if (f.other) {
      f.base.value = f.other.revision;
      f.refused = "";
      if (act === "theirs") f.saved = put(f, f.other.value);
      mark(f);
    }
    controls(f)[0].focus();
    flush();
  });
  on(form, "submit", (event) => {
    leaving = [event.submitter];
    if (!busy && !open().length) return;
    event.preventDefault();
    flush();
  });
  on(form, "focusout", flush);
  on(window, "online", flush);
  on(document, "session:back", flush);
  on(document, "visibilitychange", flush);
  on(window, "beforeunload", (event) => {
    if (!leaving && (busy || fields.some(changed))) event.preventDefault();
  });
})();

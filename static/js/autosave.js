// Saves each answer as it is written, on the revision its page was given.
(() => {
  const one = (css, where = document) => where.querySelector(css);
  const form = one("form[data-autosave]");
  if (!form) return;
  const status = one("[data-saves]");
  const REST = 900, MOST = 5000, LONG = 3e4, ROOM = 6e4;
  let busy = false, tries = 0, timer, leaving, gone;

  const controls = (f) => [...form.elements].filter((e) => e.name === f.name);
  const values = (f) => new FormData(form).getAll(f.name).filter(Boolean);
  const now = (f) => JSON.stringify(values(f));
  const fields = [...form.querySelectorAll("[data-answer]")].map((box) => {
    const { answer: name, other = null } = box.dataset;
    const f = { name, box, base: form.elements[`base.${name}`], sent: [], due: 0, since: 0 };
    f.other = JSON.parse(other);
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
    const place = one("[data-wrong]", f.box);
    f.other = other;
    f.box.classList.toggle("wrong", text);
    one("[aria-invalid]", f.box).ariaInvalid = !!text;
    place.textContent = text;
    if (!other) return;
    place.append(one("#answer-other").content.cloneNode(true));
    one("[data-words]", place).textContent = other.words;
  };

  const wait = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
  };
  const flush = () => {
    for (const f of fields) f.due = 0;
    next();
  };
  const next = () => {
    if (busy || gone) return;
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
    busy = true;
    f.sent.push(mine);
    const keepalive = `${body}`.length < ROOM;
    const { reply, told, out } = await sendAlone(form.dataset.autosave, body, { keepalive });
    busy = false;
    if (told?.said || told?.error) return settle(f, mine, reply, told);
    say(status.dataset[out ? "out" : reply ? "failed" : "offline"]);
    leaving = null;
    wait(Math.min(LONG, 500 * 2 ** tries++));
  };

  const settle = (f, mine, reply, told) => {
    const theirs = reply.status === 409 && JSON.stringify(told.value);
    tries = f.since = 0;
    tell("session:kept");
    // Our own text, whose reply was lost, is no conflict.
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
    gone = leaving = null;
    f.since ||= Date.now();
    f.due = /^text/.test(target.type) && Math.min(Date.now() + REST, f.since + MOST);
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
    gone = !busy && !open().length;
    if (gone) return;
    leaving = [event.submitter];
    event.preventDefault();
    flush();
  });
  on(form, "focusout", flush);
  on(window, "online", flush);
  on(document, "session:back", flush);
  on(document, "visibilitychange", flush);
  on(window, "beforeunload", (event) => {
    if (!gone && (busy || fields.some(changed))) event.preventDefault();
  });
})();

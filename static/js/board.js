// Moves people on a board by mouse, touch, dialog or keyboard; what the server refuses goes back.
(() => {
  const on = (what, act) => document.addEventListener(what, act);
  const board = () => document.querySelector("[data-board]");
  const part = (name) => board().querySelector(`[data-${name}]`);
  const all = (name) => [...board().querySelectorAll(`[data-${name}]`)];
  const column = (node) => node?.closest("[data-column]");
  const find = (code) => all("column").find((each) => each.dataset.column === code);
  const fill = (name, word) => board().dataset[name].replace("%s", word);
  const say = (text) => (part("said").textContent = text);
  const line = []; // moves in their order: the first is with the server, the others wait for it
  const unkept = new Map(); // reasons that came to nothing, by card, for the next dialog
  let drag, held, dropped;

  const tell = (name, text) => {
    const notice = part(name);
    notice.hidden = !text;
    notice.firstElementChild.textContent = text;
    if (text) notice.scrollIntoView({ block: "nearest" });
    say(text);
  };
  const refuse = (text) => tell("refused", text);
  const put = (card, place) => {
    const { before } = card.dataset, code = place.dataset.column, active = document.activeElement;
    place.querySelector("[data-cards]").append(card);
    if (card.contains(active)) active.focus({ preventScroll: true });
    card.querySelector("[data-changed]").hidden = !before || !code || before === code;
    for (const each of all("column")) {
      each.querySelector("[data-count]").textContent = each.querySelectorAll("[data-card]").length;
    }
  };
  const offer = (card, from, told) => {
    const form = part("undo-form"), { to, base } = form.elements;
    form.hidden = false;
    form.action = card.dataset.url;
    to.value = from.dataset.column;
    base.value = told.revision;
    form.querySelector("button").textContent = told.undo;
  };

  // At once on the screen, then on the server, one after the other.
  const move = (card, place, why = "") => {
    const from = column(card);
    if (!place || (place === from && !why)) return;
    tell("kept", "");
    refuse("");
    if (place !== from) put(card, place);
    line.push({ card, from, place, why });
    if (line.length === 1) send();
  };
  const send = async () => {
    const { card, from, place, why } = line[0], { url, revision } = card.dataset;
    const body = new URLSearchParams({ to: place.dataset.column, base: revision, why });
    const { reply, told } = await sendAlone(url, body), { failed, unsaid } = board().dataset;
    if (told?.revision) card.dataset.revision = told.revision;
    if (told && reply.ok) {
      unkept.delete(card.dataset.card);
      line.shift();
      if (place === from) tell("kept", told.said);
      else {
        offer(card, from, told);
        say(told.said);
      }
    } else {
      // It goes back, or to where the person stands now; what waited to move them on is not made.
      put(card, find(told?.to) || from);
      const lost = line.filter((each) => each.card === card), words = lost.map((each) => each.why).filter(Boolean);
      line.splice(0, line.length, ...line.filter((each) => each.card !== card));
      if (words.length) unkept.set(card.dataset.card, words.join("\n"));
      refuse([told?.error || failed, words.length && unsaid].filter(Boolean).join(" "));
    }
    if (line.length) send();
  };

  // A finger drags by the grip alone, so that the page still scrolls.
  on("pointerdown", (event) => {
    const card = event.target.closest("[data-card]"), grip = event.target.closest("[data-grip]");
    if (!card || event.button || held || (event.pointerType === "touch" && !grip)) return;
    drag = { card, id: event.pointerId, x: event.clientX, y: event.clientY, top: scrollY };
  });
  on("pointermove", (event) => {
    if (drag?.id !== event.pointerId) return;
    const { card } = drag, { clientX, clientY } = event;
    const x = clientX - drag.x, y = clientY - drag.y + scrollY - drag.top;
    if (!drag.moved && Math.hypot(x, y) < 5) return;
    if (!drag.moved) card.setPointerCapture(drag.id);
    drag.moved = true;
    card.classList.add("lifted");
    card.style.translate = `${x}px ${y}px`;
    if (clientY < 60 || clientY > innerHeight - 60) scrollBy(0, clientY < 60 ? -20 : 20);
    const under = document.elementsFromPoint(clientX, clientY).find((each) => !card.contains(each));
    for (const each of all("column")) each.classList.toggle("over", each === column(under));
  });
  const release = (event) => {
    if (drag?.id !== event.pointerId) return;
    const { card, moved } = drag, place = board().querySelector(".over");
    drag = null;
    place?.classList.remove("over");
    card.classList.remove("lifted");
    card.style.translate = "";
    if (!moved) return;
    dropped = true;
    setTimeout(() => (dropped = false));
    if (event.type === "pointerup") move(card, place);
  };
  on("pointerup", release);
  on("pointercancel", release);
  on("dragstart", (event) => event.target.closest?.("[data-card]") && event.preventDefault());

  // Keyboard: Space picks up, arrows choose, Enter or Space drops, Escape puts back.
  const drop = (keep) => {
    const { card, from } = held, place = column(card);
    held = null;
    card.classList.remove("held");
    put(card, from);
    if (keep && place !== from) move(card, place);
    else say(fill("back", card.dataset.name));
  };
  const step = (by) => {
    const places = all("column"), { card } = held;
    const place = places.at((places.indexOf(column(card)) + by) % places.length);
    put(card, place);
    card.scrollIntoView({ block: "nearest" });
    say(fill("over", place.querySelector("[data-name]").textContent));
  };
  const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  on("keydown", (event) => {
    const { key } = event, card = event.target.closest?.("[data-grip]")?.closest("[data-card]");
    if (held) {
      if (key !== "Tab") event.preventDefault();
      if (STEPS[key]) step(STEPS[key]);
      else if (/^(Tab|Escape|Enter| )$/.test(key)) drop(/Enter| /.test(key));
    } else if (card && key === " ") {
      event.preventDefault();
      held = { card, from: column(card) };
      card.classList.add("held");
      say(fill("lifted", card.dataset.name));
    }
  });

  // The dialog shows the form of the page of the grip.
  on("click", async (event) => {
    if (dropped) return event.preventDefault();
    const grip = event.target.closest("[data-grip]"), dialog = event.target.closest("[data-move]");
    if (dialog && event.target.closest("[data-cancel]")) event.preventDefault() || dialog.close();
    if (!grip || event.ctrlKey) return;
    event.preventDefault();
    const reply = await fetch(grip.href, { headers: { "X-Part": "form" }, redirect: "manual" }).catch(() => null);
    if (!reply?.ok) return refuse(board().dataset.failed);
    part("move").dataset.move = grip.closest("[data-card]").dataset.card;
    part("move").innerHTML = await reply.text();
    const why = part("move").querySelector("[name=why]");
    why.value ||= unkept.get(part("move").dataset.move) ?? "";
    part("move").showModal();
  });
  on("submit", (event) => {
    const dialog = event.target.closest("[data-move]");
    if (!board()?.contains(event.target)) return;
    event.preventDefault();
    const { to, why, base } = event.target.elements, url = event.target.getAttribute("action");
    const card = all("card").find((each) => each.dataset.url === url);
    card.dataset.revision = Math.max(base.value, card.dataset.revision); // one of our own may have gone since
    dialog?.close();
    move(card, find(to.value), why?.value);
  });

  // A board that is fetched anew waits while a card of it is held.
  on("htmx:beforeSwap", (event) => {
    if (event.target.contains(board()) && (drag?.moved || held || line.length || part("move").open)) event.detail.shouldSwap = false;
  });
})();

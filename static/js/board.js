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
  let drag, held, busy, dropped;

  const refuse = (text) => {
    const notice = part("refused");
    notice.hidden = !text;
    notice.firstElementChild.textContent = text;
    if (text) notice.scrollIntoView({ block: "nearest" });
    say(text);
  };
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

  // At once on the screen, then on the server: what it refuses goes back, or to where the person stands now.
  const move = async (card, place, why = "") => {
    const from = column(card), { url, revision } = card.dataset;
    if (!place || place === from || busy) return;
    const body = new URLSearchParams({ to: place.dataset.column, base: revision, why });
    busy = true;
    refuse("");
    put(card, place);
    const { reply, told } = await sendAlone(url, body);
    busy = false;
    if (told?.revision) card.dataset.revision = told.revision;
    if (told && reply.ok) {
      offer(card, from, told);
      say(told.said);
    } else {
      put(card, find(told?.to) || from);
      refuse(told?.error || board().dataset.failed);
    }
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
    part("move").showModal();
  });
  on("submit", (event) => {
    const dialog = event.target.closest("[data-move]");
    if (!board()?.contains(event.target)) return;
    event.preventDefault();
    const { to, why, base } = event.target.elements, url = event.target.getAttribute("action");
    const card = all("card").find((each) => each.dataset.url === url);
    card.dataset.revision = base.value;
    dialog?.close();
    move(card, find(to.value), why?.value);
  });

  // A board that is fetched anew waits while a card of it is held.
  on("htmx:beforeSwap", (event) => {
    if (event.target.contains(board()) && (drag?.moved || held || busy || part("move").open)) event.detail.shouldSwap = false;
  });
})();

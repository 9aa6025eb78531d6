// What every page does: focus on errors, tokens for htmx, words when a part fails, drafts, menus, older browsers.
(() => {
  const wrong = document.querySelector("[data-error-summary]");
  if (wrong) {
    document.title = `${wrong.dataset.errorSummary} – ${document.title}`;
    wrong.focus();
  }

  // Focus lands on the field itself, below the edge of the window, not on its label.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-error-summary] a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (field) {
      event.preventDefault();
      field.focus({ preventScroll: true });
      (field.closest(".field") || field).scrollIntoView({ block: "start" });
    }
  });

  // Beside a native date field stands the chosen day in words: its own order is the browser's.
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const sayDay = (field) => {
    const said = field.parentElement.querySelector("[data-day]");
    if (said) said.textContent = field.value ? words.format(field.valueAsDate).replace(/^1 (?=\p{L})/u, "1er ") : said.dataset.day;
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[type=date]")) sayDay(event.target);
  });
  addEventListener("pageshow", () => document.querySelectorAll("[type=date]").forEach(sayDay));

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]").content;
  });

  // A part that came back with errors takes focus like a page would.
  document.addEventListener("htmx:afterSwap", (event) => {
    event.detail.target.querySelector?.("[data-error-summary]")?.focus();
  });

  // A part that could not be fetched or sent says so; htmx alone would say nothing.
  const failure = document.getElementById("failure");
  for (const kind of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(kind, (event) => {
      // A sign-in that ended while the page stood open: the dialog says so, and the page stays.
      if (event.detail.xhr?.status === 401) return document.dispatchEvent(new Event("session:over"));
      if (event.target.matches?.("[data-live]")) return; // it changes nothing, and its page says so itself
      document.getElementById("messages").replaceChildren(failure.content.cloneNode(true));
      document.getElementById("messages").scrollIntoView({ block: "nearest" });
    });
  }

  // What is written in a form and not sent is not lost by a step aside (autosaved forms look after themselves).
  let unsent = Boolean(document.querySelector("[data-unsent]") || (wrong && "reader" in document.body.dataset));
  const guarded = (event) => event.target.closest?.("main form[method=post]:not([data-autosave])");
  document.addEventListener("input", (event) => {
    if (guarded(event) && "reader" in document.body.dataset) unsent = true;
  });
  for (const kind of ["submit", "htmx:afterRequest"]) {
    document.addEventListener(kind, (event) => {
      if (guarded(event)) unsent = false;
    });
  }
  addEventListener("beforeunload", (event) => {
    if (unsent) event.preventDefault();
  });

  // Open menus close on Escape and when focus or the pointer leaves them.
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      for (const menu of document.querySelectorAll("[data-menu][open]")) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
  }

  // commandfor is younger than some browsers in use.
  if (!("commandForElement" in HTMLButtonElement.prototype)) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button[commandfor]");
      const dialog = button && document.getElementById(button.getAttribute("commandfor"));
      if (dialog) dialog[button.getAttribute("command") === "close" ? "close" : "showModal"]();
    });
  }
})();

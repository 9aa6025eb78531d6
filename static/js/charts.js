// In a guide chart the arrows go by row and column; what autosave puts back by itself is counted too.
(() => {
  const form = document.getElementById("charts");
  if (!form) return;

  const go = (chart, from, step) => {
    const cells = [...chart.querySelectorAll("[type=radio]")];
    for (let at = cells.indexOf(from) + step; at in cells; at += step) {
      if (cells[at].disabled) continue;
      cells[at].focus();
      cells[at].click();
      return;
    }
  };
  form.addEventListener("keydown", (event) => {
    const chart = event.target.matches("[type=radio]") && event.target.closest("[data-chart]");
    if (!chart || event.ctrlKey || event.altKey || event.metaKey) return;
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!down) return;
    event.preventDefault();
    go(chart, event.target, down * Number(chart.dataset.chart));
  });

  // While the points cannot be asked for, those shown are of earlier choices; then they are asked for anew.
  const behind = (is) => {
    for (const said of form.querySelectorAll("[data-behind]")) said.hidden = !is;
  };
  const count = () => form.dispatchEvent(new Event("change", { bubbles: true }));
  for (const [kind, is] of [["htmx:responseError", true], ["htmx:sendError", true], ["htmx:afterSwap", false]]) {
    document.addEventListener(kind, ({ detail }) => {
      if (detail.requestConfig?.elt.matches("[data-live]")) behind(is);
    });
  }
  document.addEventListener("session:kept", () => {
    if (form.querySelector("[data-behind]:not([hidden])")) count();
  });

  // A choice that is cleared, or taken from somebody else, changes the points as a click does.
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-act]")) setTimeout(count);
  });
})();

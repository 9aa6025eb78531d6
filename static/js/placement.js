// Keeps the placement at once when it is chosen beside the answers; what a rule refuses goes back, with the reason.
(() => {
  const box = document.querySelector("[data-placing]");
  if (!box) return;
  const status = document.querySelector("[data-saves]");
  const trouble = box.querySelector("[data-trouble]");
  const base = box.querySelector("[name='placement.base']");
  const radios = [...box.querySelectorAll("[name=placement]")];
  const chosen = () => radios.find((radio) => radio.checked)?.value ?? "";
  let kept = chosen(), busy = false;

  const put = (code) => {
    for (const radio of radios) radio.checked = radio.value === code;
  };
  const say = (text) => {
    trouble.textContent = text;
    box.classList.toggle("wrong", Boolean(text));
  };
  const keep = async () => {
    const to = chosen();
    if (busy || to === kept) return;
    const body = new URLSearchParams({ to, base: base.value });
    busy = true;
    const { reply, told, out } = await sendAlone(box.dataset.placing, body);
    busy = false;
    if (!told) return say(status.dataset[out ? "out" : "offline"]);
    document.dispatchEvent(new Event("session:kept"));
    if (told.revision) base.value = told.revision;
    kept = reply.ok ? to : (told.to ?? kept);
    if (!reply.ok && chosen() === to) put(kept);
    say(told.error ?? "");
    if (reply.ok) status.textContent = told.said;
    keep();
  };
  box.addEventListener("change", keep);
  document.addEventListener("session:back", keep);
  addEventListener("online", keep);
})();

// Suggestions below the search box while somebody types. Every page is whole without this file.
"use strict";
for (const box of document.querySelectorAll("input[data-suggest]")) suggestFor(box);

function suggestFor(box) {
  const list = document.createElement("ul");
  list.id = box.id + "-list";
  list.className = "suggest";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggest || "Suggestions");
  const holder = document.createElement("div");
  holder.className = "suggest-holder";
  box.before(holder);
  holder.append(box, list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) box.setAttribute(name, value);

  let timer = 0, asked = "", at = -1, running = null;
  const options = () => [...list.children];
  const close = () => { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const mark = (to) => {
    options().forEach((option, i) => option.setAttribute("aria-selected", i === to ? "true" : "false"));
    at = to;
    if (to < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", options()[to].id);
  };
  const take = (option) => { box.value = option.dataset.text; close(); box.form.requestSubmit(); };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.slice(0, 8).map(({ text, q }, i) => {
      const option = document.createElement("li");
      option.id = list.id + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.text = q || text;
      option.textContent = text;
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(option));
      return option;
    }));
    list.hidden = !list.children.length || document.activeElement !== box;
    at = -1;
    box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const typed = box.value.trim();
    if (typed === asked) return;
    asked = typed;
    running?.abort();
    if (typed.length < 2 || typed.length > 60) return close();
    running = new AbortController();
    try {
      const answer = await fetch("/api/v1/suggest?lang=" + encodeURIComponent(document.documentElement.lang) + "&q=" + encodeURIComponent(typed), { signal: running.signal, referrerPolicy: "no-referrer" });
      if (answer.ok) show((await answer.json()).suggestions || []);
    } catch { /* No suggestions is no harm: the search works without them. */ }
  };
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { close(); event.preventDefault(); }
    if (list.hidden) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") { mark(at >= last ? 0 : at + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp") { mark(at <= 0 ? last : at - 1); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { take(options()[at]); event.preventDefault(); }
  });
}

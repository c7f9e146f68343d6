// How does the page with the code answer at once, and how is the code copied?
(() => {
  const form = document.getElementById("embed"), status = document.getElementById("copied");
  if (!form) return;

  const add_copy_buttons = () => {
    for (const box of document.querySelectorAll("textarea[data-copy]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = box.dataset.copy;
      const name = document.getElementById(box.getAttribute("aria-labelledby"));
      button.setAttribute("aria-label", box.dataset.copy + ": " + name.textContent);
      button.addEventListener("click", async () => {
        box.select();
        try {
          await navigator.clipboard.writeText(box.value);
        } catch {
          document.execCommand("copy");
        }
        status.textContent = "";
        requestAnimationFrame(() => { status.textContent = status.dataset.copied; });
      });
      box.after(button);
    }
  };

  let latest = 0;
  const remake = async () => {
    const turn = ++latest;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address, { credentials: "omit" });
      if (!answer.ok) return;
      const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("made");
      if (!made || turn !== latest) return;
      document.getElementById("made").replaceWith(document.importNode(made, true));
      add_copy_buttons();
    } catch {
      // The button of the form still works.
    }
  };
  form.addEventListener("change", remake);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remake();
  });
  add_copy_buttons();
})();

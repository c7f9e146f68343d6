// How does `<div data-waymark>` become a search, for editors that take out tags they do not know?

/** Makes one of every such tag that is in the page or comes later; attributes are written `data-council` or `council`. */
export const watch_plain_tags = (names) => {
  const follow = (div, search) => {
    for (const name of [...names, "expose-query"]) {
      const value = div.getAttribute("data-" + name) ?? (/^(lang|dir)$/.test(name) ? null : div.getAttribute(name)) ?? (name === "council" && div.dataset.waymark || null);
      if (value === null) search.removeAttribute(name);
      else search.setAttribute(name, value);
    }
  };
  const become = (div) => {
    if (div.querySelector(":scope > waymark-search")) return;
    const search = document.createElement("waymark-search"), typing = document.activeElement;
    follow(div, search);
    search.append(...div.childNodes);
    div.append(search);
    if (search.contains(typing)) typing.focus();
    new MutationObserver(() => follow(div, search)).observe(div, { attributes: true });
  };
  const look = (node) => {
    if (node.matches?.("[data-waymark]")) become(node);
    node.querySelectorAll?.("[data-waymark]").forEach(become);
  };
  new MutationObserver((changes) => changes.forEach((each) => each.addedNodes.forEach(look))).observe(document, { childList: true, subtree: true });
  look(document);
};

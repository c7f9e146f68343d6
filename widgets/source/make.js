// How is a piece of the page made, with nothing that a strict security policy refuses?

/**
 * An element with attributes and children, nothing of what is empty. `p.soft` has the class and the part `soft`. Among the attributes `k` is a
 * key, by which focus finds the element again, and a function listens to the event that it is named after.
 */
export const make = (name, options, ...children) => {
  const [tag, part] = name.split("."), node = document.createElement(tag);
  for (const [key, value] of Object.entries({ class: part, part, ...options })) {
    if (key === "k") node.k = value;
    else if (typeof value === "function") node.addEventListener(key, value);
    else if (value || value === 0) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...solid(children));
  return node;
};

/** A link that tells nobody where it was followed from. */
export const way = (name, href, options, ...inside) => make(name, { href, rel: "noreferrer", referrerpolicy: "no-referrer", ...options }, inside);

/** Children without those that are nothing; lists of them laid flat. */
export const solid = (children) => children.flat(9).filter(Boolean);

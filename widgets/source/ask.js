// What is asked of the API, and what does a family's search look like as a link?
import { quiet } from "./words.js";

/** What a family asks: words, what they chose, what they took off. `filters` maps a field to its chosen codes. */
export const asked = (q = "", filters = {}) => ({ q, filters, skip: [], unstated: false, exact: false, page: 1 });

/** `{ need: ["ASD", "DS"] }` as `[["need", "ASD"], ["need", "DS"]]`. */
export const pairs = (lists) => Object.entries(lists).flatMap(([field, values]) => values.map((value) => [field, value]));

const outcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*\d[a-z]{2}\b/gi;

/** The parameters of a search; `place` is what the page set: councils, preset, limit, lang. */
const parameters = (search, place, usual = {}) => {
  const out = new URLSearchParams(usual);
  for (const [name, value] of [...place.preset, ...pairs({ council: place.councils, ...search.filters, skip: search.skip })]) out[name in usual ? "set" : "append"](name, value);
  if (search.q) out.set("q", search.q);
  if (search.unstated) out.set("unstated", "show");
  if (search.exact) out.set("understand", "off");
  if (search.page > 1) out.set("page", search.page);
  return out;
};

/** The same search on the site itself. `shared`: a full postcode in it is cut to its first half, for links that go from hand to hand. */
export const link = (search, place, shared) => {
  const all = [...parameters(search, place)];
  const text = "" + new URLSearchParams(shared ? all.map(([name, value]) => [name, value.replace(outcode, "$1")]) : all);
  return place.host.href + (text ? "?" + text : "");
};

/**
 * Asks the API. Gives back `{ answer }`, `{ status, wait }` (`wait` in seconds when the server names it), or nothing of these when nothing came back.
 * Never throws. No cookie, no referrer; after a quarter of a minute it gives up.
 */
export const ask = async (search, place, only_labels) => {
  const quit = new AbortController(), timer = setTimeout(() => quit.abort(), 15e3);
  try {
    const query = parameters(search, place, { per_page: only_labels ? 1 : place.limit, lang: place.lang });
    const reply = await fetch(new URL("api/v1/search?" + query, place.host), { ...quiet, signal: quit.signal });
    if (!reply.ok) return { status: reply.status, wait: +reply.headers.get("Retry-After") || 0 };
    return { answer: await reply.json() };
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
};

const ages = (age) => (age.min === age.max ? "" + age.min : age.min + "-" + age.max);

/** What was understood and not replaced by a choice, as `[field, value]`, the way `skip` takes them. */
export const understood = ({ slots, not, overridden }) => {
  const out = [];
  for (const [field, value] of Object.entries(slots)) {
    const name = field === "radius_miles" ? "radius" : field;
    if (field === "ages" || overridden.includes(field) || (field === "place" && overridden.includes("near"))) continue;
    for (const each of Array.isArray(value) ? value : [field === "age" ? ages(value) : "" + value]) out.push([name, each]);
  }
  return [...out, ...pairs(not).map(([field, value]) => ["not." + field, value])];
};

/** The search without one condition, whether it was chosen or understood; on its first page. */
export const without = (search, answer, field, value) => {
  const out = { ...search, filters: { ...search.filters }, page: 1 };
  if (out.filters[field]) {
    out.filters[field] = out.filters[field].filter((each) => each !== value);
    if (!out.filters[field].length) delete out.filters[field];
    return out;
  }
  const near = /^(near|place|distance)$/.test(field);
  const off = understood(answer.understood).filter(([name, each]) => (near ? /^(place|radius)$/.test(name) : name === field && each === value));
  out.skip = [...new Set([...out.skip, ...off.map((each) => each.join(":"))])];
  return out;
};

/** The search with one box of a filter ticked or not. What was understood of that field counts as ticked. */
export const ticked = (search, answer, field, value, on) => {
  const read = understood(answer.understood).filter(([name]) => name === field).map(([, each]) => each);
  const before = search.filters[field] || read;
  const after = on ? [...before, value] : before.filter((each) => each !== value);
  const out = { ...search, filters: { ...search.filters }, page: 1 };
  delete out.filters[field];
  if (!after.length) out.skip = [...search.skip, ...read.map((each) => field + ":" + each)];
  else if ("" + after.sort() !== "" + read.sort()) out.filters[field] = after;
  return out;
};

// How does the search live in a page that it knows nothing about?
import { ask, asked, link, ticked } from "./ask.js";
import { make, solid, way } from "./make.js";
import { draw } from "./results.js";
import { first, say, words_of } from "./words.js";
import css from "./style.css";

/** The site that this module came from. */
export const site = new URL("../../", import.meta.url);
const asks = /src|cou|pre|lim/;   // another src, council, preset or limit is another question
const typing = "keydown keypress keyup beforeinput input paste compositionstart compositionupdate compositionend textInput".split(" ");
const sheets = new WeakMap();
const here = new Set();
const passes = /^(Tab|Esc|F\d)/;   // the rest types, or moves about in what is typed

/** Styles that no security policy and no style of the page can touch; a sheet belongs to one document. */
const dress = (root) => {
  const page = root.ownerDocument;
  if (!root.adoptedStyleSheets) return root.append(make("style", 0, css));
  if (!sheets.has(page)) {
    sheets.set(page, new (page.defaultView || window).CSSStyleSheet());
    sheets.get(page).replaceSync(css);
  }
  root.adoptedStyleSheets = [sheets.get(page)];
};

const http_only = (text, against) => {
  try {
    const url = new URL(text, against);
    return /^https?:$/.test(url.protocol) && url;
  } catch {}
};

export class WaymarkSearch extends HTMLElement {
  static observedAttributes = "src council preset limit lang dir heading-level label filters results target theme".split(" ");

  #search = asked();
  #searched = false;
  #answer;
  #failure;
  #turn = 0;
  #due = 0;
  #ready = false;
  #name;
  #opened = new Set();
  #words = first;

  // The parts that stay, so that what is typed and what is read out is never lost.
  #q = make("input.input", { id: "q", type: "search", k: "q", maxlength: 400, autocomplete: "off", enterkeyhint: "search", "aria-describedby": "hint" });
  #go = make("button.go", { type: "button", click: () => this.search() });
  #label = make("label", { for: "q" });
  #hint = make("p.soft", { id: "hint" });
  #heading = make("slot", { name: "heading" });
  #status = make("p.status", { role: "status" });
  #urgent = make("div");
  #chips = make("div");
  #choices = make("div.filters");
  #found = make("div.found");
  #exit = make("p");
  #fallback = make("slot");
  #body = make("div", { hidden: true }, this.#label, this.#hint, make("div.row", 0, this.#q, this.#go), this.#urgent, this.#chips, this.#choices, this.#status, this.#found, this.#exit);
  #section = make("section.search", { role: "search" }, this.#heading, this.#fallback, this.#body, make("slot", { name: "footer" }));
  #root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#root.append(this.#section);
    for (const type of typing) this.#root.addEventListener(type, (event) => this.#hear(event), true);
  }

  // The page has shortcuts and listeners of its own: what is typed here is none of their business. It is heard before them, at the window;
  // where that cannot see inside (a closed root of the page, another window) at the root.
  static #_ = typing.map((type) => addEventListener(type, (event) => here.forEach((each) => each.#hear(event)), true));
  #hear(event) {
    const { key, type } = event, path = event.composedPath();
    if (!path.includes(this.#root) || passes.test(key) || ((event.ctrlKey || event.metaKey) && !event.altKey)) return;
    event.stopImmediatePropagation();
    if (type === "input") this.#way_out();
    if (type !== "keydown" || key !== "Enter" || path[0] !== this.#q || event.isComposing) return;
    event.preventDefault();
    this.search();
  }

  get query() { return this.#q.value; }
  set query(words) { this.#q.value = words ?? ""; }
  /** How many listings the last search found; null before there is one. */
  get total() { return this.#searched && !this.#failure && this.#answer ? this.#answer.total : null; }

  /** Searches for what is typed, or for `words`. The promise is kept when results or a failure stand in the page, with the total or null. */
  async search(words = this.query) {
    const q = (this.query = words).trim();
    if (q !== this.#search.q || !this.#searched) this.#search = asked(q, this.#search.filters);
    if (this.#attribute("results") === "site") {
      this.#tell("search");
      way("a", link(this.#search, this.#place), { target: this.#target }).click();
    } else await this.#run({ ...this.#search, page: 1 });
    return this.total;
  }
  /** As it was before anybody searched. */
  clear() {
    this.query = "";
    this.#search = asked();
    this.#searched = false;
    this.#begin();
  }
  focus(options) { this.#q.focus(options); }

  connectedCallback() {
    here.add(this);
    const words = this.query;   // may have been set before this element was what it is
    delete this.query;
    this.query = words;
    dress(this.#root);
    this.#soon(this.#answer ? 1 : 2);
  }
  disconnectedCallback() { here.delete(this); }
  adoptedCallback() { dress(this.#root); }
  attributeChangedCallback(name, before, now) { if (before !== now) this.#soon(asks.test(name) ? 2 : 1); }

  #attribute(name) { return this.getAttribute(name) || ""; }

  #number(name, otherwise, most) { return Math.min(most, Math.max(1, parseInt(this.#attribute(name)) || otherwise)); }

  /** Many attributes set one after the other are one change: 1 draws anew, 2 asks anew. Out of the page it waits until it stands in one. */
  #soon(due) {
    this.#due = Math.max(this.#due, due);
    queueMicrotask(async () => {
      if (!this.isConnected) return;
      const due = this.#due;
      this.#due = 0;
      if (due > 1) return this.#begin();
      if (!due || this.#found.ariaBusy) return;   // what is under way draws anew when it ends
      await this.#speak();
      this.#draw();
    });
  }

  /** Gets the words of the language that is asked for, or that stands around the element; of another when that changes meanwhile. */
  async #speak() {
    const tag = this.#tag;
    this.#words = await words_of(tag);
    if (tag !== this.#tag) await this.#speak();
  }
  get #tag() {
    let tag, node = this;
    for (; node && !tag; node = node.getRootNode().host) tag = node.closest("[lang]")?.getAttribute("lang");
    return tag;
  }

  get #place() {
    const host = http_only(this.#attribute("src") || site, this.baseURI) || new URL(site);
    host.search = host.hash = "";
    host.pathname = host.pathname.replace(/\/*$/, "/");
    return {
      host,
      councils: this.#attribute("council").split(/[\s,]+/).filter(Boolean),
      preset: [...new URLSearchParams(this.#attribute("preset"))],
      limit: this.#number("limit", 10, 100),
      lang: this.#words.lang.slice(0, 2),
    };
  }

  #tell(name, detail = {}, cancelable) {
    if (this.hasAttribute("expose-query")) detail.query = this.#search.q;
    return this.dispatchEvent(new CustomEvent("waymark-" + name, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** The first question: nothing is taken from the page before it is answered. */
  #begin() {
    if (this.#searched || this.#attribute("results") === "now") return this.#run({ ...this.#search, page: 1 });
    return this.#ask(this.#search, [], true);
  }

  /** Asks and shows. `keys`: where the focus goes when what had it is gone. */
  #run(search, keys) {
    this.#search = search;
    this.#searched = true;
    this.#tell("search");
    this.#status.textContent = this.#words.busy;
    this.#found.ariaBusy = "true";
    return this.#ask(search, keys);
  }

  async #ask(search, keys, only_labels) {
    const turn = ++this.#turn;
    this.#due = 0;   // whatever was to be asked is asked now
    await this.#speak();
    const { answer, status = 0, wait } = this.#words.found ? await ask(search, this.#place, only_labels) : {};
    await this.#speak();
    if (turn !== this.#turn) return;
    this.#failure = answer ? null : { wait };
    this.#answer = answer || this.#answer;
    this.#draw(keys);
    if (this.#failure) return this.#tell("error", { status });
    if (!this.#ready) this.#tell("ready");
    this.#ready = true;
    if (this.#searched) this.#tell("results", { total: answer.total });
  }

  get #target() { return this.#attribute("target").replace(/.*[{/].*/, ""); }
  #href({ id, url }) {
    const own = this.#attribute("target"), { host } = this.#place;
    return ((own.includes("{id}") && http_only(own.replace("{id}", id), this.baseURI)) || http_only(url.replace(/^\/+/, ""), host) || host).href;
  }

  /** From what stood in the page to the search, with what was typed meanwhile. */
  #take_over() {
    const typed = this.#fallback.assignedElements({ flatten: true }).flatMap((each) => [each, ...each.querySelectorAll("input")]).find((each) => each.name === "q");
    const focused = typed?.matches(":focus");
    if (typed) {
      this.query ||= typed.value;
      typed.value = "";   // a form of the page around it is not to send it
    }
    this.#fallback.remove();
    this.#body.hidden = false;
    if (focused) this.focus();
  }

  #draw(keys = []) {
    const words = this.#words, place = this.#place, answer = this.#answer, section = this.#section;
    let failure = this.#failure, drawn = {};
    const level = this.#number("heading-level", 2, 6);
    const name = this.#attribute("label") || words.label;
    const focused = this.#root.activeElement?.k, change = (search, ...to) => this.#run(search, to);
    section.lang = words.lang;
    section.dir = this.#attribute("dir") || words.dir;
    section.setAttribute("theme", this.#attribute("theme"));
    this.#name = name;
    for (let n = 2; [...here].some((each) => each !== this && each.#name === this.#name); n++) this.#name = name + " " + n;   // no two landmarks of one name
    section.ariaLabel = this.#name;
    this.#heading.replaceChildren(make(`h${level}.heading`, 0, name));
    this.#label.textContent = words.ask;
    this.#hint.textContent = words.hint;
    this.#go.textContent = words.go;
    this.#found.ariaBusy = null;
    if (!answer && !failure) return;
    if (this.#body.hidden) this.#take_over();

    try {
      if (!failure) drawn = draw({
        words, place, answer, searched: this.#searched, search: this.#search, level: Math.min(6, level + 1), opened: this.#opened, target: this.#target, change,
        filters: (this.getAttribute("filters") ?? "need age_band accessibility cost").split(/[\s,]+/),
        href: (result) => this.#href(result),
        tick: (field, value, on) => change(ticked(this.#search, answer, field, value, on), field + "=" + value, "?" + field),
        mean: (text) => change(asked(this.query = text, this.#search.filters), "results", "q"),
        picked: (event, id) => this.#tell("select", { id }, true) || event.preventDefault(),
      });
    } catch {
      failure = this.#failure = {};   // an answer that is none of the API's
    }
    const put = (node, children) => node.replaceChildren(...solid([children]));
    put(this.#urgent, drawn.urgent);
    put(this.#chips, drawn.chips);
    put(this.#choices, drawn.choices);
    put(this.#found, drawn.found);
    const n = failure ? failure.wait : this.#searched && answer.total;
    this.#status.textContent = n && words.found ? say(words, failure ? words.wait : words.found, { n }) : failure ? words.failed : this.#searched ? words.none : "";
    this.#way_out();
    if (focused === undefined || this.#root.activeElement) return;
    const all = [...this.#root.querySelectorAll("*")];
    [...keys, focused, "q"].map((key) => key && all.find((each) => each.k === key)).find((each) => each).focus();
  }

  /** The way to the site, which works when nothing else does: after a failure it takes along what is typed at this moment. */
  #way_out() {
    const words = this.#words, failed = this.#failure, search = failed ? asked(this.query.trim(), this.#search.filters) : this.#search;
    this.#exit.replaceChildren(way("a.site-link", link(search, this.#place, !failed), { target: this.#target, k: "site" }, failed ? words.carry : this.#searched ? words.share : words.whole));
  }
}

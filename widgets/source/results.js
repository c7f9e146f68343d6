// What does a family see of an answer?
import { link, pairs, understood, without } from "./ask.js";
import { make, way } from "./make.js";
import { say } from "./words.js";

const most_access = 6;
const said = /^(age|near|radius)$/;   // conditions that have words and no codes

/**
 * Draws one answer as four lists of elements: urgent help, what was understood, filters, and what was found.
 * `change(search, …keys)` searches anew and moves the focus to the first key that is there, `tick(field, value, on)` chooses,
 * `mean(words)` searches for other words, `picked(event, id)` hears of a listing that is opened, `href(result)` leads to it.
 */
export const draw = ({ words, place, answer, searched, search, level, filters, opened, target, href, change, tick, mean, picked }) => {
  const labels = new Map(), read = understood(answer.understood), { lang } = words, list = new Intl.ListFormat(lang, { type: "unit" });
  const facets = new Map(answer.facets.map((each) => [each.field, each]));
  for (const { field, values } of answer.facets) for (const { value, label } of values) labels.set(field + ":" + value, label);
  const preset = ([field]) => place.preset.some(([name]) => name === field);

  const tell = (key, filling) => say(words, words[key], filling);
  // What comes from listings is English, whatever the words around it are.
  const en = (tag, text, more) => text && make(tag, lang === "en-GB" ? more : { lang: "en-GB", dir: "ltr", ...more }, text);
  const p = (...inside) => make("p", 0, inside);
  const soft = (...inside) => make("p.soft", 0, inside);
  const ul = (items) => make("ul.row", { role: "list" }, items.map((each) => make("li", 0, each)));
  const button = (k, text, click, tag = "button.button", label) => make(tag, { type: "button", k, click, "aria-label": label }, text);
  const go = (k, text, changes, ...to) => button(k, text, () => change({ ...search, page: 1, ...changes }, ...to, "results", "q"));

  const ages = (min, max) => (min === max ? tell("age", { a: min }) : max == null ? tell("older", { a: min }) : min ? tell("range", { a: min, b: max }) : tell("upto", { b: max }));
  const label = (field, value) =>
    field.startsWith("not.") ? tell("not", { x: label(field.slice(4), value) })
    : field === "age" ? tell("ages", { x: ages(parseInt(value), parseInt(value.split("-").pop())) })
    : field === "place" || field === "near" ? tell("near", { x: value })
    : field === "radius" ? tell("within", { n: +value })
    : field === "language" ? new Intl.DisplayNames(lang, { type: "language" }).of(value)
    : labels.get(field + ":" + value) || value;
  const name_of = (field) => words.fields[field] || facets.get(field)?.label.toLowerCase() || field;
  const names = (fields) => list.format(new Set(fields.map(name_of)));
  const labels_of = (field, codes) => codes.length && en("span", list.format(codes.map((code) => label(field, code))));

  const urgent = () => answer.urgent.length && make("div.urgent", { role: "group", "aria-label": words.urgent },
    answer.urgent.some((each) => each.quick_exit) && p(way("a", "https://www.bbc.co.uk/weather", { target: "_top" }, words.exit)),
    answer.urgent.map(({ title, text, phone, hours }) => en("div", [p(make("strong", 0, title)), p(text),
      phone && p(way("a", (/^[678]\d{4}$/.test(phone) ? "sms:" : "tel:") + phone.replace(/[^\d+]/g, ""), {}, phone), " ", hours)])));

  const chips = () => {
    const on = [...read, ...pairs(search.filters)].filter((each) => !preset(each));
    const keys = on.map((each) => each.join(":")), set = place.preset.filter((each) => labels.has(each.join(":")) || said.test(each[0]));
    const { corrected, questions } = answer.understood, { did_you_mean: meant } = answer, calm = !answer.urgent.length;
    const chip = (k, text, without_it, ...to) => button(k, [text, make("span", { "aria-hidden": "true" }, " ✕")], () => change({ ...without_it, page: 1 }, ...to, "q"), "button.chip", tell("off", { x: text }));
    return [
      set.length && soft(tell("only", { x: list.format(set.map((each) => label(...each))) })),
      (on.length || search.exact) && make("div.chips", { role: "group", "aria-label": words.read }, make("span.soft", 0, words.read), ul([
        ...on.map((each, i) => chip(keys[i], label(...each), without(search, answer, ...each), keys[i + 1], keys[i - 1])),
        ...(search.exact ? [chip("exact", words.exact, { ...search, exact: false })] : []),
        ...(on.length > 1 ? [button("clear", words.clear, () => change(on.reduce((rest, each) => without(rest, answer, ...each), search), "q"))] : []),
      ])),
      calm && corrected && p(tell("corrected", { x: corrected }), " ", go("typed", tell("typed", { x: search.q }), { exact: true })),
      calm && meant && p(button("meant", tell("meant", { x: meant }), () => mean(meant))),
      [...questions, ...answer.notices].map((text) => en("p.soft", text)),
    ];
  };

  const choices = () => filters.map((name) => facets.get(name)).filter((each) => each && !preset([each.field])).map(({ field, label: title, values }) => {
    const shown = values.filter((each) => each.count || each.selected), n = values.filter((each) => each.selected).length;
    return shown.length && make("details.filter", { open: opened.has(field), toggle: ({ target: { open } }) => opened[open ? "add" : "delete"](field) },
      make("summary", { k: "?" + field }, en("span", title), n && " – " + tell("chosen", { n })),
      make("fieldset", 0, en("legend", title), shown.map(({ value, label: text, count, selected }) => make("label", 0,
        make("input", { type: "checkbox", checked: selected, k: field + "=" + value, change: ({ target: { checked } }) => tick(field, value, checked) }),
        make("span", 0, en("span", text), make("span.soft", 0, " " + count))))));
  });

  const fact = (name, ...value) => {
    const said = value.flat().filter(Boolean);
    return make("div", 0, make("dt", 0, words.facts[name]), said.length ? make("dd", 0, said) : make("dd.soft", 0, words.unstated));
  };
  const where = ({ reach, distance_miles: miles, place: at, place_precision: precision }) => {
    const rough = /^[dt]/.test(precision), n = rough ? Math.max(1, Math.round(miles)) : Math.round(miles * 10) / 10;   // district, town
    const far = miles != null && tell("miles", { n });
    return [words.reach[reach] || (far && (rough ? tell("about", { x: far }) : far)) || "", at && far && ", ", !words.reach[reach] && en("span", at)];
  };
  const asked = new Set([...read, ...place.preset].filter(([field]) => field === "accessibility").map((each) => each[1]).concat(search.filters.accessibility || []));
  const access = ({ yes, no, derived }) => {
    const is_asked = (code) => asked.has(code), unsaid = [...asked].filter((code) => ![...yes, ...no, ...derived].includes(code));
    const rows = pairs({ no, "": yes, maybe: derived.filter(is_asked), unsaid }).sort(([, a], [, b]) => is_asked(b) - is_asked(a)).filter(([, code], i) => i < most_access || is_asked(code));
    return rows.length && ul(rows.map(([state, code]) => {
      const text = label("accessibility", code);
      return state ? tell(state, { x: text }) : en("span", text);
    }));
  };

  const result = (each) => {
    const { id, age, not_stated: silent, assured } = each, derived = each.derived.map((code) => labels.get(code)).filter(Boolean);
    return make("li.result", 0, make("article", 0,
      make(`h${level}.result-heading`, 0, way("a.result-link", href(each), { target, click: (event) => picked(event, id) }, en("span", each.name), target === "_blank" && make("span.away", 0, " " + words.tab))),
      en("p.soft", each.organisation), each.from && soft(tell("whose", { x: each.from })), each.availability in words.places && soft(words.places[each.availability]), en("p", each.note), en("p", each.summary || each.highlights[0]),
      make("dl.facts", 0, fact("age", age && ages(age.min, age.max)), fact("where", where(each)), fact("when", labels_of("when", each.when)), fact("cost", labels_of("cost", each.cost)), fact("access", access(each.accessibility))),
      derived.length && soft(tell("maybe", { x: list.format(derived) })),
      silent.length && soft(tell("unsaid", { x: names(silent) })),
      assured && soft(tell("checked", { x: new Date(assured).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" }) }))));
  };

  const found = () => {
    const { total, results } = answer, { page } = search, limit = answer.query.per_page, last = Math.ceil(total / limit), silent = results.findIndex((each) => each.not_stated.length);
    const relaxed = answer.relaxed.map(({ without: gone, total: n }) => [pairs(gone), n]).filter(([gone]) => !gone.some(preset));
    return [
      answer.words === "some" && total && soft(words.some),
      results.length && make("ol.results", { k: "results", tabindex: -1, role: "list", "aria-label": words.results, start: (page - 1) * limit + 1 },
        results.map((each, i) => [i && i === silent && make("li.soft", 0, words.silent), result(each)])),
      !total && [p(words.nothing), p(way("a", link({ filters: { category: ["advice"] }, skip: [] }, { ...place, preset: [] }), { target }, words.advice))],
      Object.entries(answer.not_stated_hidden).map(([field, n]) => n && p(go("more", tell("more", { n, x: name_of(field) }), { unstated: true }))),
      relaxed.length && [p(words.relaxed), ul(relaxed.map(([gone, n]) => button("relax", tell("without", { x: list.format(gone.map((each) => label(...each))), n }),
        () => change(gone.reduce((rest, each) => without(rest, answer, ...each), search), "results", "q"))))],
      (last > 1 || page > 1) && make("nav.row", { "aria-label": words.pages },
        page > 1 && go("back", words.back, { page: Math.min(last, page - 1) || 1 }), make("span", 0, tell("page", { a: page, b: last })), page < last && go("next", words.next, { page: page + 1 })),
    ];
  };

  return { urgent: [urgent()], chips: chips(), choices: choices(), found: searched && found() };
};

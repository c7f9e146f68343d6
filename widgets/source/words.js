// Which words does the widget say, and how does a language count?

/** What it can say before a language has come, and when none can. The rest is in the files of `strings/`, one a language, with the same names. */
export const first = {
  lang: "en-GB", dir: "ltr",
  label: "Search the Local Offer",
  ask: "What do you need help with?",
  go: "Search",
  failed: "We cannot show results here just now.",
  carry: "Search on the Local Offer website",
};
/** A request that tells nothing of who asks or from where. */
export const quiet = { credentials: "omit", referrerPolicy: "no-referrer" };

const loaded = {};

/** The words of a language such as `pl` or `ar-EG`, English for one that is not there. Without `found` in them no file could be had. Never throws. */
export const words_of = async (tag) => {
  const name = /^(ar|bn|pl|ro|uk|ur)\b/.exec(tag)?.[0] || "en";
  try {
    loaded[name] ||= fetch(new URL(`strings/${name}.json`, import.meta.url), quiet).then((reply) => reply.json());
    return { ...first, ...(await loaded[name]) };
  } catch {
    loaded[name] = 0;
    return name === "en" ? first : words_of();
  }
};

/** Fills `{name}`s in; a text with plurals is chosen by `n`. Numbers are written as the language writes them. */
export const say = ({ lang }, text, filling) => {
  text = text[new Intl.PluralRules(lang).select(filling.n || 0)] || text.other || text;
  return text.replace(/{(\w)}/g, (_, name) => (filling[name].toFixed ? filling[name].toLocaleString(lang) : filling[name]));
};

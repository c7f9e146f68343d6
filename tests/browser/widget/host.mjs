// Which pages of other sites is the search tried in? Each is made for its address, on an origin that is not the search's.
import { createServer } from "node:http";

export const policies = {
  "no policy": () => "",
  "a strict policy": (api) => `default-src 'none'; style-src 'self'; script-src ${api}; connect-src ${api}; form-action ${api}`,
  "trusted types": (api) => `default-src 'none'; style-src 'self'; script-src ${api}; connect-src ${api}; require-trusted-types-for 'script'; trusted-types 'none'`,
  "no connect-src": (api) => `default-src 'none'; style-src 'self'; script-src ${api}; form-action ${api}`,
  "form-action self": (api) => `default-src 'none'; style-src 'self'; script-src ${api}; connect-src ${api}; form-action 'self'`,
};

export const looks = {
  plain: "",
  hostile: `* { display: none !important; font: 3px fantasy !important; color: #fff !important; background: #fff !important; float: right !important; position: absolute !important; visibility: hidden !important; direction: rtl; pointer-events: none !important; width: 1px !important; letter-spacing: 2em !important; text-transform: uppercase !important; opacity: 0 !important }
html, head ~ body, main { display: block !important; opacity: 1 !important; visibility: visible !important; position: static !important; width: auto !important; pointer-events: auto !important; background: #eee !important }
form, input, button { display: none !important } waymark-search, [data-waymark], a { display: block !important; opacity: 1 !important; visibility: visible !important; pointer-events: auto !important; position: static !important; width: auto !important; color: #000 !important; font-size: 20px !important } p { display: block !important; opacity: 1 !important; visibility: visible !important; pointer-events: auto !important; width: auto !important; position: static !important }
head, style, script, link, title, meta { display: none !important }`,
  "a 62.5 % root": "html { font-size: 62.5%; line-height: 1; zoom: 1 } body { font-size: 1.4rem }",
  "right to left": "body { text-align: right }",
};

const attribute = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** What a council would paste. `kind`: element, div or iframe. */
export const snippet = (api, { kind = "element", attributes = { council: "sunderland" }, integrity, script = "v1", fallback = true, slots = "" } = {}) => {
  const inside = fallback ? `<form action="${api}/"><label>Search the Local Offer <input name="q"></label> <button>Search</button></form><p><a class="plain-link" href="${api}/">Open the Local Offer</a></p>` : "";
  const written = Object.entries(attributes).map(([name, value]) => ` ${kind === "div" ? "data-" : ""}${name}="${attribute(value)}"`).join("");
  const loads = script ? `<script type="module" src="${api}/widgets/${script}/waymark.js"${integrity ? ` integrity="${integrity}" crossorigin` : ""}></script>` : "";
  if (kind === "iframe") return `<iframe src="${api}/embed/search?council=sunderland" title="Search the Local Offer" width="100%" height="300" referrerpolicy="no-referrer"></iframe><p><a class="plain-link" href="${api}/">Open the Local Offer</a></p>${loads}`;
  const tag = kind === "div" ? "div data-waymark" : "waymark-search";
  return `${loads}<${tag}${written}>${slots}${inside}</${tag.split(" ")[0]}>`;
};

/**
 * Starts the other site. `page({ policy, look, body, … })` gives back the address of a page. Below `/broken/KIND/` stands an API that fails:
 * a status such as 429 or 500, `nonsense`, or `closed`. `stand_in(change)` gives back the address of an API that answers what the real one does after
 * `change(answer, address)`, which may take its time: what it gives back is sent as JSON, text as it is.
 */
export const start_host = async (api) => {
  const pages = new Map(), stand_ins = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://host");
    const [, stand_in, path] = /^(\/stand-in-\d+\/)(.*)$/.exec(pathname) || [];
    if (stand_in) {
      const reply = await fetch(`${api}/${path}${search}`);
      const answer = await stand_ins.get(stand_in)(await reply.json(), new URL(reply.url));
      response.writeHead(reply.status, { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json" });
      return response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
    }
    const broken = /^\/broken\/(\w+)\//.exec(pathname);
    if (broken) {
      if (broken[1] === "closed") return request.socket.destroy();
      const status = +broken[1] || 200;
      response.writeHead(status, { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After", "Content-Type": "application/json", ...(status === 429 ? { "Retry-After": "7" } : {}) });
      return response.end(broken[1] === "nonsense" ? "<p>not JSON" : `{"status":${status},"detail":"no"}`);
    }
    const page = pages.get(pathname);
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": page.type, ...(page.policy ? { "Content-Security-Policy": page.policy } : {}) });
    response.end(page.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://localhost:${server.address().port}`;   // another site than 127.0.0.1
  let number = 0;
  const put = (body, type = "text/html; charset=utf-8", policy = "") => {
    const path = `/page-${++number}${type.startsWith("text/css") ? ".css" : ""}`;
    pages.set(path, { body, type, policy });
    return path;
  };
  return {
    origin,
    page: ({ policy = "", look = "plain", body = snippet(api), head = "", lang = look === "right to left" ? "ar" : "en", dir = look === "right to left" ? "rtl" : "ltr", doctype = "<!DOCTYPE html>" } = {}) => {
      const css = looks[look] ? `<link rel="stylesheet" href="${put(looks[look], "text/css; charset=utf-8")}">` : "";
      return origin + put(`${doctype}<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A council</title>${head}${css}</head><body><main><h1>A council</h1>${body}</main></body></html>`, undefined, policy);
    },
    stand_in: (change) => {
      const path = `/stand-in-${++number}/`;
      stand_ins.set(path, change);
      return origin + path;
    },
    raw: (body, type, policy) => origin + put(body, type, policy),
    stop: () => server.close(),
  };
};

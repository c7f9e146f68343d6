// Does the matrix hold in WebKit as well? The same pages as in matrix.test.mjs, driven by the standard protocol.
import assert from "node:assert/strict";
import { looks, policies, snippet } from "./host.mjs";

const typed = "swimming for my autistic 7 year old";

const in_page = {
  ready: async () => {
    for (let tries = 0; tries < 400; tries++) {
      const body = document.querySelector("waymark-search")?.shadowRoot?.querySelector("input")?.closest("[hidden]");
      if (body === null) return true;
      await new Promise((done) => setTimeout(done, 25));
    }
    return false;
  },
  box: () => document.querySelector("waymark-search").shadowRoot.querySelector("input"),
  seen: async () => {
    const { shadowRoot } = document.querySelector("waymark-search");
    for (let tries = 0; tries < 400 && !shadowRoot.querySelector(".result a"); tries++) await new Promise((done) => setTimeout(done, 25));
    const link = shadowRoot.querySelector(".result a"), section = shadowRoot.querySelector("section");
    return { href: link?.href, height: link?.getBoundingClientRect().height, size: getComputedStyle(shadowRoot.querySelector("input")).fontSize, direction: getComputedStyle(section).direction };
  },
  way_out: () => document.querySelector("waymark-search").shadowRoot.querySelector(".site-link").href,
};

export const webkit_tests = [];
for (const look of Object.keys(looks)) {
  for (const [policy, written] of [...Object.entries(policies), ["a plain tag", policies["a strict policy"]]])
    webkit_tests.push([`${policy}, ${look}`, async (webkit, { api, host }) => {
      await webkit.goto(host.page({ policy: written(api), look, body: snippet(api, { kind: policy === "a plain tag" ? "div" : "element" }) }));
      assert.ok(await webkit.run(in_page.ready), "the search takes over");
      await webkit.type(in_page.box, typed + (policy === "no connect-src" ? "" : "\uE007"));
      if (policy === "no connect-src") return assert.equal(new URL(await webkit.run(in_page.way_out)).searchParams.get("q"), typed);
      const { href, height, size, direction } = await webkit.run(in_page.seen);
      assert.match(href, /\/listing\/[0-9a-f-]{36}$/);
      assert.ok(height >= 24);
      assert.deepEqual([size, direction], ["16px", look === "right to left" ? "rtl" : "ltr"]);
    }]);
  webkit_tests.push([`a wrong integrity, ${look}`, async (webkit, { api, host }) => {
    await webkit.goto(host.page({ look, body: snippet(api, { integrity: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }) }));
    assert.ok(await webkit.run(() => !document.querySelector("waymark-search").shadowRoot && document.querySelector(".plain-link").getBoundingClientRect().height > 0));
  }]);
}

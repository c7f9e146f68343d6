// When something is broken, has the family still a way that takes along what it typed?
import assert from "node:assert/strict";
import { policies, snippet } from "./host.mjs";
import { box_in, search, settled, status_in } from "./steps.mjs";

const typed = "respite for my daughter near SR4 7TF";

const way_out = async (page, to) => {
  const link = page.locator("waymark-search .site-link");
  await link.waitFor();
  const href = new URL(await link.getAttribute("href"));
  assert.equal(href.searchParams.get("q"), typed);
  assert.equal(href.searchParams.get("council"), "sunderland");
  assert.ok(href.href.startsWith(to), href.href);
  assert.equal(await link.getAttribute("referrerpolicy"), "no-referrer");
};

export const tests = [];
for (const kind of ["429", "500", "404", "nonsense", "closed"])
  tests.push([`an API that gives ${kind}: a sentence, and a link with the words`, async (page, { api, host }) => {
    const src = `${host.origin}/broken/${kind}/`;
    await page.goto(host.page({ body: snippet(api, { attributes: { council: "sunderland", src } }) }));
    await box_in(page).fill(typed);
    await way_out(page, src);
    const said = await settled(page);
    assert.match(said, kind === "429" ? /try again in 7 seconds/ : /cannot show results here/);
  }, { core: kind === "429" || kind === "closed" }]);

for (const [kind, change] of Object.entries({
  "half an answer": (answer) => JSON.stringify(answer).slice(0, 400),
  "nothing in JSON": () => "null",
  "JSON that is no answer": () => ({ results: [], total: 3 }),
  "a page to sign in on": () => "<!DOCTYPE html><h1>Sign in to the wireless network</h1>",
}))
  tests.push([`an API that gives ${kind}: a sentence, and a link with the words`, async (page, { api, host }) => {
    const src = host.stand_in(change);
    await page.goto(host.page({ head: `<script>window.failed = []; addEventListener("waymark-error", (event) => window.failed.push(event.detail.status));</script>`, body: snippet(api, { attributes: { council: "sunderland", src } }) }));
    await box_in(page).fill(typed);
    await box_in(page).press("Enter");
    await way_out(page, src);
    assert.match(await settled(page), /cannot show results here/);
    assert.equal(await page.locator("waymark-search [aria-busy]").count(), 0);
    assert.ok((await page.evaluate(() => window.failed)).length);
    await page.evaluate((right) => document.querySelector("waymark-search").setAttribute("src", right), api);
    assert.match(await search(page, "swimming"), /found/);
  }]);

tests.push(
  ["an API that breaks after the first search: what is typed next is in the link at once", async (page, { api, host }) => {
    await page.goto(host.page());
    await search(page, "swimming");
    await page.evaluate((src) => document.querySelector("waymark-search").setAttribute("src", src), `${host.origin}/broken/500/`);
    await status_in(page).filter({ hasText: "cannot" }).waitFor();
    await box_in(page).fill(typed);
    await way_out(page, host.origin);
    await page.evaluate((src) => document.querySelector("waymark-search").setAttribute("src", src), api);
    assert.match(await search(page, "swimming"), /\d+ services? found/);
  }],
  ["no network after the page has come: a link with the words", async (page, { api, host, context }) => {
    await page.goto(host.page());
    await box_in(page).waitFor();
    await context.setOffline(true);
    assert.match(await search(page, typed), /cannot show results/);
    await way_out(page, api);
    await context.setOffline(false);
    assert.match(await search(page, "swimming"), /found/);
  }, { only: "chromium" }],
  ["no JavaScript: the form in the page goes to the site with the words", async (page, { api, host }) => {
    await page.goto(host.page({ policy: policies["a strict policy"](api) }));
    await page.fill("input[name=q]", typed);
    await page.press("input[name=q]", "Enter");
    await page.waitForURL((url) => url.origin === api && url.searchParams.get("q") === typed);
  }, { javaScriptEnabled: false, only: "chromium" }],
  ["no JavaScript and no forms to other sites: the link beside the form works", async (page, { api, host }) => {
    await page.goto(host.page({ policy: policies["form-action self"](api) }));
    await page.click(".plain-link");
    await page.waitForURL(api + "/");
  }, { javaScriptEnabled: false, only: "chromium" }],
  ["a module that is not there: the form stays as it was", async (page, { api, host }) => {
    await page.goto(host.page({ body: snippet(api, { script: "9.9.9" }) }));
    await page.fill("input[name=q]", typed);
    await page.press("input[name=q]", "Enter");
    await page.waitForURL((url) => url.origin === api && url.searchParams.get("q") === typed);
  }],
  ["no words of its own to be had: the search still stands there with its way out", async (page, { api, host }) => {
    await page.route("**/strings/*.json", (route) => route.abort());
    await page.goto(host.page());
    await box_in(page).fill(typed);
    await way_out(page, api);
  }, { only: "chromium" }],
  ["nothing put inside the tag and an API that is closed: a box and a link are there", async (page, { api, host }) => {
    await page.goto(host.page({ policy: policies["no connect-src"](api), body: snippet(api, { fallback: false }) }));
    await box_in(page).fill(typed);
    await way_out(page, api);
  }],
  ["what was typed into the form of the page is in the box when the search takes over", async (page, { api, host }) => {
    await page.goto(host.page({ body: snippet(api, { script: "" }) }));
    await page.fill("input[name=q]", typed);
    await page.evaluate((src) => {
      const script = document.createElement("script");
      script.type = "module";
      script.src = src;
      document.head.append(script);
    }, `${api}/widgets/v1/waymark.js`);
    await box_in(page).waitFor();
    assert.equal(await box_in(page).inputValue(), typed);
    assert.equal(await page.evaluate(() => document.querySelector("waymark-search").shadowRoot.activeElement?.id), "q");
  }],
  ["what was typed before the search took over is not left where a form of the page would send it", async (page, { api, host }) => {
    // A form inside a form is no form of its own: its fields belong to the one around it.
    await page.goto(host.page({ body: `<form id="own">${snippet(api, { script: "" })}</form>` }));
    await page.fill("input[name=q]", typed);
    await page.addScriptTag({ type: "module", url: `${api}/widgets/v1/waymark.js` });
    await box_in(page).waitFor();
    assert.equal(await box_in(page).inputValue(), typed);
    assert.deepEqual(await page.evaluate(() => [...new FormData(document.getElementById("own")).values()].filter(Boolean)), []);
  }],
  ["a code for a council that is none: the family has its way out, the page is told why", async (page, { api, host }) => {
    await page.goto(host.page({ head: `<script>addEventListener("waymark-error", (event) => { window.told = event.detail.status; });</script>`, body: snippet(api, { attributes: { council: "atlantis" } }) }));
    await page.locator("waymark-search .site-link").waitFor();
    assert.equal(await page.evaluate(() => window.told), 400);
  }],
);

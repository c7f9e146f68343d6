// Does anything that a family types reach the page it types it on?
import assert from "node:assert/strict";
import { snippet } from "./host.mjs";
import { box_in, search, settled } from "./steps.mjs";

const typed = "autism diagnosis for my 7 year old near SR4 7TF";
const listens = `<script>window.events = []; for (const name of ["ready", "search", "results", "select", "error"]) addEventListener("waymark-" + name, (event) => { window.events.push([name, event.detail, event.bubbles, event.composed, event.cancelable]); if (window.keep) event.preventDefault(); });</script>`;
const events = (page) => page.evaluate(() => window.events);

export const tests = [
  ["events tell the count and a listing's id and nothing else", async (page, { host }) => {
    await page.goto(host.page({ head: listens }));
    await search(page, typed);
    await page.evaluate(() => { window.keep = true; });
    const link = page.locator("waymark-search .result a").first(), before = page.url();
    await link.click();
    const told = await events(page);
    assert.deepEqual(told.map(([name]) => name), ["ready", "search", "results", "select"]);
    assert.deepEqual(told.map(([, detail]) => Object.keys(detail)), [[], [], ["total"], ["id"]]);
    assert.ok(told.every(([, , bubbles, composed]) => bubbles && composed));
    assert.deepEqual(told.map((each) => each[4]), [false, false, false, true]);
    assert.match(told[3][1].id, /^[0-9a-f-]{36}$/);
    assert.equal(page.url(), before, "a select that the page prevents goes nowhere");
  }, { core: true }],
  ["words are in events only when the page asks for them", async (page, { api, host }) => {
    await page.goto(host.page({ head: listens, body: snippet(api, { attributes: { "expose-query": "" } }) }));
    await search(page, typed);
    assert.equal((await events(page)).find(([name]) => name === "results")[1].query, typed);
  }],
  ["address, title, cookies and storage of the page stay as they were", async (page, { host, context }) => {
    await page.goto(host.page());
    const before = [page.url(), await page.title()];
    await search(page, typed);
    assert.deepEqual([page.url(), await page.title()], before);
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.length]), ["", 0, 0, await page.evaluate(() => history.length)]);
  }],
  ["what is asked carries no cookie and no address of the page", async (page, { api, host, context }) => {
    await context.addCookies([{ name: "session", value: "secret", url: api }]);
    const asked = [];
    page.on("request", (request) => { if (request.url().includes("/api/v1/")) asked.push(request.allHeaders()); });
    await page.goto(host.page());
    await search(page, typed);
    const headers = await Promise.all(asked);
    assert.ok(headers.length >= 2);
    for (const each of headers) assert.deepEqual([each.cookie, each.referer], [undefined, undefined]);
  }, { only: "chromium" }],
  ["a link that may be shared has the first half of the postcode only", async (page, { api, host }) => {
    await page.goto(host.page());
    await search(page, typed);
    const shared = new URL(await page.locator("waymark-search .site-link").getAttribute("href"));
    assert.equal(shared.searchParams.get("q"), "autism diagnosis for my 7 year old near SR4");
    await page.locator("waymark-search .chip", { hasText: "SR4 7TF" }).click();
    await page.locator("waymark-search .chip", { hasText: "SR4" }).waitFor({ state: "detached" });
    await settled(page);
    const after = new URL(await page.locator("waymark-search .site-link").getAttribute("href"));
    assert.deepEqual(after.searchParams.getAll("skip"), ["place:SR4"]);
    const answer = await page.evaluate((url) => fetch(url).then((reply) => reply.json()), `${api}/api/v1/search${after.search}`);
    assert.equal(answer.understood.slots.place, undefined, "the shared link does what the search does");
  }],
  ["a link that may be shared keeps everything that was taken off", async (page, { host }) => {
    await page.goto(host.page());
    await search(page, typed);
    for (const text of ["Autism", "Age 7", "SR4 7TF"]) {
      const taken_off = page.locator("waymark-search .chip", { hasText: text });
      await taken_off.click();
      await taken_off.waitFor({ state: "detached" });
    }
    await settled(page);
    const shared = new URL(await page.locator("waymark-search .site-link").getAttribute("href"));
    assert.deepEqual(shared.searchParams.getAll("skip").sort(), ["age:7", "need:ASD", "place:SR4"]);
  }],
  ["every link it makes hides where it was followed", async (page, { host }) => {
    await page.goto(host.page());
    await search(page, typed);
    const links = await page.locator("waymark-search section a").evaluateAll((all) => all.map((each) => [each.referrerPolicy, each.rel]));
    assert.ok(links.length > 1);
    for (const each of links) assert.deepEqual(each, ["no-referrer", "noreferrer"]);
  }],
  ["the page's focus and scroll stay when the search comes", async (page, { api, host }) => {
    await page.goto(host.page({ body: `<input id="own"><div>${snippet(api, { script: "" })}</div>` }));
    await page.focus("#own");
    await page.addScriptTag({ type: "module", url: `${api}/widgets/v1/waymark.js` });
    await box_in(page).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "own");
  }],
];

// Does the search do its job for a family, with a keyboard as well?
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { snippet } from "./host.mjs";
import { box_in, chip, focused, search, settled, status_in, until } from "./steps.mjs";

const strings = new URL("../../../widgets/source/strings/", import.meta.url);
const open = async (page, host, api, attributes = { council: "" }) => page.goto(host.page({ body: snippet(api, { attributes }) }));

export const tests = [
  ["what was understood can be taken off with the keyboard, and the focus stays near", async (page, { api, host }) => {
    await open(page, host, api);
    await search(page, "swimming for my autistic 7 year old near SR4 7TF");
    for (const text of ["Autism", "Age 7", "Near SR4 7TF"]) await chip(page, text).waitFor();
    await chip(page, "Autism").focus();
    await page.keyboard.press("Enter");
    await chip(page, "Autism").waitFor({ state: "detached" });
    assert.match((await focused(page)).text, /^Take off: /);
    for (let left = await page.locator("waymark-search .chip").count(); left > 0; left--) {
      await page.keyboard.press("Space");
      await until(page, (n) => document.querySelector("waymark-search").shadowRoot.querySelectorAll(".chip").length === n, left - 1);
    }
    assert.equal((await focused(page)).is.split(" ")[0] || "q", "input");
  }],
  ["a filter is chosen and taken back by its box, and the focus stays on it", async (page, { api, host }) => {
    await open(page, host, api, { council: "", filters: "cost need" });
    await search(page, "club");
    const before = await status_in(page).textContent();
    const summary = page.locator("waymark-search summary", { hasText: "Cost" });
    await summary.focus();
    await page.keyboard.press("Enter");
    const free = page.getByRole("checkbox", { name: /^Free/ });
    await free.focus();
    await page.keyboard.press("Space");
    await chip(page, "Free").waitFor();
    assert.ok(await free.isChecked());
    assert.equal((await focused(page)).tag, "input");
    assert.notEqual(await settled(page), before);
    await page.keyboard.press("Space");
    await chip(page, "Free").waitFor({ state: "detached" });
    assert.equal(await settled(page), before);
    assert.deepEqual(await page.locator("waymark-search summary").allTextContents(), ["Cost", "Need"]);
  }],
  ["services that do not say are counted and shown when asked for", async (page, { api, host }) => {
    await open(page, host, api, { council: "", preset: "age=9", results: "now" });
    const more = page.locator("waymark-search button", { hasText: /^Show \d+ more that do not say their age$/ });
    await more.waitFor();
    const before = parseInt(await settled(page)), hidden = parseInt((await more.textContent()).match(/\d+/)[0]);
    await more.click();
    await more.waitFor({ state: "detached" });
    assert.equal(parseInt(await settled(page)), before + hidden);
    assert.equal((await focused(page)).is, "results");
  }],
  ["pages lead on and back, and reading goes on at the first result", async (page, { api, host }) => {
    await open(page, host, api, { council: "", limit: "3" });
    await search(page, "");
    const first = await page.locator("waymark-search .result a").first().textContent();
    await page.getByRole("button", { name: "Next page" }).click();
    await page.getByText(/^Page 2 of/).waitFor();
    assert.notEqual(await page.locator("waymark-search .result a").first().textContent(), first);
    assert.equal((await focused(page)).is, "results");
    assert.equal(await page.locator("waymark-search ol").getAttribute("start"), "4");
    await page.getByRole("button", { name: "Page before" }).click();
    await page.getByText(/^Page 1 of/).waitFor();
    assert.equal(await page.locator("waymark-search .result a").first().textContent(), first);
  }],
  ["urgent help comes before anything else", async (page, { api, host }) => {
    await open(page, host, api);
    await search(page, "i want to kill myself");
    const urgent = page.getByRole("group", { name: "Urgent help" });
    await urgent.waitFor();
    assert.equal(await urgent.getByRole("link", { name: "999", exact: true }).getAttribute("href"), "tel:999");
    assert.equal(await urgent.getByRole("link", { name: "85258" }).getAttribute("href"), "sms:85258");
    const above = await urgent.evaluate((each) => !!(each.compareDocumentPosition(each.getRootNode().querySelector("[role=status]")) & Node.DOCUMENT_POSITION_FOLLOWING));
    assert.ok(above);
  }],
  ["nothing found is no dead end", async (page, { api, host }) => {
    await open(page, host, api);
    assert.equal(await search(page, "quidditch wizardry"), "No services found");
    assert.match(await page.getByRole("link", { name: "Find free advice near you" }).getAttribute("href"), /\?category=advice$/);
    assert.match(await page.locator("waymark-search .site-link").getAttribute("href"), /q=quidditch/);
  }],
  ["one thing may be given up to find more", async (page, { api, host }) => {
    await open(page, host, api);
    await search(page, "swimming for autistic 7 year old in sunderland on sunday");
    await page.locator("waymark-search button", { hasText: "Without “Sunday”" }).click();
    await chip(page, "Sunday").waitFor({ state: "detached" });
    assert.match(await settled(page), /^[1-9]\d* services? found/);
  }],
  ["a slip is mended, said, and can be taken back", async (page, { api, host }) => {
    await open(page, host, api);
    await search(page, "swiming clubb");
    await page.getByText("We searched for “swimming club”").waitFor();
    await page.getByRole("button", { name: "Search for “swiming clubb” as you typed it" }).click();
    await chip(page, "Only these exact words").waitFor();
    assert.equal(await page.getByText("We searched for").count(), 0);
  }],
  ["a listing opens on the site, or where the page says", async (page, { api, host }) => {
    await open(page, host, api, { council: "", target: "_blank" });
    await search(page, "swimming");
    const link = page.locator("waymark-search .result a").first();
    assert.ok((await link.getAttribute("href")).startsWith(`${api}/listing/`));
    assert.equal(await link.getAttribute("target"), "_blank");
    assert.match(await link.textContent(), /opens in a new tab/);
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("target", "/offer?id={id}"));
    await until(page, () => /\/offer\?id=[0-9a-f-]{36}$/.test(document.querySelector("waymark-search").shadowRoot.querySelector(".result a").href));
    assert.equal(await link.getAttribute("target"), null);
  }],
  ["results can be left to the site", async (page, { api, host }) => {
    await open(page, host, api, { council: "sunderland", results: "site" });
    await box_in(page).fill("swimming");
    await box_in(page).press("Enter");
    await page.waitForURL((url) => url.origin === api && url.searchParams.get("q") === "swimming" && url.searchParams.get("council") === "sunderland");
  }],
  ["what the page set is said, and cannot be taken off", async (page, { api, host }) => {
    await open(page, host, api, { council: "", preset: "category=short-breaks&need=ASD", filters: "need cost" });
    await search(page, "weekend");
    await page.getByText("This page only shows: Short breaks and respite, Autism").waitFor();
    assert.deepEqual(await page.locator("waymark-search .chip").allTextContents(), ["Weekends ✕"]);
    assert.deepEqual(await page.locator("waymark-search summary").allTextContents(), ["Cost"]);
  }],
  ["whatever the API can be asked may be set, and families are told of what narrows the list", async (page, { api, host }) => {
    await open(page, host, api, { council: "", preset: "age=9&near=SR4&per_page=2&sort=name", results: "now" });
    await page.getByText("This page only shows: Age 9, Near SR4").waitFor();
    await settled(page);
    assert.equal(await page.locator("waymark-search .result").count(), 2);
    await page.getByRole("button", { name: "Next page" }).click();
    await page.getByText(/^Page 2 of/).waitFor();
    assert.equal(await page.locator("waymark-search ol").getAttribute("start"), "3");
  }],
  ["another council begins on its first page", async (page, { api, host }) => {
    await open(page, host, api, { council: "", limit: "3" });
    await search(page, "");
    await page.getByRole("button", { name: "Next page" }).click();
    await page.getByText(/^Page 2 of/).waitFor();
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("council", "sunderland"));
    await page.getByText(/^Page 1 of/).waitFor();
    await page.locator("waymark-search .result a").first().waitFor();
  }],
  ["a listing of a neighbour's directory says whose it is, and no other does", async (page, { api, host }) => {
    const src = host.stand_in((answer) => ({ ...answer, results: answer.results.map((each, i) => ({ ...each, from: i ? null : "East Sussex" })) }));
    await open(page, host, api, { council: "", src });
    await search(page, "swimming");
    assert.match(await page.locator("waymark-search .result").first().textContent(), /From East Sussex’s Local Offer/);
    assert.equal(await page.getByText(/^From /).count(), 1);
  }],
  ["a page can set words, search, read the total and begin again", async (page, { api, host }) => {
    await open(page, host, api);
    await box_in(page).waitFor();
    const seen = await page.evaluate(async () => {
      const element = document.querySelector("waymark-search"), before = element.total;
      element.query = "swimming";
      const total = await element.search(), words = element.query;
      element.focus();
      const has_focus = document.activeElement === element;
      element.clear();
      return [before, total > 0, total === element.total, words, has_focus, element.query, element.total];
    });
    assert.deepEqual(seen, [null, true, false, "swimming", true, "", null]);
    await until(page, () => !document.querySelector("waymark-search").shadowRoot.querySelector("ol"));
  }],
  ["every language has every word, and its example is understood", async (page, { api, host }) => {
    const english = JSON.parse(readFileSync(new URL("en.json", strings)));
    for (const file of readdirSync(strings)) {
      const own = JSON.parse(readFileSync(new URL(file, strings)));
      for (const [name, text] of Object.entries(english)) {
        assert.equal(typeof own[name], typeof text, `${file}: ${name}`);
        if (typeof text === "string" && name.length > 3) assert.deepEqual((own[name].match(/{\w}/g) || []).sort(), (text.match(/{\w}/g) || []).sort(), `${file}: ${name}`);
      }
      const reply = await page.request.get(`${api}/api/v1/interpret`, { params: { q: own.hint.split(":").pop() } });
      const { slots } = await reply.json();
      assert.deepEqual([slots.need, slots.age?.min, slots.category], [["ASD"], 7, ["activities"]], `${file}: ${own.hint}`);
      for (const n of [1, 2, 5, 11, 100]) assert.ok(own.found[new Intl.PluralRules(own.lang).select(n)] || own.found.other);
    }
  }, { only: "chromium" }],
  ["another language is fetched, and English listings in it are marked as English", async (page, { api, host }) => {
    await open(page, host, api, { council: "", lang: "pl" });
    await page.getByRole("button", { name: "Szukaj" }).waitFor();
    await search(page, "pływanie");
    await page.getByText(/^Znaleziono \d+ usług/).waitFor();
    assert.equal(await page.locator("waymark-search section").getAttribute("lang"), "pl");
    assert.equal(await page.locator("waymark-search .result a span").first().getAttribute("lang"), "en-GB");
    const own = JSON.parse(readFileSync(new URL("pl.json", strings)));
    await search(page, "saturday");
    const full = page.locator("waymark-search .result p").filter({ hasText: new RegExp(Object.values(own.places).join("|")) });
    await full.first().waitFor();
    assert.equal(await full.first().getAttribute("lang"), null, "its own words are not marked as English");
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("lang", "en"));
    await page.getByRole("button", { name: "Search", exact: true }).waitFor();
  }],
];

// Does a family get its answer, or its way to one, whatever the page forbids and however it looks?
import assert from "node:assert/strict";
import { looks, policies, snippet } from "./host.mjs";
import { box_in, search } from "./steps.mjs";

const typed = "swimming for my autistic 7 year old";

const answers = async (page, rtl) => {
  if (rtl) {
    const box = box_in(page);
    await box.fill(typed);
    await box.press("Enter");
  } else assert.match(await search(page, typed), /^\d+ services? found$/);
  const first = page.locator("waymark-search .result a").first();
  await first.waitFor();
  assert.match(await first.getAttribute("href"), /\/listing\/[0-9a-f-]{36}$/);
  const size = await box_in(page).evaluate((box) => parseFloat(getComputedStyle(box).fontSize));
  assert.equal(size, 16, "the page's own type size must not reach the search");
  const box = await first.boundingBox();
  assert.ok(box && box.height >= 24 && box.width >= 24, `a result's link is ${JSON.stringify(box)}`);
  assert.equal(await page.locator("waymark-search section").evaluate((each) => getComputedStyle(each).direction), rtl ? "rtl" : "ltr");
};

/** The link stands there, takes along what is typed, and leads to results on the site itself. */
const leads_out = async (page, api) => {
  const box = box_in(page);
  await box.fill(typed);
  const link = page.locator("waymark-search .site-link");
  const href = new URL(await link.getAttribute("href"));
  assert.equal(href.origin, api);
  assert.equal(href.searchParams.get("q"), typed);
  await box.press("Enter");
  await link.click();
  await page.waitForURL((url) => url.searchParams.get("q") === typed);
};

export const tests = [];
const kinds = [...Object.keys(policies), "a plain tag", "a wrong integrity", "a frame"];
for (const [column, look] of Object.keys(looks).entries()) {
  const rtl = look === "right to left";
  // One of each row and two of each column are enough where time is short.
  const core = (kind) => ({ core: kinds.indexOf(kind) % Object.keys(looks).length === column });
  for (const [policy, written] of Object.entries(policies)) {
    if (policy === "no connect-src")
      tests.push([`${policy}, ${look}: the way out takes along what is typed`, async (page, { api, host }) => {
        await page.goto(host.page({ policy: written(api), look }));
        await box_in(page).waitFor();
        await leads_out(page, api);
      }, core(policy)]);
    else
      tests.push([`${policy}, ${look}: the search answers`, async (page, { api, host }) => {
        await page.goto(host.page({ policy: written(api), look }));
        await answers(page, rtl);
      }, core(policy)]);
  }
  tests.push([`a plain tag, ${look}: the search answers`, async (page, { api, host }) => {
    await page.goto(host.page({ policy: policies["a strict policy"](api), look, body: snippet(api, { kind: "div" }) }));
    await answers(page, rtl);
  }, core("a plain tag")]);
  tests.push([`a wrong integrity, ${look}: the link in the page stays`, async (page, { api, host }) => {
    await page.goto(host.page({ look, body: snippet(api, { integrity: "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }) }));
    const link = page.locator(".plain-link");
    await link.waitFor();
    if (look !== "hostile") {   // a page that hides every form hides this one too
      await page.fill("input[name=q]", typed);
      await page.press("input[name=q]", "Enter");
      await page.waitForURL((url) => url.origin === api && url.searchParams.get("q") === typed);
    } else {
      await link.click();
      await page.waitForURL(api + "/");
    }
  }, core("a wrong integrity")]);
  tests.push([`a frame, ${look}: it answers and is as tall as its page`, async (page, { api, host, name }) => {
    await page.goto(host.page({ policy: policies["a strict policy"](api) + `; frame-src ${api}`, look, body: snippet(api, { kind: "iframe" }) }));
    if (look === "hostile") return page.locator(".plain-link").waitFor();   // the frame is hidden, the link is not
    const inside = page.frameLocator("iframe");
    if (name === "chromium") {
      await inside.locator("#q").fill(typed);
      await inside.locator("#q").press("Enter");
    } else await inside.locator("#q").evaluate((box, words) => {   // keys do not get into frames of other sites over WebDriver BiDi yet
      box.value = words;
      box.form.requestSubmit();
    }, typed);
    await inside.locator(".result a").first().waitFor();
    await page.waitForSelector("iframe:not([height=\"300\"])");   // waitForFunction needs eval, which the policy forbids
    assert.ok(+(await page.getAttribute("iframe", "height")) > 500);
    assert.equal(await inside.locator(".result a").first().getAttribute("target"), "_top");
  }, core("a frame")]);
}

// Does a listing say all that a family needs, safely and honestly?
import assert from "node:assert/strict";
import { fullListing, hiddenAddress, hostile, hostileOrganisation, kinds } from "./pages.mjs";

export const tests = [
  ["the parts of a listing stand in the order in which a family needs them", async (page) => {
    await page.goto(fullListing);
    const order = (await page.locator("h2").allInnerTexts()).map((text) => text.trim());
    const wanted = ["Who it is for", "What happens", "How to start", "When and where", "Access", "Cost", "Waiting and places", "Before you go", "Contact", "About this listing"];
    assert.deepEqual(order.filter((each) => wanted.includes(each)), wanted);
    const text = await page.locator("main").innerText();
    assert.match(text, /28 October 2026/, "dates are in words");
    assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}/, "and never in figures");
    assert.match(text, /not a decision about your child/);
  }],
  ["each place says its own yes and no", async (page) => {
    await page.goto(fullListing);
    const row = page.locator(".place", { hasText: "Beacon Edge Hall" }).locator("tr", { hasText: "wheelchair accessible" });
    assert.match(await row.innerText(), /No$/);
    assert.match(await page.locator("details", { hasText: "do not say" }).innerText(), /things? they do not say/);
  }],
  ["a hidden address shows no street, full postcode or coordinates", async (page) => {
    const answer = await page.goto(hiddenAddress);
    const html = await answer.text();
    assert.doesNotMatch(html, /SR6 9ZW|Marram Bank|54\.93|1\.385/);
    assert.match(html, /SR6/);
    assert.match(html, /address is not shown/);
  }],
  ["what a feed says is shown as text and never runs", async (page) => {
    for (const path of [hostile, hostileOrganisation, "/?q=hostileville"]) {
      await page.goto(path);
      assert.equal(await page.evaluate(() => window.pwned), undefined);
      assert.equal(await page.locator("main script, main img, main svg, main [onerror], main [onclick]").count(), 0);
    }
    await page.goto(hostile);
    assert.match(await page.locator("main").innerText(), /Hostileville/);
  }],
  ["only telephone, e-mail and https addresses become links", async (page) => {
    for (const [, path] of kinds) {
      await page.goto(path);
      const odd = await page.evaluate(() => [...document.querySelectorAll("a")].map((each) => each.getAttribute("href"))
        .filter((href) => !/^(\/(?!\/)|#|tel:\+?[0-9]{3,}$|sms:[0-9]{5}$|mailto:[^\s"<>]+@[^\s"<>]+$|https:\/\/[a-z0-9])/i.test(href)));
      assert.deepEqual(odd, [], path);
    }
    await page.goto(hostile);
    assert.equal(await page.locator("a[href='tel:01632960999']").count() > 0, true);
    assert.equal(await page.locator("a[href*=CALL], a[href*='user:pass'], a[href^=data], a[href^=javascript], a[href^=http\\:]").count(), 0);
  }],
  ["what somebody types comes back as text", async (page) => {
    await page.goto("/?q=" + encodeURIComponent("\"><script>window.pwned=1</script>{{title}}<img src=x onerror=window.pwned=2>"));
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.match(await page.locator("#q").inputValue(), /<script>/);
  }],
  ["on paper there is the listing and no form", async (page) => {
    await page.goto(fullListing);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator(".top").isVisible()));
    assert.ok(await page.getByText("01632 960114").first().isVisible());
    await page.goto("/?q=swimming");
    assert.ok(!(await page.locator(".filters").isVisible()));
    assert.ok(await page.locator(".result").first().isVisible());
  }],
  ["style and pictures are kept by the browser for a year under an address that changes with them", async (page, { url }) => {
    await page.goto("/");
    const href = await page.locator("link[rel=stylesheet]").getAttribute("href");
    const answer = await page.request.get(url + href);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()["cache-control"], /immutable/);
    assert.equal((await page.request.get(url + "/assets/..%2ftemplates%2fsearch.mustache")).status(), 404);
    assert.equal((await page.request.get(url + "/assets/nothing.css")).status(), 404);
  }],
];

// Does every kind of page keep the rules that hold for all of them?
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hostile, kinds } from "./pages.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function complaintsOfAxe(page) {
  await page.evaluate(axe);   // in the page's world by the debugger, which its policy does not stop
  const { violations, passes } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }), rules);
  assert.ok(passes.length > 10, "axe looked at the page");
  return violations.map((each) => `${each.id}: ${each.help}\n${each.nodes.slice(0, 3).map((node) => "  " + node.html.slice(0, 160)).join("\n")}`);
}
const noSideways = async (page) => {
  const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  assert.ok(content <= window, `the page is ${content} wide in a window of ${window}`);
};

export const tests = [];
for (const [name, path, status = 200] of kinds) {
  tests.push([`${name}: the right status, one h1, a title, a language, a policy`, async (page) => {
    const answer = await page.goto(path);
    assert.equal(answer.status(), status);
    const headers = answer.headers();
    const policy = headers["content-security-policy"] || "";
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(await page.locator("h1").count(), 1);
    assert.match(await page.title(), /Waymark/);
    assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
    assert.equal(await page.locator("main").count(), 1);
    assert.match(await page.locator(".sample").innerText(), /Sample data/);
    assert.equal(await page.locator("[style], script:not([src]), [onclick], [onload]").count(), 0);
    if (path !== hostile) assert.doesNotMatch(await answer.text(), /\{\{|\}\}|\[\[|\]\]/, "every word of the template was filled in");
  }]);
  tests.push([`${name}: axe finds nothing on a wide screen`, async (page) => {
    await page.goto(path);
    assert.deepEqual(await complaintsOfAxe(page), []);
  }]);
  tests.push([`${name}: axe finds nothing at 320 px, filters and more open, and nothing scrolls sideways`, async (page) => {
    await page.goto(path);
    await noSideways(page);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await noSideways(page);
    assert.deepEqual(await complaintsOfAxe(page), []);
  }, { viewport: { width: 320, height: 640 } }]);
  tests.push([`${name}: WCAG text spacing and text of twice the size lose nothing`, async (page) => {
    await page.goto(path);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      for (const each of document.querySelectorAll("body *")) {
        each.style.lineHeight = "1.5";
        each.style.letterSpacing = "0.12em";
        each.style.wordSpacing = "0.16em";
      }
    });
    await noSideways(page);
    const cut = await page.evaluate(() => [...document.querySelectorAll("a, button, p, li, dd, label, h1, h2, h3")]
      .filter((each) => !each.closest(".away, .skip") && !each.matches(".away, .skip") && each.offsetParent && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflow === "hidden")
      .map((each) => each.outerHTML.slice(0, 100)));
    assert.deepEqual(cut, []);
  }, { viewport: { width: 640, height: 900 } }]);
}

// Does an editor get code on /embed that works when it is pasted?
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { policies } from "./host.mjs";
import { box_in, search, until } from "./steps.mjs";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export const tests = [
  ["what is chosen changes the code and the preview at once, and the code works on another site", async (page, { api, host }) => {
    await page.goto(`${api}/embed`);
    await box_in(page).waitFor();
    await page.selectOption("#council", "sunderland");
    await page.selectOption("#version", "fixed");
    await until(page, () => /sunderland/.test(document.querySelector("textarea").value) && /integrity="sha256-/.test(document.querySelector("textarea").value));
    await page.locator("waymark-search[council=sunderland] input[type=search]").waitFor();
    const code = await page.locator("textarea").first().inputValue(), div = await page.locator("textarea").nth(1).inputValue();
    for (const body of [code, div]) {
      await page.goto(host.page({ policy: policies["a strict policy"](api), body }));
      assert.match(await search(page, "swimming"), /found/);
    }
  }],
  ["without JavaScript the form makes the code", async (page, { api }) => {
    await page.goto(`${api}/embed`);
    await page.selectOption("#council", "sunderland");
    await page.selectOption("#theme", "dark");
    await page.click("#embed button");
    const code = await page.locator("textarea").first().inputValue();
    assert.match(code, /council="sunderland"[^>]* theme="dark"/);
    assert.match(code, /<form action=/);
  }, { javaScriptEnabled: false, only: "chromium" }],
  ["the code is copied by a button that says so", async (page, { api, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${api}/embed`);
    await page.getByRole("button", { name: "Copy: Code for your page" }).click();
    await page.locator("#copied", { hasText: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator("textarea").first().inputValue());
  }, { only: "chromium" }],
  ["axe finds no fault on the page with the code, nor in the frame", async (page, { api }) => {
    for (const path of ["/embed", "/embed/search?council=sunderland&q=swimming"]) {
      await page.goto(api + path);
      if (path === "/embed") await box_in(page).waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map((each) => [each.id, each.nodes.map((node) => node.target.flat().join(" ")).slice(0, 3)]), [], path);
    }
  }, { only: "chromium" }],
];

// Can all of it be done with a keyboard alone, and can one always see where one is?
import assert from "node:assert/strict";

const focused = (page) => page.evaluate(() => {
  const each = document.activeElement;
  const style = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  return { tag: each.tagName, id: each.id, text: (each.innerText || each.value || "").trim(), outline: style.outlineStyle + " " + style.outlineWidth, width: box.width, height: box.height, seen: box.bottom > 0 && box.top < innerHeight };
});
async function tabTo(page, wanted, most = 120) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at.tag !== "BODY") {
      assert.match(at.outline, /^solid [23]px/, `the focus on ${at.tag} “${at.text}” can be seen`);
      assert.ok(at.seen, `“${at.text}” is on the screen when it has the focus`);
    }
    if (wanted(at)) return at;
  }
  throw new Error("it cannot be reached with the tab key");
}

export const tests = [
  ["the first stop is a link over the top to the main part", async (page) => {
    await page.goto("/");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).text, "Skip to main content");
    await page.keyboard.press("Enter");
    assert.match(page.url(), /#main$/);
    await tabTo(page, (at) => at.id === "q", 3);
  }],
  ["a whole journey: search, filter, open a listing", async (page) => {
    await page.goto("/");
    await tabTo(page, (at) => at.id === "q");
    await page.keyboard.type("short breaks");
    await page.keyboard.press("Enter");
    await page.locator("#found").waitFor();
    await tabTo(page, (at) => at.tag === "SUMMARY" && at.text.startsWith("Cost"));
    await page.keyboard.press("Enter");
    await tabTo(page, (at) => at.id === "cost-free", 3);
    await page.keyboard.press("Space");
    await tabTo(page, (at) => at.text === "Show results");
    await page.keyboard.press("Enter");
    await page.locator(".chip", { hasText: "Free" }).waitFor();
    await page.locator("#found").waitFor();
    const name = (await page.locator(".result h3").first().innerText()).trim();
    await tabTo(page, (at) => at.tag === "A" && at.text === name);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name }).waitFor();
  }],
  ["what can be pressed is large enough for a finger", async (page) => {
    for (const path of ["/", "/?q=swimming&need=ASD", "/listing/f71ce417-88b1-4d2b-8792-7d46c4ddcab2"]) {
      await page.goto(path);
      const small = await page.evaluate(() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
        .filter((each) => each.checkVisibility() && !each.closest("p, .skip") && !each.matches(".skip"))
        .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html));
      assert.deepEqual(small, []);
    }
  }, { viewport: { width: 360, height: 740 } }],
];

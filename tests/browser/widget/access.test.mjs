// Can everybody use the search: with a screen reader, a keyboard, large type, few colours, a small phone?
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { snippet } from "./host.mjs";
import { box_in, focused, search, settled, until } from "./steps.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const smallest = 24;   // CSS pixels, WCAG 2.2, 2.5.8

const clean = async (page, what) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(violations.map((each) => [each.id, each.nodes.map((node) => node.target.flat().join(" ")).slice(0, 3)]), [], what);
};

/** What is wider than the page, or a control too small to hit. */
const misfits = (page) => page.evaluate((least) => {
  const found = [];
  for (const element of document.querySelector("waymark-search").shadowRoot.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (!box.width || element.closest(".away, legend")) continue;
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`${element.localName}.${element.className} reaches ${box.right}`);
    const target = element.matches("[type=checkbox]") ? element.closest("label").getBoundingClientRect() : box;
    if (element.matches("button, summary, input, a") && (target.width < least || target.height < least)) found.push(`${element.localName} "${element.textContent}" is ${target.width} by ${target.height}`);
  }
  return found;
}, smallest);

const demos = { harbour: "swimming for autistic 7 year old near SR4 7TF", moorland: "autism weekend", riverside: "swiming clubb free for wheelchair user" };

export const tests = [
  ["the module is small, and made of its source", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "widgets/package.json")));
    const size = gzipSync(readFileSync(join(root, `widgets/${version}/waymark.js`)), { level: 9 }).length;
    assert.ok(size <= 8000, `${size} bytes`);
    execFileSync(join(root, "script/widget"), ["--check"], { stdio: "pipe" });
  }, { only: "chromium" }],
  ["a version that was released stays as it was, and the next one stands beside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "waymark-release-"));
    try {
      for (const each of ["widgets", "script/widget"]) cpSync(join(root, each), join(folder, each), { recursive: true });
      mkdirSync(join(folder, "tests/browser"), { recursive: true });
      symlinkSync(join(root, "tests/browser/node_modules"), join(folder, "tests/browser/node_modules"));
      const run = (...words) => execFileSync(join(folder, "script/widget"), words, { stdio: "pipe", encoding: "utf8" });
      const [version] = Object.keys(JSON.parse(readFileSync(join(folder, "widgets/released.json"))));
      const kept = join(folder, "widgets", version, "waymark.js"), source = join(folder, "widgets/source/words.js"), was = readFileSync(kept, "utf8");
      const file = join(folder, "widgets/package.json"), about = JSON.parse(readFileSync(file));
      writeFileSync(source, readFileSync(source, "utf8").replace("just now", "at present"));
      about.version = version;
      writeFileSync(file, JSON.stringify(about));
      assert.throws(() => run(), /is released and must stay as it is/);
      about.version = "99.0.0";
      writeFileSync(file, JSON.stringify(about));
      run();
      assert.equal(readFileSync(kept, "utf8"), was);
      assert.match(readFileSync(join(folder, "widgets/99.0.0/waymark.js"), "utf8"), /at present/);
      run("--check");
      writeFileSync(kept, was + " ");
      assert.throws(() => run("--check"), /was changed after its release/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, { only: "chromium" }],
  ["ten on a page, in every state, have no fault that axe can find", async (page, { api, host }) => {
    const more = Array.from({ length: 9 }, () => `<waymark-search council="sunderland"></waymark-search>`).join("");
    await page.goto(host.page({ body: snippet(api) + more }));
    await page.locator("waymark-search input[type=search]").nth(9).waitFor();
    await clean(page, "as it begins");
    await page.evaluate(async (src) => {
      const all = [...document.querySelectorAll("waymark-search")];
      await all[0].search("swimming for my autistic 7 year old near SR4");
      await all[1].search("i want to kill myself");
      await all[2].search("unicorn quidditch");
      all[3].setAttribute("theme", "dark");
      await all[3].search("swiming clubb");
      all[4].setAttribute("lang", "ar");
      all[5].setAttribute("src", src);
      await all[6].search("");
      for (const details of all[0].shadowRoot.querySelectorAll("details")) details.open = true;
    }, `${host.origin}/broken/429/`);
    await page.getByText("try again in 7 seconds").waitFor();
    await clean(page, "in every state");
  }, { core: true }],
  ["a journey with the keyboard: type, search, filter, open, and out again", async (page, { api, host, name }) => {
    await page.goto(host.page({ body: `<button id="before">Before</button>${snippet(api)}<button id="after">After</button>` }));
    await box_in(page).waitFor();
    await page.focus("#before");
    await page.keyboard.press("Tab");
    await page.keyboard.type("swimming");
    await page.keyboard.press("Enter");
    await settled(page);
    const seen = [];
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (!at) break;
      seen.push(`${at.tag} ${at.text}`);
      const ring = await page.evaluate(() => getComputedStyle(document.querySelector("waymark-search").shadowRoot.activeElement).outlineStyle);
      assert.equal(ring, "solid", `${at.tag} ${at.text} shows its focus`);
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), "after");
    assert.match(seen[0], /^button Search/);
    assert.ok(seen.some((each) => each.startsWith("summary Need")), seen.join("; "));
    const first = seen.findIndex((each) => each.startsWith("a "));
    assert.ok(first > 0, seen.join("; "));
    await page.keyboard.press("Shift+Tab");
    for (let i = seen.length - 1; i > first; i--) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/listing\//);
  }, { core: true }],
  ["320 pixels wide, as at 400 % zoom, nothing runs out and nothing is too small to hit", async (page, { api, host }) => {
    for (const lang of ["en", "ar"]) {
      await page.goto(host.page({ lang, dir: lang === "ar" ? "rtl" : "ltr", body: snippet(api, { attributes: { council: "", limit: "2", filters: "need accessibility category" } }) }));
      await box_in(page).fill("swimming for autistic 7 year old near SR4 7TF, hoist");
      await box_in(page).press("Enter");
      await page.locator("waymark-search .chip").first().waitFor();
      await page.evaluate(() => document.querySelector("waymark-search").shadowRoot.querySelectorAll("details").forEach((each) => { each.open = true; }));
      assert.deepEqual(await misfits(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
  }, { viewport: { width: 320, height: 256 }, core: true }],
  ["the demo pages on a phone and on a desk", async (page, { api }) => {
    for (const width of [360, 1280])
      for (const [demo, words] of Object.entries(demos)) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${api}/widgets/demo/${demo}.html`);
        assert.match(await search(page, words), /^[1-9]\d* services? found/);
        assert.deepEqual(await misfits(page), [], `${demo} at ${width}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${demo} at ${width}`);
      }
  }],
  ["forced colours: boxes, buttons and the focus can still be seen", async (page, { host }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(host.page());
    await search(page, "swimming");
    const [button, outline] = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("waymark-search");
      return [getComputedStyle(shadowRoot.querySelector(".go")).borderTopStyle, getComputedStyle(shadowRoot.activeElement).outlineStyle];
    });
    assert.deepEqual([button, outline], ["solid", "solid"]);
  }, { only: "chromium" }],
  ["the theme that is left to the device follows it at once", async (page, { api, host }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(host.page({ body: snippet(api, { attributes: { theme: "auto" } }) }));
    await box_in(page).waitFor();
    const ground = () => page.locator("waymark-search section").evaluate((each) => getComputedStyle(each).backgroundColor);
    assert.equal(await ground(), "rgb(255, 255, 255)");
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await ground(), "rgb(20, 33, 31)");
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("theme", "light"));
    await until(page, () => getComputedStyle(document.querySelector("waymark-search").shadowRoot.querySelector("section")).backgroundColor === "rgb(255, 255, 255)");
  }, { only: "chromium" }],
  ["nothing moves", async (page, { host }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(host.page());
    await search(page, "swimming");
    const moving = await page.evaluate(() => [...document.querySelector("waymark-search").shadowRoot.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length);
    assert.equal(moving, 0);
  }, { core: true }],
  ["type of 24 pixels in the browser's settings is followed, whatever size the page sets", async (_, { host }) => {
    const folder = mkdtempSync(join(tmpdir(), "waymark-type-"));
    mkdirSync(join(folder, "Default"));
    writeFileSync(join(folder, "Default/Preferences"), JSON.stringify({ webkit: { webprefs: { default_font_size: 24 } } }));
    const large = await chromium.launchPersistentContext(folder, { executablePath: process.env.WAYMARK_BROWSER || "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
      const page = await large.newPage();
      await page.goto(host.page({ look: "a 62.5 % root" }));
      await box_in(page).waitFor();
      assert.equal(await box_in(page).evaluate((each) => getComputedStyle(each).fontSize), "24px");
    } finally {
      await large.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, { only: "chromium" }],
  ["what is read out: one status, the count, and names for everything", async (page, { host }) => {
    await page.goto(host.page());
    const said = await search(page, "swimming for my autistic 7 year old");
    assert.equal(await page.locator("waymark-search [role=status], waymark-search [aria-live]").count(), 1);
    assert.match(said, /^\d+ services? found$/);
    const tree = await page.locator("waymark-search").ariaSnapshot();
    for (const part of [/- search "Search the Local Offer"/, /heading "Search the Local Offer" \[level=2\]/, /searchbox "What do you need help with\?"/, /button "Take off: Autism"/, /- status: \d+ service/, /list "Results"/, /heading .* \[level=3\]/, /term: Ages/])
      assert.match(tree, part);
    await until(page, () => !document.querySelector("waymark-search").shadowRoot.querySelector("[aria-busy]"));
  }, { only: "chromium" }],
];

// Which tests are there, and does each of them pass? Every *.test.mjs exports a list of [sentence, test]; a test is given a browser page.
import { readdirSync } from "node:fs";
import { chromium } from "playwright-core";

const url = process.env.WAYMARK_URL;
const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const here = new URL(".", import.meta.url);
const browser = await chromium.launch({ executablePath: process.env.WAYMARK_BROWSER || "/usr/bin/chromium", args: ["--no-sandbox"] });

let passed = 0, failed = 0;
for (const file of readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort()) {
  const { tests } = await import(new URL(file, here));
  for (const [sentence, test, options = {}] of tests) {
    if (wanted.length && !wanted.some((word) => (file + " " + sentence).toLowerCase().includes(word))) continue;
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    // Whatever a test is about: no script of a page may fail, and nothing may be kept back by its security policy.
    const complaints = [];
    page.on("pageerror", (error) => complaints.push("script error: " + error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of (400|404|503)/.test(message.text())) complaints.push("console: " + message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith("data:")) complaints.push("asked another site: " + request.url());
    });
    try {
      await test(page, { url, context });
      if (complaints.length) throw new Error(complaints.join("\n"));
      passed++;
    } catch (error) {
      failed++;
      console.log(`FAILED  ${file}: ${sentence}\n${String(error.stack || error).replace(/^/gm, "        ")}\n        at ${page.url()}`);
    }
    await context.close();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

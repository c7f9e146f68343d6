// Which browsers try the search in other sites' pages, and does each test pass? Every *.test.mjs here exports a list of [sentence, test, options].
import { readdirSync } from "node:fs";
import { chromium, firefox } from "playwright-core";
import { start_host } from "./host.mjs";

const api = process.env.WAYMARK_URL;
const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const browsers = (process.env.WAYMARK_BROWSERS || "chromium firefox").split(" ");
const here = new URL(".", import.meta.url);
const host = await start_host(api);

// Debian's Firefox is driven over WebDriver BiDi, the standard; what that cannot do yet has `only: "chromium"`.
const launch = {
  chromium: () => chromium.launch({ executablePath: process.env.WAYMARK_BROWSER || "/usr/bin/chromium", args: ["--no-sandbox"] }),
  firefox: () => firefox.launch({ executablePath: "/usr/bin/firefox-esr", channel: "moz-firefox" }),
};

let passed = 0, failed = 0;
const run = async (name) => {
  const browser = await launch[name]();
  for (const file of readdirSync(here).filter((each) => each.endsWith(".test.mjs")).sort()) {
    const { tests } = await import(new URL(file, here));
    for (const [sentence, test, { only, ...options } = {}] of tests) {
      if (only && only !== name) continue;
      if (wanted.length && !wanted.some((word) => `${file} ${sentence}`.toLowerCase().includes(word))) continue;
      const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: "en-GB", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.stack || String(error)));
      try {
        await test(page, { api, host, browser, context, name });
        if (errors.length) throw new Error("script error: " + errors.join("\n"));
        passed++;
      } catch (error) {
        failed++;
        console.log(`FAILED  ${name}: ${file}: ${sentence}\n${String(error.stack || error).replace(/^/gm, "        ")}\n        at ${page.url()}`);
      }
      await context.close();
    }
  }
  await browser.close();
};
for (const name of browsers) if (launch[name]) await run(name);
host.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

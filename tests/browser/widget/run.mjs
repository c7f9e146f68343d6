// Which browsers try the search in other sites' pages, and does each test pass? Every *.test.mjs here exports a list of [sentence, test, options].
import { readdirSync } from "node:fs";
import { chromium, firefox } from "playwright-core";
import { start_host } from "./host.mjs";
import { has_webkit, start_webkit } from "./webkit.mjs";
import { webkit_tests } from "./webkit_matrix.mjs";

const api = process.env.WAYMARK_URL;
const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const browsers = (process.env.WAYMARK_BROWSERS || "chromium firefox webkit").split(" ");
const core_only = (process.env.WAYMARK_CORE || "").split(" ");
const here = new URL(".", import.meta.url);
const host = await start_host(api);

// Debian's Firefox is driven over WebDriver BiDi, the standard; what that cannot do yet has `only: "chromium"`.
const launch = {
  chromium: () => chromium.launch({ executablePath: process.env.WAYMARK_BROWSER || "/usr/bin/chromium", args: ["--no-sandbox"] }),
  firefox: () => firefox.launch({ executablePath: "/usr/bin/firefox-esr", channel: "moz-firefox" }),
};

let passed = 0, failed = 0;
const is_wanted = (file, sentence) => !wanted.length || wanted.some((word) => `${file} ${sentence}`.toLowerCase().includes(word));
const judge = async (name, file, sentence, test, where = () => "") => {
  try {
    await test();
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${file}: ${sentence}\n${String(error.stack || error).replace(/^/gm, "        ")}\n        ${where()}`);
  }
};

const run = async (name) => {
  const browser = await launch[name]();
  for (const file of readdirSync(here).filter((each) => each.endsWith(".test.mjs")).sort()) {
    const { tests } = await import(new URL(file, here));
    for (const [sentence, test, { only, core, ...options } = {}] of tests) {
      if ((only && only !== name) || (!core && core_only.includes(name)) || !is_wanted(file, sentence)) continue;
      const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: "en-GB", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const errors = [];
      page.on("pageerror", (error) => {
        if (!/undefined$/.test(error.stack)) errors.push(error.stack);   // Firefox counts what a page forbids as well; that comes from no script
      });
      await judge(name, file, sentence, async () => {
        await test(page, { api, host, browser, context, name });
        if (errors.length) throw new Error("script error: " + errors.join("\n"));
      }, () => page.url());
      await context.close();
    }
  }
  await browser.close();
};

const run_webkit = async () => {
  if (!has_webkit) return console.log("WebKitGTK is not tried: webkit2gtk-driver or xvfb is not there.");
  const wanted_here = webkit_tests.filter(([sentence]) => is_wanted("webkit_matrix.mjs", sentence));
  if (!wanted_here.length) return;
  const webkit = await start_webkit();
  for (const [sentence, test] of wanted_here) await judge("webkit", "webkit_matrix.mjs", sentence, () => test(webkit, { api, host }));
  await webkit.stop();
};

// Side by side: each waits most of its time.
await Promise.all(browsers.map((name) => (name === "webkit" ? run_webkit() : run(name))));
host.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

// Does the search stand whatever the page does with it?
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { snippet } from "./host.mjs";
import { box_in, search, settled, until } from "./steps.mjs";

const module_of = (api, version = "v1") => `<script type="module" src="${api}/widgets/${version}/waymark.js"></script>`;
const works = async (page) => assert.match(await search(page, "swimming"), /\d+ services? found/);

export const tests = [
  ["made by innerHTML, after the page has loaded", async (page, { api, host }) => {
    await page.goto(host.page({ body: module_of(api) + "<div id=here></div>" }));
    await page.evaluate((html) => { document.getElementById("here").innerHTML = html; }, snippet(api, { script: "" }));
    await works(page);
  }],
  ["made by createElement, asked before it stands anywhere", async (page, { api, host }) => {
    await page.goto(host.page({ body: module_of(api) }));
    await page.evaluate(async () => {
      await customElements.whenDefined("waymark-search");
      const element = document.createElement("waymark-search");
      element.query = "swimming";
      element.setAttribute("council", "sunderland");
      document.querySelector("main").append(element);
      await element.search();
    });
    assert.match(await settled(page), /found/);
    assert.equal(await box_in(page).inputValue(), "swimming");
  }],
  ["words given before the module has come", async (page, { api, host }) => {
    await page.goto(host.page({ body: snippet(api, { script: "" }) }));
    await page.evaluate(() => { document.querySelector("waymark-search").query = "swimming"; });
    await page.addScriptTag({ type: "module", url: `${api}/widgets/v1/waymark.js` });
    await box_in(page).waitFor();
    assert.equal(await box_in(page).inputValue(), "swimming");
  }],
  ["moved, taken out and put back: results and words stay", async (page, { host }) => {
    await page.goto(host.page());
    await works(page);
    await page.evaluate(() => {
      const element = document.querySelector("waymark-search"), other = document.createElement("section");
      document.body.append(other);
      other.append(element);
      element.remove();
      document.querySelector("main").prepend(element);
    });
    assert.match(await settled(page), /found/);
    assert.equal(await box_in(page).inputValue(), "swimming");
    await works(page);
  }],
  ["moved to the document of a frame: its styles come along", async (page, { host, name }) => {
    await page.goto(host.page());
    await box_in(page).waitFor();
    const size = await page.evaluate(() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const element = document.querySelector("waymark-search");
      frame.contentDocument.body.append(element);
      return getComputedStyle(element.shadowRoot.querySelector("button")).minHeight;
    });
    assert.equal(parseFloat(size), 44, name);
  }],
  ["attributes changed while it stands there are followed", async (page, { host }) => {
    await page.goto(host.page());
    await search(page, "club");
    const before = await settled(page);
    await page.evaluate(() => {
      const element = document.querySelector("waymark-search");
      element.setAttribute("council", "east-sussex");
      element.setAttribute("heading-level", "4");
      element.setAttribute("label", "Find a club");
      element.setAttribute("limit", "2");
    });
    await page.locator("waymark-search h4", { hasText: "Find a club" }).waitFor();
    await until(page, () => document.querySelector("waymark-search").shadowRoot.querySelectorAll(".result").length === 2);
    assert.equal(await page.locator("waymark-search h5.result-heading").count(), 2);
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("council", "sunderland"));
    await page.locator("waymark-search [role=status]", { hasText: before }).waitFor();
  }],
  ["attributes set while it stands nowhere are followed when it is back", async (page, { host }) => {
    await page.goto(host.page());
    await search(page, "");
    await page.evaluate(async () => {
      window.kept = document.querySelector("waymark-search");
      window.kept.remove();
      window.kept.setAttribute("limit", "2");
      window.kept.setAttribute("lang", "pl");
      await new Promise((done) => setTimeout(done));
      document.querySelector("main").append(window.kept);
    });
    await until(page, () => window.kept.shadowRoot.querySelectorAll(".result").length === 2);
    await page.getByRole("button", { name: "Szukaj" }).waitFor();
  }],
  ["an attribute set to what it is, and a class that comes and goes, ask nothing", async (page, { api, host }) => {
    let asked = 0;
    const src = host.stand_in((answer) => ++asked && answer);
    await page.goto(host.page({ body: snippet(api, { kind: "div", attributes: { council: "sunderland", src } }) }));
    await works(page);
    const before = asked;
    await page.evaluate(async () => {
      for (const name of ["a", "b", "c"]) {
        document.querySelector("[data-waymark]").className = name;
        document.querySelector("waymark-search").setAttribute("council", "sunderland");
        await new Promise((done) => setTimeout(done));
      }
      await document.querySelector("waymark-search").search("club");
    });
    assert.equal(asked, before + 1);
  }],
  ["moved, taken out, put back and changed while it waits for an answer", async (page, { api, host }) => {
    const waiting = [];
    let hold = false;
    const src = host.stand_in(async (answer) => {
      if (hold) await new Promise((go_on) => waiting.push(go_on));
      return answer;
    });
    await page.goto(host.page({ body: snippet(api, { attributes: { council: "sunderland", src } }) }));
    await box_in(page).waitFor();
    hold = true;
    await box_in(page).fill("");
    await box_in(page).press("Enter");
    while (!waiting.length) await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(async () => {
      const element = document.querySelector("waymark-search");
      document.body.append(element);
      element.setAttribute("heading-level", "3");
      await new Promise((done) => setTimeout(done));
    });
    const meanwhile = await page.evaluate(() => [document.querySelector("waymark-search").shadowRoot.querySelectorAll(".result").length, document.querySelector("waymark-search").shadowRoot.querySelector(".found").ariaBusy]);
    assert.deepEqual(meanwhile, [0, "true"], "what came before the answer is not shown as one");
    await page.evaluate(() => {
      window.kept = document.querySelector("waymark-search");
      window.kept.remove();
      window.kept.setAttribute("lang", "pl");
    });
    waiting.forEach((go_on) => go_on());
    await until(page, () => window.kept.shadowRoot.querySelector(".result"));
    await page.evaluate(() => document.querySelector("main").append(window.kept));
    await page.locator("waymark-search h3.heading").waitFor();
    await page.getByText(/^Znaleziono \d+/).waitFor();
  }],
  ["a language that comes late does not take the place of one asked for after it", async (page, { api, host, name }) => {
    const hold = [];
    let held = true;
    await page.route("**/strings/ar.json", (route) => (held ? hold.push(() => route.continue()) : route.continue()));
    await page.goto(host.page());
    await box_in(page).waitFor();
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("lang", "ar"));
    while (!hold.length) await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => document.querySelector("waymark-search").setAttribute("lang", "pl"));
    await page.getByRole("button", { name: "Szukaj" }).waitFor();
    const arrived = page.waitForResponse("**/strings/ar.json");
    held = false;
    hold.forEach((go_on) => go_on());
    await (await arrived).finished();
    await page.evaluate((url) => fetch(url).then((reply) => reply.json()).then(() => new Promise(requestAnimationFrame)), `${api}/widgets/v1/strings/ar.json`);
    assert.equal(await page.locator("waymark-search section").getAttribute("lang"), "pl", name);
  }, { only: "chromium" }],
  ["the module loaded twice, and another version of it too", async (page, { api, host }) => {
    await page.goto(host.page({ body: module_of(api) + module_of(api, "1.0.0") + snippet(api, { kind: "div" }) }));
    await works(page);
    assert.equal(await page.locator("waymark-search").count(), 1);
  }],
  ["every version that was released answers with the API of today", async (page, { api, host }) => {
    for (const version of Object.keys(JSON.parse(readFileSync(new URL("../../../widgets/released.json", import.meta.url))))) {
      await page.goto(host.page({ body: snippet(api, { script: version }) }));
      await works(page);
      await page.locator("waymark-search .result a").first().waitFor();
    }
  }, { core: true }],
  ["a page with a base address", async (page, { api, host }) => {
    await page.goto(host.page({ head: `<base href="https://elsewhere.invalid/">` }));
    await works(page);
    assert.ok((await page.locator("waymark-search .result a").first().getAttribute("href")).startsWith(api));
  }],
  ["a page without a document type", async (page, { host }) => {
    await page.goto(host.page({ doctype: "" }));
    await works(page);
  }],
  ["an XHTML page", async (page, { api, host, name }) => {
    await page.goto(host.raw(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>A council</title></head><body><script type="module" src="${api}/widgets/v1/waymark.js"></script><waymark-search council="sunderland"><p><a href="${api}/">Open the Local Offer</a></p></waymark-search></body></html>`, "application/xhtml+xml"));
    if (name === "chromium") {   // it runs no module tags in XML documents (crbug.com/717643): the link stays, and import() works
      assert.ok(await page.getByText("Open the Local Offer").isVisible());
      await page.evaluate((url) => import(url), `${api}/widgets/v1/waymark.js`);
    }
    await works(page);
  }],
  ["inside a closed shadow root", async (page, { api, host }) => {
    await page.goto(host.page({ body: module_of(api) + "<div id=here></div>" }));
    const total = await page.evaluate(async () => {
      await customElements.whenDefined("waymark-search");
      const root = document.getElementById("here").attachShadow({ mode: "closed" });
      root.innerHTML = `<waymark-search council="sunderland"></waymark-search>`;
      return root.firstChild.search("swimming");
    });
    assert.ok(total > 0);
  }],
  ["inside a form of the page: Enter and the button search, the form is not sent", async (page, { api, host }) => {
    await page.goto(host.page({ head: `<script>window.sent = 0; addEventListener("submit", (event) => { event.preventDefault(); window.sent++; });</script>`, body: `${module_of(api)}<form action="/sent"><input name="own"><waymark-search council="sunderland"></waymark-search><button>Send</button></form>` }));
    await works(page);
    await page.locator("waymark-search .go").click();
    await settled(page);
    assert.equal(await page.evaluate(() => window.sent), 0);
    assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector("form")).keys()]), ["own"]);
  }],
  ["inside a dialog: Escape still closes it", async (page, { api, host }) => {
    await page.goto(host.page({ body: `<dialog>${snippet(api)}</dialog>` }));
    await page.evaluate(() => document.querySelector("dialog").showModal());
    await works(page);
    await box_in(page).fill("");
    await page.locator("waymark-search .go").focus();
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("dialog").open);
  }],
  ["inside something hidden that is shown later", async (page, { api, host }) => {
    await page.goto(host.page({ body: `<div hidden>${snippet(api)}</div>` }));
    await page.evaluate(() => { document.querySelector("[hidden]").hidden = false; });
    await works(page);
  }],
  ["shortcuts of the page do not hear what is typed, but hear commands", async (page, { host }) => {
    await page.goto(host.page({ head: `<script>window.heard = []; for (const type of ["keydown", "keypress", "keyup", "input", "beforeinput", "change", "paste"]) for (const first of [false, true]) document.addEventListener(type, (event) => window.heard.push(event.key ?? event.data ?? type), first); document.addEventListener("keydown", (event) => { if (event.key === "s") document.querySelector("h1").textContent = "Shortcut"; });</script>` }));
    await box_in(page).click();
    await page.keyboard.type("swims? Éa");
    await page.keyboard.press("Backspace");
    for (const key of ["ArrowLeft", "ArrowRight", "Home", "End", "Delete"]) await page.keyboard.press(key);   // a carousel would turn
    await page.keyboard.press("Enter");
    await settled(page);
    await page.keyboard.press("Escape");
    assert.equal(await page.textContent("h1"), "A council");
    assert.deepEqual([...new Set(await page.evaluate(() => window.heard))], ["Escape"]);
  }, { core: true }],
  ["ten on one page, each with its own words", async (page, { api, host }) => {
    const all = Array.from({ length: 10 }, (_, i) => `<waymark-search council="sunderland" id="s${i}"></waymark-search>`).join("");
    await page.goto(host.page({ body: module_of(api) + all }));
    for (let i = 0; i < 10; i++) await page.locator(`#s${i} input[type=search]`).waitFor();
    const totals = await page.evaluate(async () => [await document.getElementById("s3").search("swimming"), document.getElementById("s4").total]);
    assert.ok(totals[0] > 0);
    assert.equal(totals[1], null);
    const names = await page.evaluate(() => [...document.querySelectorAll("waymark-search")].map((each) => each.shadowRoot.querySelector("[role=search]").getAttribute("aria-label")));
    assert.equal(new Set(names).size, 10, names.join());
  }, { core: true }],
  ["a plain tag that comes later, and changes", async (page, { api, host }) => {
    await page.goto(host.page({ body: module_of(api) + "<div id=here></div>" }));
    await page.evaluate((html) => { document.getElementById("here").innerHTML = html; }, snippet(api, { script: "", kind: "div" }));
    await works(page);
    await page.evaluate(() => document.querySelector("[data-waymark]").setAttribute("data-label", "Find help"));
    await page.locator("waymark-search h2", { hasText: "Find help" }).waitFor();
  }],
  ["a heading and a foot of the page's own", async (page, { api, host }) => {
    await page.goto(host.page({ body: snippet(api, { slots: `<h2 slot="heading">Our own heading</h2><p slot="footer">Ring us</p>` }) }));
    await box_in(page).waitFor();
    assert.ok(await page.getByText("Our own heading").isVisible());
    assert.ok(await page.getByText("Ring us").isVisible());
    assert.equal(await page.locator("waymark-search h2.heading").isVisible(), false);
  }],
];

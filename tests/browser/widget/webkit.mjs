// How is WebKitGTK driven, Debian's nearest to Safari? It speaks WebDriver Classic; this is as much of it as the tests need.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";

const driver = "/usr/bin/WebKitWebDriver", libraries = "/usr/lib/x86_64-linux-gnu";
const folder = existsSync(libraries) && readdirSync(libraries).find((each) => existsSync(`${libraries}/${each}/MiniBrowser`));

/** Whether it and a screen to draw on are there. */
export const has_webkit = existsSync(driver) && !!folder && existsSync("/usr/bin/Xvfb");

const free_port = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Starts a session: `goto(url)`, `run(function, ...arguments)` in the page (its promise is waited for), `type(find, keys)` into an element, `stop()`. */
export const start_webkit = async () => {
  const screen = spawn("/usr/bin/Xvfb", ["-displayfd", "3", "-screen", "0", "1024x800x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await new Promise((done) => screen.stdio[3].once("data", (bytes) => done(":" + String(bytes).trim())));
  const port = await free_port();
  const program = spawn(driver, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", NO_AT_BRIDGE: "1" } });
  const call = async (method, path, body) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await reply.json();
    if (!reply.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await call("GET", "/status");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: `${libraries}/${folder}/MiniBrowser`, args: ["--automation"] } } } });
  const at = `/session/${sessionId}`;
  await call("POST", at + "/timeouts", { script: 15_000, pageLoad: 30_000 });
  const run = (code, ...values) => call("POST", at + "/execute/async", {
    script: `const [done, ...values] = [arguments[arguments.length - 1], ...arguments]; values.pop(); Promise.resolve((${code})(...values)).then((value) => done({ value }), (error) => done({ error: String(error) }))`, args: values,
  }).then((got) => {
    if (got.error) throw new Error(got.error);
    return got.value;
  });
  return {
    goto: (url) => call("POST", at + "/url", { url }),
    run,
    type: async (find, keys) => {
      const element = await run(find);
      await call("POST", `${at}/element/${Object.values(element)[0]}/value`, { text: keys });
    },
    stop: async () => {
      await call("DELETE", at).catch(() => {});
      program.kill();
      screen.kill();
    },
  };
};

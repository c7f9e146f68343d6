// How tall is the frame of `/embed/search` on this page?

/** Greets the frames of `site` and makes each as tall as its page says. Only what comes from it and from that very frame is believed. */
export const watch_frames = (site) => {
  const ours = () => [...document.querySelectorAll("iframe")].filter((each) => each.src.startsWith(site.href + "embed/"));
  const greet = (frame) => frame.contentWindow?.postMessage({ waymark: "hello" }, "*");
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== site.origin || data?.waymark !== "height" || !(data.height > 0 && data.height < 1e5)) return;
    ours().find((each) => each.contentWindow === source)?.setAttribute("height", Math.ceil(data.height));
  });
  document.addEventListener("load", ({ target }) => { if (ours().includes(target)) greet(target); }, true);
  ours().forEach(greet);
};

// What does a page that pastes the snippet get?
import { WaymarkSearch, site } from "./element.js";
import { watch_frames } from "./frames.js";
import { watch_plain_tags } from "./plain_tags.js";

// Whoever comes first stays: the same module, or another version of it, may be loaded again.
if (!customElements.get("waymark-search")) {
  customElements.define("waymark-search", WaymarkSearch);
  watch_plain_tags(WaymarkSearch.observedAttributes);
  watch_frames(site);
}

export { WaymarkSearch };

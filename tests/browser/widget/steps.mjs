// What does a family do with the search, and what does it see?

export const box_in = (page) => page.locator("waymark-search input[type=search]");
export const status_in = (page) => page.locator("waymark-search [role=status]");
export const chip = (page, text) => page.locator("waymark-search .chip", { hasText: text });

/** Types and presses Enter; gives back what the status says then. */
export const search = async (page, words) => {
  await box_in(page).fill(words);
  await box_in(page).press("Enter");
  return settled(page);
};

/** Waits until an answer stands there; gives back what the status says. */
export const settled = async (page) => {
  const status = status_in(page).filter({ hasText: /\d|No services|cannot/ });
  await status.first().waitFor();
  return status.first().textContent();
};

/** Waits for a condition that the page's policy may not let run as a string. */
export const until = async (page, condition, argument) => {
  for (let tries = 0; tries < 100; tries++) {
    if (await page.evaluate(condition, argument)) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
    if (tries > 20) await page.waitForTimeout(50);
  }
  throw new Error("never so: " + condition);
};

/** What has the focus inside the first search of the page. */
export const focused = (page) => page.evaluate(() => {
  const element = document.querySelector("waymark-search").shadowRoot.activeElement;
  return element && { tag: element.localName, text: (element.ariaLabel || element.textContent).trim(), is: element.className || element.id };
});

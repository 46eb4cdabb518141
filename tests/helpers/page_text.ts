// What of a page's text its reader cannot read: cut off, or in no language of theirs.
import type { Page } from "playwright-core";

/** Texts that stand for themselves: times, keys, and a call's data, which is shortened where it must. */
const DATA = "time, .call__facts *, .call__name, .pairs__name, .pairs__value, .kbd";

/** Visible texts that reach out of the window or out of what holds them. */
export async function cutOff(page: Page): Promise<string[]> {
  return await page.evaluate((data) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (!node.textContent?.trim() || !parent?.checkVisibility({ opacityProperty: true })) {
        continue;
      }
      // What is clipped to nothing is for screen readers alone.
      const isForEyes = getComputedStyle(parent).clipPath === "none";
      if (!isForEyes || parent.closest(`${data}, .visually-hidden, option`)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      const holder = parent.closest("button, .call, .badge, .notice, .agent, .foot");
      const room = holder?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
      const isOut = left < Math.max(0, room.left) - 1 ||
        right > Math.min(innerWidth, room.right) + 1;
      const isCut = getComputedStyle(parent).overflow !== "visible" &&
        parent.scrollWidth > parent.clientWidth + 1;
      if (isOut || isCut) found.push(node.textContent.trim());
    }
    for (const button of document.querySelectorAll("button, select, input")) {
      const holder = button.closest(".call, .notice, .agent, .foot, .sheet");
      if (!holder || !button.checkVisibility()) continue;
      const [box, room] = [button.getBoundingClientRect(), holder.getBoundingClientRect()];
      if (box.left < room.left - 1 || box.right > room.right + 1) {
        found.push(`the button "${button.textContent?.trim() || button.ariaLabel}"`);
      }
    }
    return found;
  }, DATA);
}

/** All that is read on a page or read aloud: texts, labels, titles, placeholders. */
export async function textsOf(page: Page): Promise<string[]> {
  return await page.evaluate((data) => {
    const found = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const isSaid = !node.parentElement?.closest(
        `${data}, noscript, script, style, [lang]:not(html)`,
      );
      if (isSaid && node.textContent?.trim()) found.push(node.textContent.trim());
    }
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(data)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const value = element.getAttribute(name);
        if (value) found.push(value);
      }
    }
    return found;
  }, DATA);
}

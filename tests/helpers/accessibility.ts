// What a page owes its readers, asked of the page as a browser has drawn it: axe's rules, and what axe
// cannot see. Each question returns what is wrong, a line each.
import axe, { type AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";

/** WCAG 2.2 at level AA, and what axe holds for good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe's violations in a page's frames; `only` names the rules where not all are asked. */
export async function violations(
  frames: readonly Frame[],
  only?: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const frame of frames) {
    // Anew each time: it remembers colours, and the look may have changed.
    await frame.evaluate(axe.source);
    const { violations } = await frame.evaluate(
      ([tags, rules]) =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({
          runOnly: rules ? { type: "rule", values: [...rules] } : { type: "tag", values: tags },
          ...(!rules && { rules: { "target-size": { enabled: true } } }),
          iframes: false,
          resultTypes: ["violations"],
        }),
      [TAGS, only] as const,
    ) as AxeResults;
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary = "" } of nodes) {
        // By what stays in sight while the list below it scrolls: scrolling frees it.
        if (id === "target-size" && failureSummary.includes("partially obscured")) continue;
        const why = failureSummary.split("\n").slice(1, 3).map((line) => line.trim()).join(" ");
        found.push(`${new URL(frame.url()).pathname} ${id}: ${target.join(" ")}: ${why}`);
      }
    }
  }
  return found;
}

/** Frames whose content is wider than they are, at the window's present width. */
export async function overflows(frames: readonly Frame[]): Promise<string[]> {
  const wide = await Promise.all(
    frames.map(async (frame) => {
      const by = await frame.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      return by > 0 ? [`${new URL(frame.url()).pathname} is ${by} px too wide`] : [];
    }),
  );
  return wide.flat();
}

/** Controls whose words do not fit them. */
export async function clipped(frames: readonly Frame[]): Promise<string[]> {
  const found = await Promise.all(
    frames.map((frame) =>
      frame.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, [role=switch], label, .badge, h1, h2")]
          .filter((element) => {
            const { overflow, textOverflow, clipPath } = getComputedStyle(element);
            if (overflow === "visible" || textOverflow === "ellipsis" || clipPath !== "none") {
              return false;
            }
            return element.scrollWidth > element.clientWidth + 1;
          })
          .map((element) => `${location.pathname} cuts "${element.textContent}"`)
      )
    ),
  );
  return found.flat();
}

/** Controls that the system's own colours leave without an edge or a ground of their own. */
export async function edgeless(frames: readonly Frame[]): Promise<string[]> {
  const controls =
    ".button:not(.button--quiet, .button--link), .field, .switch__track, .segments, " +
    ".chip, .call, .card, .banner";
  const found = await Promise.all(
    frames.map((frame) =>
      frame.evaluate(
        (controls) =>
          [...document.querySelectorAll<HTMLElement>(controls)].filter((element) => {
            const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } =
              getComputedStyle(
                element,
              );
            const ground = getComputedStyle(document.body).backgroundColor;
            const hasEdge = borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0 &&
              borderTopColor !== ground;
            const isFilled = backgroundColor !== ground && backgroundColor !== "rgba(0, 0, 0, 0)";
            return element.checkVisibility() && !hasEdge && !isFilled;
          }).map((element) => `${location.pathname} .${element.className} has no edge`),
        controls,
      )
    ),
  );
  return found.flat();
}

/** What moves although the reader wants no motion. */
export async function motions(frames: readonly Frame[]): Promise<string[]> {
  const found = await Promise.all(
    frames.map((frame) =>
      frame.evaluate(() =>
        document.getAnimations()
          .filter((animation) => {
            const { duration, iterations } = animation.effect?.getComputedTiming() ?? {};
            return Number(duration) > 10 || iterations === Infinity;
          })
          .map((animation) => {
            const effect = animation.effect as KeyframeEffect | null;
            return `${location.pathname} .${effect?.target?.className} moves`;
          })
      )
    ),
  );
  return found.flat();
}

/** Where the keyboard's focus is: which element, and whether it is seen there. */
interface Stop {
  readonly frame: string;
  readonly element: string;
  readonly isSeen: boolean;
  /** The round came by before. */
  readonly wasMet: boolean;
}

/** Goes once around the page by Tab, frames included, and says what is wrong at its stops. */
export async function tabStops(
  page: Page,
  frames: readonly Frame[],
  { atMost = 120 } = {},
): Promise<{ readonly stops: readonly string[]; readonly problems: readonly string[] }> {
  const stops: string[] = [];
  const problems: string[] = [];
  // From the start, wherever the focus was.
  await frames[0]?.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let presses = 0; presses < atMost; presses++) {
    await page.keyboard.press("Tab");
    const stop = await focused(frames);
    // Back at the window's own edge: the round is done.
    if (!stop) return { stops, problems };
    const name = `${stop.frame} ${stop.element}`;
    if (stop.wasMet) return { stops, problems };
    stops.push(name);
    if (!stop.isSeen) problems.push(`the focus is not seen at ${name}`);
  }
  return { stops, problems: [...problems, `Tab does not come around after ${atMost} stops`] };
}

async function focused(frames: readonly Frame[]): Promise<Stop | undefined> {
  for (const frame of frames.toReversed()) {
    const stop = await frame.evaluate(() => {
      const element = document.activeElement;
      if (!document.hasFocus() || !element || element === document.body) return undefined;
      if (element instanceof HTMLIFrameElement) return undefined;
      const hasRing = (one: Element | null): boolean => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      };
      // A ring may be drawn around the control that a native one lies in.
      const isSeen = hasRing(element) || hasRing(element.parentElement);
      const met = (globalThis as { tabStopsMet?: Set<Element> }).tabStopsMet ??= new Set();
      const wasMet = met.has(element);
      met.add(element);
      const words = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return {
        frame: location.pathname,
        element: `${element.tagName.toLowerCase()}.${element.className} "${words.slice(0, 40)}"`,
        isSeen,
        wasMet,
      };
    });
    if (stop) return stop;
  }
  return undefined;
}

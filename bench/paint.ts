// deno-lint-ignore-file no-console -- the command line is its edge
// Measures how soon the toolbar is seen: `deno task paint`. A browser loads it over loopback, each time with
// nothing in its cache, and tells when it first painted, first painted contents, and had drawn its words.
import { launchBrowser } from "../tests/helpers/browser.ts";
import { Server } from "../tests/helpers/wire.ts";

const LOADS = 20;

interface Moments {
  readonly "first paint": number;
  readonly "first contentful paint": number;
  readonly "words drawn": number;
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

await using server = new Server();
await using browser = await launchBrowser();

async function load(): Promise<Moments> {
  const context = await browser.newContext({ viewport: { width: 380, height: 640 } });
  const page = await context.newPage();
  // The page's own clock: when the browser painted what holds the switch.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role="switch"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark("words drawn")));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(server.url("/toolbar/"));
  await page.waitForFunction(() => performance.getEntriesByName("words drawn").length > 0);
  const moments = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    return {
      "first paint": at("first-paint"),
      "first contentful paint": at("first-contentful-paint"),
      "words drawn": at("words drawn"),
    };
  });
  await context.close();
  return moments;
}

// The first load starts the browser's own machinery.
await load();
const loads: Moments[] = [];
for (let count = 0; count < LOADS; count++) loads.push(await load());
console.log(`${LOADS} loads of the toolbar over loopback, nothing cached; milliseconds:`);
for (const name of ["first paint", "first contentful paint", "words drawn"] as const) {
  const times = loads.map((moments) => moments[name]);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const figures = [median(times), least, most].map((ms) => ms.toFixed(0).padStart(5));
  console.log(
    `  ${name.padEnd(24)} median ${figures[0]}   least ${figures[1]}   most ${figures[2]}`,
  );
}

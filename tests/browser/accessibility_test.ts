// The pages can be used by everybody: WCAG 2.2 AA by axe in every state and look, and what axe cannot see. The
// states are those that `deno task shots` takes pictures of.
import { assertEquals } from "@std/assert";
import { launchBrowser } from "../helpers/browser.ts";
import {
  clipped,
  edgeless,
  motions,
  overflows,
  tabStops,
  violations,
} from "../helpers/accessibility.ts";
import { Stage } from "../shots/stage.ts";
import { type PageName, PAGES, PLANS, type State } from "../shots/state.ts";
import { STATES } from "../shots/states.ts";

/** What differs from look to look; the rest is asked once. */
const COLOUR_RULES = ["color-contrast"];

/** Brings a page into one of its states and asks it; returns the answers with the state's name. */
async function ask(
  page: PageName,
  states: readonly State[],
  question: (stage: Stage) => Promise<readonly string[]>,
): Promise<string[]> {
  await using browser = await launchBrowser();
  const answers: string[] = [];
  const waiting = [...states];
  const hand = async () => {
    for (let state = waiting.shift(); state; state = waiting.shift()) {
      await using stage = await Stage.open(browser, page, state);
      for (const answer of await question(stage)) answers.push(`${state.name}: ${answer}`);
    }
  };
  await Promise.all([hand(), hand()]);
  return answers;
}

/** The state in which most of a page is in sight. */
const BUSY: Readonly<Record<PageName, string>> = {
  toolbar: "two-calls",
  fusion: "engagement-and-incoming",
  softphone: "two-calls",
  workbench: "in-a-call",
  design: "controls",
};

const busy = (page: PageName) => STATES[page].filter(({ name }) => name === BUSY[page]);

for (const page of PAGES) {
  const [size = { width: 1440, height: 900 }] = PLANS[page].takes;

  Deno.test(`${page}: axe finds nothing in any state, light, dark and in high contrast`, async () => {
    const found = await ask(page, STATES[page], async (stage) => {
      await stage.wear({ ...size, look: "light" });
      const light = await violations(stage.frames);
      await stage.wear({ ...size, look: "dark" });
      const dark = await violations(stage.frames, COLOUR_RULES);
      await stage.wear({ ...size, look: "contrast" });
      const contrast = await violations(stage.frames, COLOUR_RULES);
      return [
        ...light,
        ...dark.map((line) => `dark: ${line}`),
        ...contrast.map((line) => `contrast: ${line}`),
      ];
    });
    assertEquals(found, []);
  });

  Deno.test(`${page}: Tab goes around once, is seen at every stop and is trapped nowhere`, async () => {
    const found = await ask(page, busy(page), async (stage) => {
      await stage.wear({ ...size, look: "light" });
      const { stops, problems } = await tabStops(stage.page, stage.frames);
      return stops.length > 3 ? problems : [`only ${stops.length} stops`];
    });
    assertEquals(found, []);
  });

  Deno.test(`${page}: reflows to 320 px, also with the spacing that a reader may want`, async () => {
    const found = await ask(page, busy(page), async (stage) => {
      await stage.wear({ width: 320, height: 640, look: "light" });
      const narrow = await overflows(stage.frames);
      for (const frame of stage.frames) {
        await frame.addStyleTag({
          content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
        });
      }
      const spaced = [...await overflows(stage.frames), ...await clipped(stage.frames)];
      return [...narrow, ...spaced.map((line) => `spaced: ${line}`)];
    });
    assertEquals(found, []);
  });

  Deno.test(`${page}: with the system's own colours, controls keep their edges and the focus its ring`, async () => {
    const found = await ask(page, busy(page), async (stage) => {
      await stage.wear({ ...size, look: "dark" });
      await stage.page.emulateMedia({ forcedColors: "active" });
      const { problems } = await tabStops(stage.page, stage.frames);
      return [...await edgeless(stage.frames), ...problems];
    });
    assertEquals(found, []);
  });

  Deno.test(`${page}: nothing moves for a reader who wants no motion`, async () => {
    const ringing = STATES[page].filter(({ name }) => /^(ringing|incoming)$/.test(name));
    const found = await ask(page, ringing, async (stage) => {
      await stage.wear({ ...size, look: "light" });
      return await motions(stage.frames);
    });
    assertEquals(found, []);
  });
}

Deno.test("every page that is served has its states", async () => {
  const served: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${import.meta.dirname}/../../web`)) {
    const file = `${import.meta.dirname}/../../web/${name}/index.html`;
    if (isDirectory && name !== "dist" && await isFile(file)) served.push(name);
  }
  const elsewhere = ["not_found"]; // a state of the workbench
  assertEquals(served.filter((name) => !elsewhere.includes(name)).sort(), [...PAGES].sort());
  for (const page of PAGES) {
    const names = STATES[page].map(({ name }) => name);
    assertEquals(names.length, new Set(names).size, `${page} has two states of one name`);
  }
});

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((file) => file.isFile, () => false);
}

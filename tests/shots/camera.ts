// Takes the pictures: each state is brought about once, then taken in every size and look.
import type { Browser } from "playwright-core";
import type { Shot } from "./sheet.ts";
import { type PageName, PAGES, PLANS, type State } from "./state.ts";
import { Stage } from "./stage.ts";
import { STATES } from "./states.ts";

/** How many states are brought about at the same time. */
const HANDS = 2;

export interface CameraOptions {
  readonly folder: string;
  /** Whether a state is taken. */
  readonly wants: (page: PageName, state: State) => boolean;
  readonly say: (line: string) => void;
}

export interface Film {
  /** In the order of the states. */
  readonly shots: readonly Shot[];
  /** States that did not come about, or complained. */
  readonly problems: readonly string[];
}

export async function takeShots(
  browser: Browser,
  { folder, wants, say }: CameraOptions,
): Promise<Film> {
  const work = PAGES.flatMap((page) =>
    STATES[page].filter((state) => wants(page, state)).map((state) => ({ page, state }))
  );
  const taken: Shot[][] = work.map(() => []);
  const problems: string[] = [];
  let next = 0;
  const hand = async () => {
    for (let index = next++; index < work.length; index = next++) {
      const { page, state } = work[index] as typeof work[number];
      try {
        await using stage = await Stage.open(browser, page, state);
        for (const take of PLANS[page].takes) {
          const file = `${page}/${state.name}-${take.look}-${take.width}.png`;
          await stage.wear(take);
          await stage.page.screenshot({ path: `${folder}/${file}`, animations: "disabled" });
          taken[index]?.push({ ...take, page, state, file });
        }
        if (!state.complains && stage.complaints.length > 0) {
          problems.push(`${page} "${state.name}": ${stage.complaints.join("; ")}`);
        }
        say(`${page} ${state.name}`);
      } catch (error) {
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return { shots: taken.flat(), problems };
}

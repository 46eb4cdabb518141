// Brings back to a page that was loaded anew what Fusion and toolbar said in the latest calls.
import type { Message } from "../message.ts";
import type { CallArchive } from "./archive.ts";

/** How far back, in milliseconds, and how many calls: about what the server tells again. */
const RECENT_MS = 60 * 60 * 1_000;
const RECENT_CALLS = 30;

/** What desktop and toolbar said in recent calls; nothing where it cannot be read. */
export async function desktopMessages(
  archive: Promise<CallArchive>,
  now: number,
): Promise<readonly Message[]> {
  try {
    const kept = await archive;
    const recent = (await kept.list())
      .filter(({ lastAt }) => now - lastAt <= RECENT_MS)
      .slice(0, RECENT_CALLS);
    const stories = await Promise.all(recent.map(({ id }) => kept.load(id)));
    return stories.flat().filter(({ source }) => source === "uef");
  } catch {
    return [];
  }
}

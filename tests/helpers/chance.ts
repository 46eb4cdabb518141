// Chance that tests can reckon with.
import type { Random } from "../../gateway/runtime/random.ts";

/** Always draws the least there is: a wait that chance may lengthen is at its shortest. */
export const leastChance: Random = { next: () => 0 };

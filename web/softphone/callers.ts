// Whom the customer's phone offers to call as: people whom the simulated Fusion desktop knows, and
// one whom it does not, since a screen pop must cope with both.
import { CONTACTS } from "../fusion/contacts.ts";

export interface Caller {
  readonly name: string;
  /** In E.164; 555-0100 to 555-0199 are kept for fiction. */
  readonly number: string;
}

/** How many of Fusion's contacts are offered. */
const OFFERED_CONTACTS = 3;

export const CALLERS: readonly Caller[] = [
  ...CONTACTS.slice(0, OFFERED_CONTACTS).map(({ firstName, phone }) => ({
    name: firstName,
    number: phone,
  })),
  { name: "Unknown", number: "+14155550199" },
];

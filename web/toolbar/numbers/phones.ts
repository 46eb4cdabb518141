// How phone numbers are shown and read. What needs the world's numbering plans comes later, in a script of
// its own; until then numbers are shown plainly, and sent as they are typed.
import { plainNumber, sayNumber } from "../../shared/say_number.ts";

/** What is wrong with a number that was typed, as words of the catalogue: `number.${NumberFault}`. */
export type NumberFault = "notANumber" | "unknownCountry" | "tooShort" | "tooLong";

/** What was typed into a field for a number or a DN. */
export interface TypedNumber {
  /** What is sent; empty when nothing was typed. */
  readonly wanted: string;
  readonly fault?: NumberFault;
}

export interface Phones {
  /** A number as its reader expects it; DNs and short codes stay as they are. */
  say(number: string): string;
  read(text: string): TypedNumber;
  /** What the field shows after a key was pressed at its end. */
  typing(text: string): string;
}

/** What no numbering plan needs to be known for. */
export const plainPhones: Phones = {
  say: sayNumber,
  read: (text) => {
    const wanted = plainNumber(text);
    return isDiallable(wanted) ? { wanted } : { wanted, fault: "notANumber" };
  },
  typing: (text) => text,
};

const isDiallable = (wanted: string) => /^\+?[0-9*#]*$/.test(wanted);

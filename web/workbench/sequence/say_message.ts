// How a message and its call are written, with people's numbers hidden or as they are. Pure.
import { sayNumber } from "../../shared/say_number.ts";
import type { Call } from "./call_book.ts";
import { maskNumber, maskText } from "./mask.ts";
import { LIFELINE_TITLES, type Message } from "./message.ts";

/** What stands beside a message's name. */
export function sayNote({ note, noteIsNumber }: Message, isMasked: boolean): string {
  if (!isMasked) return note;
  return noteIsNumber ? maskNumber(note) : maskText(note);
}

/** The customer's number, where the call told it. */
export function sayCustomer({ customer }: Pick<Call, "customer">, isMasked: boolean): string {
  if (customer === undefined) return "";
  return isMasked ? maskNumber(sayNumber(customer)) : sayNumber(customer);
}

/** The message in one line, as a screen reader says it. */
export function sayMessage(message: Message, isMasked: boolean): string {
  const { from, to, name, isLost, isError } = message;
  const route = `${LIFELINE_TITLES[from]} to ${LIFELINE_TITLES[to]}`;
  const note = spoken(sayNote(message, isMasked));
  const fate = isLost ? " (lost)" : isError ? " (error)" : "";
  return `${route}: ${note === "" ? name : `${name} ${note}`}${fate}`;
}

/** Hidden digits are not worth hearing one by one. */
function spoken(note: string): string {
  return note.replaceAll(/[+(]?•[•\s().-]*/g, "…");
}

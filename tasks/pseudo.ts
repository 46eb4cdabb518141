// The pseudo-language: English in brackets, with accents, and a third longer. What is on the screen without
// brackets does not come from the catalogue; what is cut off has no room for other languages. Pure.
import type { Compiled } from "./words.ts";

type Message = Compiled[string];
type Node = Exclude<Message, string>[number];

const FROM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const TO = "áƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÁßÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
const ACCENTS = new Map([...FROM].map((letter, index) => [letter, [...TO][index] ?? letter]));

/** By how much other languages are longer than English; short words grow more. */
const GROWTH = 0.35;
const LEAST_GROWTH_CHARS = 2;

export function stretched(catalogue: Compiled): Compiled {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [key, stretchedMessage(message)]),
  );
}

function stretchedMessage(message: Message): Message {
  const nodes: Node[] = typeof message === "string" ? [message] : message;
  const letters = nodes.filter((node) => typeof node === "string").join("").length;
  const padding = "~".repeat(Math.max(LEAST_GROWTH_CHARS, Math.round(letters * GROWTH)));
  const said = ["[", ...nodes.map(accented), `${padding}]`];
  return said.every((node) => typeof node === "string") ? said.join("") : said;
}

function accented(node: Node): Node {
  if (typeof node === "string") return [...node].map((c) => ACCENTS.get(c) ?? c).join("");
  return node;
}

// The features that a toolbar can disable, in both of Oracle's vocabularies: UEF's samples say OUTGOING,
// the older API OUTBOUND_CALL. Pure.

/** What the desktop does without. */
export type Feature = "incoming" | "outgoing" | "transfer" | "conference" | "extensions";

const WORDS: Readonly<Record<string, Feature>> = {
  INCOMING: "incoming",
  INBOUND_CALL: "incoming",
  OUTGOING: "outgoing",
  OUTBOUND_CALL: "outgoing",
  TRANSFER_CALL: "transfer",
  CONFERENCE_CALL: "conference",
  OUTBOUND_CALL_EXTENSIONS: "extensions",
};

export const FEATURE_WORDS = Object.keys(WORDS);

/** As it is said: "Without …". */
export const FEATURE_NAMES: Readonly<Record<Feature, string>> = {
  incoming: "incoming calls",
  outgoing: "outgoing calls",
  transfer: "transfer",
  conference: "conference",
  extensions: "calls to extensions",
};

/** Whether the toolbar's own words disable a feature. */
export const isDisabled = (words: readonly string[], feature: Feature): boolean =>
  words.some((word) => WORDS[word.toUpperCase()] === feature);

/** The features that words disable, each once, as they are said. */
export const disabledNames = (words: readonly string[]): string[] =>
  [
    ...new Set(words.map((word) => WORDS[word.toUpperCase()]).filter((feature) => !!feature)),
  ].map((feature) => FEATURE_NAMES[feature]);

/** The first word that means no feature. */
export const unknownFeature = (words: readonly string[]): string | undefined =>
  words.find((word) => !Object.hasOwn(WORDS, word.toUpperCase()));

/** The most digits of an extension; longer numbers are a customer's. */
const MAX_EXTENSION_DIGITS = 6;

export const isExtension = (number: string): boolean =>
  !number.startsWith("+") && number.replace(/\D/g, "").length <= MAX_EXTENSION_DIGITS;

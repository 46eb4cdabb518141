// Hides people's numbers and addresses in what the diagram shows and exports, until the reader asks for
// them. Pure. The shape of a number is kept, and its last two digits, so that calls can be told apart.

const DOT = "•";

/** Digits of a number that stay. */
const KEPT_DIGITS = 2;

/** Fields that hold somebody's number whatever it looks like. */
const NUMBER_FIELD = /(^|_)(ani|dnis)$|^(from|to)$|phone|mobile|(?<!sequence)number$/i;

/** Fields that hold names of calls and of moments, which are nobody's. */
const HARMLESS_FIELD =
  /(conn|connection|event|request|reference|call|agent)id$|uuid$|time$|at$|^(id|epoch|seq|name|type)$/i;

/** Fields with what the contact centre attached to the call: any number in it may be somebody's. */
const USER_DATA_FIELD = /^(user|attached)data$/i;

/** An e-mail address. */
const EMAIL = /([\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]*@[\p{L}\p{N}.-]+\.(\p{L}{2,})/gu;

/** Seven digits or more, with what people write between them; no part of a longer word. */
const PHONE = /(?<![\p{L}\p{N}_-])\+?\(?\d(?:[ ().\/-]{0,2}\d){6,}(?![\p{L}\p{N}_-])/gu;

/** A date as ISO 8601 writes it, which is no number of anybody's. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;

/** Any run of four digits or more. */
const LONG_DIGITS = /\d(?:[ ().\/-]{0,2}\d){3,}/g;

/** A number with all but its last digits hidden: "+1 415 555 0100" becomes "+• ••• ••• ••00". */
export function maskNumber(number: string): string {
  const digits = number.replaceAll(/\D/g, "").length;
  let seen = 0;
  return number.replaceAll(
    /\d/g,
    (digit) => ++seen > digits - KEPT_DIGITS && digits > KEPT_DIGITS ? digit : DOT,
  );
}

/** A text with the phone numbers and e-mail addresses in it hidden. */
export function maskText(text: string): string {
  if (ISO_DATE.test(text)) return text;
  return maskEmails(text).replaceAll(PHONE, maskNumber);
}

function maskEmails(text: string): string {
  return text.replaceAll(
    EMAIL,
    (_all, first: string, end: string) => `${first}${DOT.repeat(3)}@${DOT.repeat(3)}.${end}`,
  );
}

/** A payload of whatever shape with people's numbers and addresses hidden; the original is left alone. */
export function maskPayload(payload: unknown): unknown {
  return maskValue(payload, "plain");
}

type Kind = "plain" | "number" | "harmless" | "userData";

function maskValue(value: unknown, kind: Kind): unknown {
  if (Array.isArray(value)) return value.map((each) => maskValue(each, kind));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, maskValue(each, kindOf(key, kind))]),
    );
  }
  if (typeof value === "number") {
    return kind === "number" || (kind === "userData" && Math.abs(value) >= 1_000)
      ? maskNumber(String(value))
      : value;
  }
  if (typeof value !== "string") return value;
  if (kind === "harmless") return value;
  if (kind === "number") return maskEmails(maskNumber(value));
  if (kind === "userData") return maskEmails(value).replaceAll(LONG_DIGITS, maskNumber);
  return maskText(value);
}

function kindOf(key: string, around: Kind): Kind {
  if (around === "userData" || USER_DATA_FIELD.test(key)) return "userData";
  if (NUMBER_FIELD.test(key)) return "number";
  return HARMLESS_FIELD.test(key) ? "harmless" : "plain";
}

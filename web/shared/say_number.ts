// How phone numbers, counts and lengths of calls are written for people, and how people may write numbers.

/** "+14155550100" becomes "+1 415 555 0100"; anything else stays as it is. */
export function sayNumber(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : number;
}

/** A number as it is dialled: without the punctuation that people write. */
export function plainNumber(text: string): string {
  return text.replaceAll(/[()./\-\s]/g, "");
}

/** A count as the English pages write it: "20,000". */
export function sayCount(count: number): string {
  return count.toLocaleString("en");
}

/** A length as a phone's display counts it: "0:07", "12:40", "1:02:03". */
export function sayDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}

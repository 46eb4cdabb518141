// How the diagram writes times and silences.

/** Since a call's start: "+0.000" in seconds, from a minute on "+1:02.345". */
export function saySince(ms: number): string {
  const rounded = Math.max(0, Math.round(ms));
  const minutes = Math.floor(rounded / 60_000);
  const seconds = (rounded % 60_000) / 1_000;
  if (minutes === 0) return `+${seconds.toFixed(3)}`;
  return `+${minutes}:${seconds.toFixed(3).padStart(6, "0")}`;
}

/** How long nothing happened: "420 ms", "2.0 s", "3 min". */
export function sayLength(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}

/** The day as ISO 8601 writes it, in the reader's zone. */
export function sayDay(time: number): string {
  const date = new Date(time);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join("-");
}

/** The time of day, "14:03:21", in the reader's zone. */
export function sayClock(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

/** The time of day to the millisecond, "14:03:21.042", in the reader's zone. */
export function sayTime(time: number): string {
  return `${sayClock(time)}.${String(new Date(time).getMilliseconds()).padStart(3, "0")}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}

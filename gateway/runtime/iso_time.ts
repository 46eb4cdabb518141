// Times as ISO 8601 in UTC, as events tell them. A second is worded once: the events of a busy gateway tell
// the same few over and over.

/** Seconds that are remembered. */
const REMEMBERED = 64;

const MS_PER_SECOND = 1_000;

const seconds = new Float64Array(REMEMBERED).fill(NaN);
const words = new Array<string>(REMEMBERED).fill("");

/** As `Date.prototype.toISOString`, of milliseconds since the epoch. */
export function isoTime(ms: number): string {
  const second = Math.floor(ms / MS_PER_SECOND);
  const at = second % REMEMBERED;
  const millis = ms - second * MS_PER_SECOND;
  if (!(second >= 0) || !Number.isInteger(millis)) return new Date(ms).toISOString();
  if (seconds[at] !== second) {
    seconds[at] = second;
    words[at] = new Date(second * MS_PER_SECOND).toISOString().slice(0, -"000Z".length);
  }
  return `${words[at]}${millis < 10 ? "00" : millis < 100 ? "0" : ""}${millis}Z`;
}

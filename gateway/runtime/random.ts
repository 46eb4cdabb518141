// Chance for everything below main.ts, so that a run can be repeated from its seed.

export interface Random {
  /** The next number, from 0 up to but not including 1. */
  next(): number;
}

/** A repeatable source: the same seed gives the same numbers (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}

/** A seed that differs from run to run: a whole number from 0 to 4294967295. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** `length` characters drawn from A-Z and 0-9. */
export function randomToken(random: Random, length: number): string {
  let token = "";
  while (token.length < length) {
    token += LETTERS_AND_DIGITS[Math.floor(random.next() * LETTERS_AND_DIGITS.length)];
  }
  return token;
}

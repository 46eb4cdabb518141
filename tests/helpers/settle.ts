// Lets promises run to their end without any time passing.

/** Enough turns of the microtask queue for the longest chain of promises in the project. */
const TURNS = 100;

export function settle(turns = TURNS): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settle(turns - 1));
}

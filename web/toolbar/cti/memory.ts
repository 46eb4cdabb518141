// What outlives a page: a value that the next page of the same tab finds again.

/** Neither method throws: who cannot remember has forgotten. */
export interface Memory<Value> {
  load(): Value;
  save(value: Value): void;
}

/** Remembers nothing beyond the page. */
export function forgetful<Value>(value: Value): Memory<Value> {
  return { load: () => value, save() {} };
}

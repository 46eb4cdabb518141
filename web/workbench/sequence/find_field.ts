// Looks for a field in a payload of unknown shape.

/** How deep a field is looked for. */
const MAX_DEPTH = 3;

/** The value of the nearest field called `field` that is no object; undefined when there is none. */
export function findField(value: unknown, field: string, depth = 1): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const own = Object.entries(value);
  const hit = own.find(([key, each]) => key === field && typeof each !== "object");
  if (hit) return hit[1];
  if (depth === MAX_DEPTH) return undefined;
  for (const [, each] of own) {
    const found = findField(each, field, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

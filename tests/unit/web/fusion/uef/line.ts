// A line between two ports in one process, for tests: what is posted arrives at once, as a copy.
import type { Port } from "../../../../../web/fusion/uef/port.ts";

/** Two ends of one line. */
export function createLine(): { toolbar: Port; desktop: Port } {
  const listeners = { toolbar: new Set<Listener>(), desktop: new Set<Listener>() };
  const end = (own: Set<Listener>, other: Set<Listener>): Port => ({
    post: (message) => [...other].forEach((listener) => listener(structuredClone(message))),
    onMessage(listener) {
      own.add(listener);
      return () => own.delete(listener);
    },
  });
  return {
    toolbar: end(listeners.toolbar, listeners.desktop),
    desktop: end(listeners.desktop, listeners.toolbar),
  };
}

type Listener = (message: unknown) => void;

/** Ids that count: "id-1", "id-2", … */
export function countingIds(prefix = "id"): () => string {
  let last = 0;
  return () => `${prefix}-${++last}`;
}

// A form that asked for something is done once that has come true. Refused, it stays to be corrected.
import { useEffect, useRef } from "preact/hooks";
import type { CallView } from "../state/model.ts";

interface Asking {
  readonly call: CallView;
  /** What the form asked for is on its way. */
  readonly waiting: boolean;
}

export function useWhenTaken({ call, waiting }: Asking, onTaken: () => void): void {
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !waiting && !call.problem) onTaken();
    wasWaiting.current = waiting;
  }, [waiting]);
}

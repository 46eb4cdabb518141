// Which sheet lies over the calls. A call that rings wants to be seen: it puts the sheet away.
import { useEffect, useState } from "preact/hooks";
import { undecided } from "../attention/ring.ts";
import type { SheetName } from "../sheets/lazy_sheet.tsx";
import type { CallView } from "../state/model.ts";

export function useSheet(calls: readonly CallView[]) {
  const [sheet, setSheet] = useState<SheetName>();
  const ringing = undecided(calls).length;
  useEffect(() => {
    if (ringing > 0) setSheet(undefined);
  }, [ringing]);
  return {
    sheet,
    /** Opens it, or closes it when it is open. */
    open: (name: SheetName) => setSheet((now) => now === name ? undefined : name),
    close: () => setSheet(undefined),
  };
}

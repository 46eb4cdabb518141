// Loads a sheet when it is opened for the first time: what most calls do without is no part of the script that
// the page starts with.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { HistorySheetProps } from "./history_sheet.tsx";

export type SheetName = "history" | "settings" | "help";

const SHEETS: Record<
  SheetName,
  () => Promise<{ readonly default: ComponentType<HistorySheetProps> }>
> = {
  history: () => import("./history_sheet.tsx"),
  settings: () => import("./settings_sheet.tsx"),
  help: () => import("./help_sheet.tsx"),
};

interface LazySheetProps extends HistorySheetProps {
  readonly name: SheetName;
}

export function LazySheet({ name, ...props }: LazySheetProps) {
  const [loaded, setLoaded] = useState<
    { name: SheetName; Sheet: ComponentType<HistorySheetProps> }
  >();
  useEffect(() => {
    let isWanted = true;
    SHEETS[name]().then(
      (module) => isWanted && setLoaded({ name, Sheet: module.default }),
      // A build that came after this page has other parts; a reload has them, too.
      () => isWanted && props.onClose(),
    );
    return () => void (isWanted = false);
  }, [name]);
  if (loaded?.name !== name) return <div class="sheet" aria-busy="true" />;
  const { Sheet } = loaded;
  return <Sheet {...props} />;
}

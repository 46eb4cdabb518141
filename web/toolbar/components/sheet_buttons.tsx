// Opens the calls of the shift, and the settings.
import { History, Settings } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { useWords } from "../i18n/use_words.ts";
import type { SheetName } from "../sheets/lazy_sheet.tsx";
import { useAids, useKeyOf } from "./use_aids.ts";

interface SheetButtonsProps {
  readonly sheet: SheetName | undefined;
  readonly onOpen: (name: SheetName) => void;
}

export function SheetButtons({ sheet, onOpen }: SheetButtonsProps) {
  const say = useWords();
  const key = useKeyOf("history");
  const missed = useAids().shift.missed.value;
  return (
    <>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={missed > 0
          ? `${say("history.open")}, ${say("history.missed", { count: missed })}`
          : say("history.open")}
        aria-expanded={sheet === "history"}
        aria-keyshortcuts={key.aria}
        title={key.hint(say("history.open"))}
        onClick={() => onOpen("history")}
      >
        <Icon of={History} />
        {missed > 0 && <span class="missed" aria-hidden="true">{missed}</span>}
      </button>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={say("settings.open")}
        aria-expanded={sheet === "settings"}
        title={say("settings.open")}
        onClick={() => onOpen("settings")}
      >
        <Icon of={Settings} />
      </button>
    </>
  );
}

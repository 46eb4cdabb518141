// A page that takes the place of the calls while it is read. Escape closes it, and whoever opened it has the
// focus again.
import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { useWords } from "../i18n/use_words.ts";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Sheet({ title, onClose, aside, children }: SheetProps) {
  const say = useWords();
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    // The calls, which are the page's main part otherwise, are hidden meanwhile.
    <main
      ref={sheet}
      class="sheet"
      aria-label={title}
      tabIndex={-1}
      data-keeps-focus
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header class="sheet__head">
        <h2 class="sheet__title">{title}</h2>
        {aside}
        <button
          type="button"
          class="icon-button"
          aria-label={say("button.close")}
          title={say("button.close")}
          onClick={onClose}
        >
          <Icon of={X} />
        </button>
      </header>
      <div class="sheet__body" tabIndex={0}>{children}</div>
    </main>
  );
}

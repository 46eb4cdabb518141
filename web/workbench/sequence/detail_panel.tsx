// One message in full, beside the diagram, until it is closed.
import { useSignal } from "@preact/signals";
import { X } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { MessageRow } from "./layout.ts";
import { CardFacts, CardTitle, CardTools, payloadText } from "./message_card.tsx";
import type { DiagramView } from "./view.ts";

interface DetailPanelProps {
  readonly view: DiagramView;
  readonly row: MessageRow;
  readonly copyText: (text: string) => Promise<boolean>;
}

/** The pinned message. */
export function DetailPanel({ view, row, copyText }: DetailPanelProps) {
  const copiedKey = useSignal<string | undefined>(undefined);
  const isMasked = view.hides(row.key);
  const text = payloadText(row.message, isMasked);
  const tint = row.colour === undefined ? "no-call" : `call-${row.colour}`;
  return (
    <section
      class={`detail ${tint}`}
      aria-label="Message"
      onKeyDown={(event) => event.key === "Escape" && view.pin(undefined)}
    >
      <header class="detail-bar">
        <CardTitle row={row} isMasked={isMasked} />
        <button
          type="button"
          class="icon-button icon-button--small"
          aria-label="Close message"
          onClick={() => view.pin(undefined)}
        >
          <Icon of={X} />
        </button>
      </header>
      <CardFacts row={row} />
      <CardTools
        isMasked={isMasked}
        isCopied={copiedKey.value === row.key}
        reveal={() => view.setRevealed(row.key, isMasked)}
        copy={async () => {
          if (await copyText(text)) copiedKey.value = row.key;
        }}
      />
      <pre class="detail-payload" tabIndex={0} aria-label="Payload">{text}</pre>
    </section>
  );
}

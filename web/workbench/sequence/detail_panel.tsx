// One message in full, beside the diagram.
import { X } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { MessageRow } from "./layout.ts";
import { LIFELINE_TITLES } from "./message.ts";
import { saySince } from "./say_time.ts";

interface DetailPanelProps {
  readonly row: MessageRow;
  readonly close: () => void;
}

/** The message's route, times, call and payload. */
export function DetailPanel({ row, close }: DetailPanelProps) {
  const { message, sinceStartMs, colour } = row;
  const tint = colour === undefined ? "no-call" : `call-${colour}`;
  return (
    <section class={`detail ${tint}`} aria-label="Message">
      <header class="detail-bar">
        <div>
          <p class="detail-route">
            {LIFELINE_TITLES[message.from]} → {LIFELINE_TITLES[message.to]}
          </p>
          <h3 class="detail-name">
            {message.name} <span class="detail-note">{message.note}</span>
          </h3>
        </div>
        <button type="button" class="icon-button" aria-label="Close message" onClick={close}>
          <Icon of={X} />
        </button>
      </header>
      <dl class="detail-facts">
        <Fact name="Time" value={new Date(message.time).toISOString().slice(11)} />
        {sinceStartMs !== undefined && (
          <Fact
            name="In call"
            value={`${saySince(sinceStartMs)} s`}
          />
        )}
        <Fact name="ConnID" value={message.connectionId} />
        <Fact name="Event id" value={message.eventId} />
        {message.isLost && <Fact name="Fate" value="sent, never arrived" />}
      </dl>
      <pre class="detail-payload" tabIndex={0}>{sayPayload(message.payload)}</pre>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function sayPayload(payload: unknown): string {
  return JSON.stringify(payload, null, 2) ?? "(no payload)";
}

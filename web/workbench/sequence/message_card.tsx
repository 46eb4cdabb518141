// What a message's card says: its route, times, call and payload, with people's numbers hidden until
// the reader asks for them.
import { Check, Copy, Eye, EyeOff, TriangleAlert } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { MessageRow } from "./layout.ts";
import { maskPayload } from "./mask.ts";
import { LIFELINE_TITLES } from "./message.ts";
import { sayNote } from "./say_message.ts";
import { saySince, sayTime } from "./say_time.ts";

/** How the card's text is written. */
export function payloadText({ payload }: { readonly payload: unknown }, isMasked: boolean): string {
  return JSON.stringify(isMasked ? maskPayload(payload) : payload, null, 2) ?? "(no payload)";
}

interface CardTextProps {
  readonly row: MessageRow;
  readonly isMasked: boolean;
}

export function CardTitle({ row: { message }, isMasked }: CardTextProps) {
  return (
    <div>
      <p class="detail-route">
        {LIFELINE_TITLES[message.from]} → {LIFELINE_TITLES[message.to]}
      </p>
      <h3 class="detail-name">
        {message.name} <span class="detail-note">{sayNote(message, isMasked)}</span>
      </h3>
      {message.isError && (
        <p class="detail-error">
          <Icon of={TriangleAlert} />
          {message.isLost ? "Sent, never arrived" : "Something went wrong here"}
        </p>
      )}
    </div>
  );
}

export function CardFacts({ row: { message, sinceStartMs, call } }: { readonly row: MessageRow }) {
  return (
    <dl class="detail-facts">
      <Fact name="Time" value={sayTime(message.time)} />
      {sinceStartMs !== undefined && (
        <Fact name={`In call ${(call?.index ?? 0) + 1}`} value={`${saySince(sinceStartMs)} s`} />
      )}
      <Fact name="Agent" value={message.agentId} />
      <Fact name="DN" value={message.dn} />
      <Fact name="ConnID" value={message.connectionId} />
      <Fact name="Event id" value={message.eventId} />
    </dl>
  );
}

interface CardToolsProps {
  readonly isMasked: boolean;
  readonly isCopied: boolean;
  readonly reveal: () => void;
  readonly copy: () => void;
}

/** Show or hide this message's numbers, and copy the payload as it is shown. */
export function CardTools({ isMasked, isCopied, reveal, copy }: CardToolsProps) {
  return (
    <div class="detail-tools">
      <button type="button" class="button button--tiny button--quiet" onClick={reveal}>
        <Icon of={isMasked ? Eye : EyeOff} />
        {isMasked ? "Show numbers" : "Hide numbers"}
      </button>
      <button type="button" class="button button--tiny button--quiet" onClick={copy}>
        <Icon of={isCopied ? Check : Copy} />
        {isCopied ? "Copied" : "Copy JSON"}
      </button>
    </div>
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

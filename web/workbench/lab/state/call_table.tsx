// The live calls: who is in each, how it stands at the switch and at the gateway, and what can be done.
import { Phone, UserX, Waypoints } from "lucide";
import { sayDuration } from "../../../shared/say_number.ts";
import { GatewayCell, MAX_ROWS, More, RowAction } from "./cells.tsx";
import type { CallRow, Leg } from "./compare.ts";
import type { StateDesk } from "./state_desk.ts";
import { PHASE_TONES, PHASE_WORDS, sayLegs, shortId } from "./words.ts";

interface CallTableProps {
  readonly rows: readonly CallRow[];
  readonly now: number;
  readonly desk: StateDesk;
  readonly showCall?: ((eventId: string) => void) | undefined;
}

export function CallTable({ rows, now, desk, showCall }: CallTableProps) {
  return (
    <div class="table-scroll">
      <table class="table" aria-label="Calls">
        <thead>
          <tr>
            <th scope="col">Call</th>
            <th scope="col">Switch</th>
            <th scope="col">Gateway</th>
            <th scope="col">
              <span class="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row) => (
            <tr key={`${row.connectionId} ${row.gateway.says}`}>
              <td title={`ConnID ${row.connectionId}\neventId ${row.eventId}`}>
                {sayLegs(row.legs)}
                <small class="lab-id">
                  {shortId(row.connectionId)}
                  {row.queue !== undefined && `, queue ${row.queue}`}
                </small>
              </td>
              <td>{row.phase === undefined ? "no such call" : <Stands row={row} now={now} />}</td>
              <GatewayCell gateway={row.gateway} />
              <td>
                <span class="lab-actions">
                  <Actions row={row} desk={desk} showCall={showCall} />
                </span>
              </td>
            </tr>
          ))}
          <More of={rows.length} columns={4} />
        </tbody>
      </table>
    </div>
  );
}

function Stands({ row: { phase, since }, now }: { readonly row: CallRow; readonly now: number }) {
  if (phase === undefined) return null;
  return (
    <>
      <span class={`badge badge--${PHASE_TONES[phase]}`}>{PHASE_WORDS[phase]}</span>{" "}
      <span class="lab-time">{since !== undefined && sayDuration(now - since)}</span>
    </>
  );
}

function Actions({ row, desk, showCall }: Omit<CallTableProps, "rows" | "now"> & { row: CallRow }) {
  const { connectionId, eventId, legs } = row;
  const who = sayLegs(legs);
  const phones = legs.filter(({ isPhone }) => isPhone);
  const customer = legs.find((leg) => isCustomer(leg));
  return (
    <>
      {showCall && (
        <RowAction
          label={`Show in the diagram: ${who}`}
          of={Waypoints}
          act={() => showCall(eventId)}
        />
      )}
      {phones.filter(({ phase }) => phase === "ringing").map(({ number }) => (
        <RowAction
          key={number}
          label={`Answer at ${number}`}
          of={Phone}
          act={() => desk.answer(number, connectionId)}
        />
      ))}
      {phones.map(({ number }) => (
        <RowAction
          key={number}
          label={`Hang up at ${number}`}
          of={Phone}
          isDown
          act={() => desk.hangUp(number, connectionId)}
        />
      ))}
      {customer && (
        <RowAction
          label={`The customer hangs up: ${who}`}
          of={UserX}
          act={() => desk.customerHangsUp(connectionId)}
        />
      )}
    </>
  );
}

/** Queues are DNs too, but nobody hangs up there. */
function isCustomer({ isPhone, phase }: Leg): boolean {
  return !isPhone && phase !== "queued";
}

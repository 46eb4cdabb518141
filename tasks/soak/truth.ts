// Pure: which legs there were at the switch, read from the mock's journal alone. It is read in the order in
// which the switch made its events, so that delays, losses and overtakings on the way do not matter.
import type { JournalEntry } from "../../mock-tserver/control_schemas.ts";
import { PartyState } from "../../gateway/tserver/mod.ts";

/** One agent's part in a call, from the first event to the last. */
export interface Leg {
  readonly dn: string;
  /** CallUUID. */
  eventId: string;
  /** What it was called before it became part of another call, as when a consultation is completed. */
  readonly formerIds: string[];
  /** When it was seen first and last, in milliseconds since the epoch. */
  readonly from: number;
  to: number;
  /** When it was seen to be established. */
  establishedAt: number | undefined;
}

/** All names that the leg has had. */
export const namesOf = ({ eventId, formerIds }: Leg) => [...formerIds, eventId];

interface SwitchEvent {
  readonly name: string;
  readonly time: number;
  readonly EventSequenceNumber: number;
  readonly ThisDN?: string;
  readonly ConnID?: string;
  readonly PreviousConnID?: string;
  readonly CallUUID?: string;
  readonly calls?: readonly { readonly CallUUID: string; readonly PartyState: PartyState }[];
}

const OFFERED: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);
const TALKING: ReadonlySet<string> = new Set(["EventEstablished", "EventHeld", "EventRetrieved"]);
const OVER: ReadonlySet<string> = new Set(["EventReleased", "EventAbandoned"]);
const ANSWERED: ReadonlySet<PartyState> = new Set([PartyState.Connected, PartyState.Held]);

/** The legs at these DNs, the oldest first. */
export function legsOf(journal: readonly JournalEntry[], dns: ReadonlySet<string>): Leg[] {
  const legs: Leg[] = [];
  const live = new Map<string, Leg>();
  const connIDs = new Map<string, Leg>();
  const begin = (dn: string, eventId: string, at: number): Leg => {
    const known = live.get(`${dn} ${eventId}`);
    if (known) return known;
    const leg = {
      dn,
      eventId,
      formerIds: [],
      from: at,
      to: Infinity,
      establishedAt: undefined,
    };
    live.set(`${dn} ${eventId}`, leg);
    legs.push(leg);
    return leg;
  };
  const end = (leg: Leg, at: number) => {
    leg.to = at;
    live.delete(`${leg.dn} ${leg.eventId}`);
  };
  for (const event of inOrder(journal)) {
    const { name, time, ThisDN: dn = "", CallUUID: eventId, ConnID, PreviousConnID } = event;
    if (!dns.has(dn)) continue;
    if (name === "EventRegistered") {
      const named = new Set(event.calls?.map(({ CallUUID }) => CallUUID));
      for (const leg of live.values()) {
        if (leg.dn === dn && !named.has(leg.eventId)) end(leg, time);
      }
      for (const { CallUUID, PartyState } of event.calls ?? []) {
        const leg = begin(dn, CallUUID, time);
        if (ANSWERED.has(PartyState)) leg.establishedAt ??= time;
      }
    } else if (eventId === undefined) {
      continue;
    } else if (name === "EventPartyChanged") {
      const leg = connIDs.get(`${dn} ${PreviousConnID}`);
      if (leg && leg.to === Infinity && leg.eventId !== eventId) {
        live.delete(`${dn} ${leg.eventId}`);
        leg.formerIds.push(leg.eventId);
        leg.eventId = eventId;
        live.set(`${dn} ${eventId}`, leg);
      }
    } else if (OFFERED.has(name)) {
      const known = live.get(`${dn} ${eventId}`);
      // It rings anew: the leg that was talked in ended untold.
      if (known?.establishedAt !== undefined) end(known, time);
      begin(dn, eventId, time);
    } else if (TALKING.has(name)) {
      begin(dn, eventId, time).establishedAt ??= time;
    } else if (OVER.has(name)) {
      end(begin(dn, eventId, time), time);
    }
    const leg = live.get(`${dn} ${eventId}`);
    if (leg && ConnID !== undefined) connIDs.set(`${dn} ${ConnID}`, leg);
  }
  return legs;
}

/** Each event once, as the switch made them. */
function inOrder(journal: readonly JournalEntry[]): SwitchEvent[] {
  const events = new Map<number, SwitchEvent>();
  for (const { from, payload } of journal) {
    if (from !== "tserver") continue;
    const event = payload as SwitchEvent;
    if (event.EventSequenceNumber > 0) events.set(event.EventSequenceNumber, event);
  }
  return [...events.values()].sort((a, b) => a.EventSequenceNumber - b.EventSequenceNumber);
}

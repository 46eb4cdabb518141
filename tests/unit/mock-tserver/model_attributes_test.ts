// What the events of a call model say beside their order, written out by hand from published models:
// "other" is OtherDN, "third" ThirdPartyDN, "was" PreviousConnID, "into" TransferConnID, "#" that the
// event carries the request's ReferenceID. X is the customer.
import { assertEquals } from "@std/assert";
import { CALL_MODELS, record } from "../../../tasks/call_models.ts";
import { DNRole } from "../../../gateway/tserver/attributes.ts";
import type { TServerEvent } from "../../../gateway/tserver/events.ts";

const WHO = new Map([
  ["7001", "A"],
  ["7002", "B"],
  ["7003", "C"],
  ["5000", "Q"],
  ["6000", "R"],
  ["+14155550100", "X"],
]);
const ROLES = new Map<number, string>(
  Object.entries(DNRole).map(([name, value]) => [value, name]),
);

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "A calls B, who answers": [
    "A Dialing¹, Origination, other B Destination, #",
    "B Ringing¹, Destination, other A Origination",
    "B Established¹, Destination, other A Origination",
    "A Established¹, Origination, other B Destination",
  ],
  "A hangs up": [
    "A Released¹, Destination, other X Origination, #",
  ],
  "The customer gives up while it rings": [
    "A Abandoned¹, Destination, other X Origination",
  ],
  "A calls outside: no such number": [
    "A Dialing¹, Origination, other X Destination, #",
    "A NetworkReached¹, Origination, other X Destination",
    "A DestinationBusy¹, Origination, other X Destination",
    "A Released¹, Origination, other X Destination",
  ],
  "A consults B, who answers": [
    "A Held¹, Destination, other X Origination",
    "A Dialing², Origination, other B Destination, was ¹, #",
    "B Ringing², Destination, other A Origination, was ¹",
    "B Established², Destination, other A Origination, was ¹",
    "A Established², Origination, other B Destination, was ¹",
  ],
  "A goes back to the customer, B is released": [
    "A Released², Origination, other B Destination, was ¹",
    "B Released², Destination, other A Origination, was ¹",
    "A Retrieved¹, Destination, other X Origination, #",
  ],
  "A transfers to B, who has answered": [
    "A Released¹, Destination, other X Origination, #",
    "A Released², Origination, other B Destination, was ¹, into ¹",
    "B PartyChanged¹, Destination, other X Origination, third A TransferredBy, was ²",
  ],
  "A talks with B and transfers B to C in one step": [
    "A Released¹, Origination, other B Destination, third C Destination, #",
    "C Ringing¹, Destination, other B Destination",
    "B PartyChanged¹, Destination, other C Destination, third A TransferredBy, was ¹",
    "C Established¹, Destination, other B Destination",
  ],
  "A talks with B and transfers B to C mutely": [
    "A Held¹, Origination, other B Destination",
    "A Dialing², Origination, other C Destination, was ¹",
    "C Ringing², Destination, other A Origination, was ¹",
    "A Released¹, Origination, other B Destination, #",
    "A Released², Origination, other C Destination, was ¹, into ¹",
    "B PartyChanged¹, Destination, other C Destination, third A TransferredBy, was ¹",
    "C PartyChanged¹, Destination, other B Destination, third A TransferredBy, was ²",
    "C Established¹, Destination, other B Destination",
  ],
  "A talks with B, consults C and joins all three": [
    "A Released², Origination, other C Destination, was ¹, #",
    "A Retrieved¹, Origination, other B Destination",
    "A PartyAdded¹, ConferenceMember, other C NewParty, third A AddedBy",
    "B PartyAdded¹, ConferenceMember, other C NewParty, third A AddedBy",
    "C PartyChanged¹, ConferenceMember, third A ConferencedBy, was ²",
  ],
  "A talks with B and adds C in one step": [
    "C Ringing¹, ConferenceMember",
    "A PartyAdded¹, ConferenceMember, other C NewParty, third A AddedBy, #",
    "B PartyAdded¹, ConferenceMember, other C NewParty, third A AddedBy",
    "C Established¹, ConferenceMember",
  ],
  "B leaves a conference of A, B and C": [
    "B Released¹, ConferenceMember, #",
    "A PartyDeleted¹, ConferenceMember, other B DeletedParty, third B DeletedBy",
    "C PartyDeleted¹, ConferenceMember, other B DeletedParty, third B DeletedBy",
  ],
  "A takes C out of a conference": [
    "C Released¹, ConferenceMember",
    "A PartyDeleted¹, ConferenceMember, other C DeletedParty, third A DeletedBy, #",
    "B PartyDeleted¹, ConferenceMember, other C DeletedParty, third A DeletedBy",
  ],
  "A redirects what rings to B": [
    "A Released¹, Destination, other X Origination, third B Destination, #",
    "B Ringing¹, Destination, other X Origination",
  ],
  "A attaches data to a call with B": [
    "A AttachedDataChanged¹, Origination, third A, #",
    "B AttachedDataChanged¹, Destination, third A",
  ],
  "A customer calls the queue; A is ready": [
    "Q Queued¹, Destination, other X Origination, queue Q",
    "Q Diverted¹, Destination, other X Origination, third A Destination, queue Q",
    "A Ringing¹, Destination, other X Origination, queue Q",
  ],
  "A customer calls the route point, and a client routes the call to A": [
    "R Queued¹, Destination, other X Origination, queue R",
    "R RouteRequest¹, Destination, other X Origination, queue R",
    "R RouteUsed¹, Destination, other X Origination, third A Destination, queue R, #",
    "R Diverted¹, Destination, other X Origination, third A Destination, queue R",
    "A Ringing¹, Destination, other X Origination, queue R",
  ],
};

/** What each event of a call says, one line for each. */
function lines(name: string): string[] {
  const model = CALL_MODELS.find((model) => model.name === name);
  if (model === undefined) throw new Error(`no model "${name}"`);
  const { earlier, events } = record(model);
  const ids = [...new Set([...earlier, ...events].flatMap((e) => "ConnID" in e ? [e.ConnID] : []))];
  const call = (ConnID: string) => "¹²"[ids.indexOf(ConnID)] ?? "";
  return events.flatMap((event) => "CallUUID" in event ? [line(event, call)] : []);
}

type CallEvent = Extract<TServerEvent, { readonly CallUUID: string }>;

function line(event: CallEvent, call: (ConnID: string) => string): string {
  const party = (word: string, number?: string, role?: number) =>
    number === undefined && role === undefined
      ? []
      : [`${word} ${WHO.get(number ?? "") ?? "-"} ${ROLES.get(role ?? -1) ?? ""}`.trim()];
  return [
    `${WHO.get(event.ThisDN)} ${event.name.slice("Event".length)}${call(event.ConnID)}`,
    ROLES.get(event.ThisDNRole) ?? "",
    ...party("other", event.OtherDN, event.OtherDNRole),
    ...party("third", event.ThirdPartyDN, event.ThirdPartyDNRole),
    ...(event.PreviousConnID === undefined ? [] : [`was ${call(event.PreviousConnID)}`]),
    ...(event.TransferConnID === undefined ? [] : [`into ${call(event.TransferConnID)}`]),
    ...(event.ThisQueue === undefined ? [] : [`queue ${WHO.get(event.ThisQueue)}`]),
    ...(event.ReferenceID === undefined ? [] : ["#"]),
  ].join(", ");
}

Deno.test("the events of a call model say who is who, as published models have it", () => {
  for (const [name, expected] of Object.entries(EXPECTED)) {
    assertEquals(lines(name), expected, name);
  }
});

Deno.test("only the first event that answers a request carries its ReferenceID", () => {
  const references = Object.keys(EXPECTED).map((name) =>
    lines(name).filter((said) => said.endsWith("#")).length
  );
  assertEquals(references.filter((count) => count > 1), []);
});

Deno.test("EventAttachedDataChanged: what is left is said also when it is nothing", () => {
  const model = CALL_MODELS.find(({ name }) => name === "A attaches data to a call with B");
  const { events } = record({
    ...model!,
    act(stage, ConnID) {
      stage.send({ name: "RequestDeleteUserData", ThisDN: "7001", ConnID });
    },
  });
  assertEquals(events.map((event) => "UserData" in event && event.UserData), [{}, {}]);
});

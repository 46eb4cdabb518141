// The one door of the switch: an input changes the state and makes events for clients.
// Pure but for the state it is given: no clock, no chance, no I/O; the same inputs give the same events.
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { dropCalls } from "./calls.ts";
import { connectClient, disconnectClient, setLink } from "./clients.ts";
import { actAsCustomer, type CustomerInput } from "./customer.ts";
import { type PhoneInput, usePhone } from "./phone.ts";
import type { Refusal } from "./refusal.ts";
import { takeRequest } from "./requests.ts";
import type { Call, ClientId, SwitchState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** What comes from clients, or befalls the T-Server itself. */
export type ServerInput =
  | { readonly kind: "connect"; readonly client: ClientId }
  | { readonly kind: "disconnect"; readonly client: ClientId }
  | { readonly kind: "request"; readonly client: ClientId; readonly request: TServerRequest }
  | { readonly kind: "link"; readonly up: boolean }
  | { readonly kind: "dropCalls" };

/** What people do with their phones. */
export type PersonInput = PhoneInput | CustomerInput;

/** The events to deliver, and the call that began. */
export type StepResult = Pick<Turn, "events" | "begun">;

/** The events to deliver, and the call that the person did something to, or why it was refused. */
export interface PersonResult {
  readonly events: Turn["events"];
  readonly outcome: Call | Refusal;
}

interface At<Input> {
  readonly input: Input;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Lets `input` happen. A request that fails changes nothing and makes an EventError. */
export function step(state: SwitchState, { input, time }: At<ServerInput>): StepResult {
  const asker = input.kind === "request" ? input : undefined;
  const turn: Turn = { state, time, asker, events: [] };
  switch (input.kind) {
    case "request":
      takeRequest(turn, input);
      break;
    case "connect":
      connectClient(turn, input.client);
      break;
    case "disconnect":
      disconnectClient(turn, input.client);
      break;
    case "link":
      setLink(turn, input.up);
      break;
    case "dropCalls":
      dropCalls(turn);
  }
  return turn;
}

/** Lets a person act. What is refused changes nothing and makes no events. */
export function stepPerson(state: SwitchState, { input, time }: At<PersonInput>): PersonResult {
  const turn: Turn = { state, time, events: [] };
  const outcome = input.kind === "phone" ? usePhone(turn, input) : actAsCustomer(turn, input);
  return { events: turn.events, outcome };
}

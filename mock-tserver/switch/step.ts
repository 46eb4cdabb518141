// The one door of the switch: an input changes the state and makes events for clients.
// Pure but for the state it is given: no clock, no chance, no I/O; the same inputs give the same events.
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { becomeReady } from "./agents.ts";
import { connectClient, disconnectClient, setLink } from "./clients.ts";
import { actAsCustomer, type CustomerInput } from "./customer.ts";
import { deliverWaiting } from "./delivery.ts";
import { errorOf } from "./errors.ts";
import { dropCalls } from "./leaving.ts";
import { type PhoneInput, usePhone } from "./phone.ts";
import type { Refusal } from "./refusal.ts";
import { takeRequest } from "./requests.ts";
import { removeQueue, setService, takeRegistrations } from "./service.ts";
import type { Call, ClientId, SwitchState } from "./state.ts";
import { switchOver, type SwitchoverMode } from "./switchover.ts";
import { fire } from "./fire.ts";
import type { SwitchTimer } from "./timers.ts";
import { tellError, type Turn } from "./turn.ts";

/** What comes from clients, or befalls the T-Server itself. */
export type ServerInput =
  | { readonly kind: "connect"; readonly client: ClientId }
  | { readonly kind: "disconnect"; readonly client: ClientId }
  | { readonly kind: "request"; readonly client: ClientId; readonly request: TServerRequest }
  | {
    readonly kind: "refuse";
    readonly client: ClientId;
    readonly request: TServerRequest;
    readonly code: number;
  }
  | { readonly kind: "link"; readonly up: boolean }
  | { readonly kind: "switchover"; readonly mode: SwitchoverMode }
  | { readonly kind: "service"; readonly dn: string; readonly inService: boolean }
  | { readonly kind: "unregister" | "ready" | "removeQueue"; readonly dn: string }
  | { readonly kind: "timer"; readonly timer: SwitchTimer }
  | { readonly kind: "dropCalls" };

/** What people do with their phones. */
export type PersonInput = PhoneInput | CustomerInput;

/** The events to deliver, what is to happen later, and whom it concerns outside. */
export type StepResult = Pick<Turn, "events" | "timings" | "begun" | "called" | "answered">;

/** What comes of it, and the call that the person did something to, or why it was refused. */
export interface PersonResult extends StepResult {
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
  const turn: Turn = { state, time, asker, events: [], timings: [] };
  switch (input.kind) {
    case "request":
      takeRequest(turn, input);
      break;
    case "refuse":
      tellError(turn, input, errorOf(input.code));
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
    case "switchover":
      switchOver(turn, input.mode);
      break;
    case "service":
    case "unregister":
    case "ready":
    case "removeQueue": {
      const dn = state.dns.get(input.dn);
      if (dn === undefined) break;
      if (input.kind === "service") setService(turn, dn, input.inService);
      else if (input.kind === "unregister") takeRegistrations(turn, dn);
      else if (input.kind === "ready") becomeReady(turn, dn);
      else removeQueue(turn, dn);
      break;
    }
    case "timer":
      fire(turn, input.timer);
      break;
    case "dropCalls":
      dropCalls(turn);
  }
  if (state.waiting.size > 0) deliverWaiting(turn);
  return turn;
}

/** Lets a person act. What is refused changes nothing and makes no events. */
export function stepPerson(state: SwitchState, { input, time }: At<PersonInput>): PersonResult {
  const turn: Turn = { state, time, events: [], timings: [] };
  const outcome = input.kind === "phone" ? usePhone(turn, input) : actAsCustomer(turn, input);
  if (state.waiting.size > 0) deliverWaiting(turn);
  return Object.assign(turn, { outcome });
}

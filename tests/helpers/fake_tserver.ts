// A T-Server peer for tests: keeps what it was sent and says what the test tells it to say.
import {
  type CallEvent,
  type CallEventName,
  type CallNewsName,
  CallState,
  CallType,
  DNRole,
  type RequestName,
  type TServerEvent,
  type TServerPort,
  type TServerRequest,
} from "../../gateway/tserver/mod.ts";

type Unsequenced<E> = E extends TServerEvent ? Omit<E, "time" | "EventSequenceNumber"> : never;

export const CONN_ID = "006c02462a161006";
export const CALL_UUID = "013V08JRL498H1OI04000VTAES00000I";

export class FakeTServer implements TServerPort {
  /** Every request, oldest first. */
  readonly sent: TServerRequest[] = [];
  /** Every event it said, oldest first. */
  readonly said: TServerEvent[] = [];
  /** How often a client has connected. */
  opened = 0;
  #receive: ((event: TServerEvent) => void) | undefined;
  #sequence = 0;

  open(receive: (event: TServerEvent) => void) {
    this.#receive = receive;
    this.opened++;
    return { send: (request: TServerRequest) => void this.sent.push(request), close: () => {} };
  }

  /** Sends an event to the gateway. */
  say(event: Unsequenced<TServerEvent>): void {
    const stamped = { ...event, time: 0, EventSequenceNumber: ++this.#sequence };
    this.said.push(stamped as TServerEvent);
    this.#receive?.(stamped as TServerEvent);
  }

  /** Counts its events anew, as a T-Server that was restarted. */
  restartSequence(): void {
    this.#sequence = 0;
  }

  /** Sends the same event twice over, as an unreliable link might. */
  sayAgain(event: TServerEvent): void {
    this.#receive?.(event);
  }

  /** Sends an event of the call CONN_ID at DN 7001. */
  sayCall(
    name: CallEventName | CallNewsName,
    attributes: Partial<CallEvent<CallEventName | CallNewsName>> = {},
  ): void {
    this.say({ ...callAttributes, ...attributes, name } as Unsequenced<TServerEvent>);
  }

  /** Refuses the newest request of this name. */
  refuse(name: RequestName, ErrorCode: number, ErrorMessage: string): void {
    this.say({
      name: "EventError",
      ReferenceID: this.last(name).ReferenceID,
      ErrorCode,
      ErrorMessage,
    });
  }

  /** The newest request of this name. */
  last<Name extends RequestName>(name: Name): Extract<TServerRequest, { name: Name }> {
    const found = this.sent.findLast((request) => request.name === name);
    if (!found) throw new Error(`No ${name} was sent; sent: ${this.names().join(", ")}`);
    return found as Extract<TServerRequest, { name: Name }>;
  }

  /** The names of all requests, oldest first. */
  names(): RequestName[] {
    return this.sent.map(({ name }) => name);
  }

  count(name: RequestName): number {
    return this.names().filter((sent) => sent === name).length;
  }
}

const callAttributes = {
  ThisDN: "7001",
  ConnID: CONN_ID,
  CallUUID: CALL_UUID,
  CallID: 1,
  CallType: CallType.Inbound,
  CallState: CallState.Ok,
  ThisDNRole: DNRole.Destination,
  ANI: "+14155550100",
  DNIS: "7001",
};

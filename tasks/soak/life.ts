// What one page believes of calls, from its load to the next one, as a ledger.
import type { Told } from "./toolbars/record.ts";

export interface BelievedCall {
  isOpen: boolean;
  wasEstablished: boolean;
  /** How often a leg of it began here, and ended. */
  opened: number;
  released: number;
  openedAt: number;
  releasedAt: number | undefined;
  /** The connection that the newest end came on. */
  releasedOn: number | undefined;
  /**
   * Whether a list of the live calls had it no more, and why nothing else could tell of its end:
   * "unexcused" when something could.
   */
  endedByList: "listedAfterRestart" | "listedBesideAnother" | "unexcused" | undefined;
}

const LIVING: ReadonlySet<string> = new Set([
  "EventRinging",
  "EventDialing",
  "EventEstablished",
  "EventHeld",
  "EventRetrieved",
]);
const OFFERED: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);

export class Life {
  readonly calls = new Map<string, BelievedCall>();
  /** When it was told first that it is registered. */
  upAt: number | undefined;
  endedAt = Infinity;

  /** Takes note of what says that the toolbar will be told of calls from now on. */
  isUp({ eventName }: Told, at: number): void {
    if (eventName === "EventRegistered" || eventName === "EventSnapshot") this.upAt ??= at;
  }

  call(eventId: string): BelievedCall {
    const known = this.calls.get(eventId);
    if (known) return known;
    const call: BelievedCall = {
      isOpen: false,
      wasEstablished: false,
      opened: 0,
      released: 0,
      openedAt: 0,
      releasedAt: undefined,
      releasedOn: undefined,
      endedByList: undefined,
    };
    this.calls.set(eventId, call);
    return call;
  }

  /** Takes note of an event of a live call; whether a leg began with it. */
  tell(
    { eventName }: Told,
    { eventId, at }: { readonly eventId: string; readonly at: number },
  ): boolean {
    if (!LIVING.has(eventName)) return false;
    const call = this.call(eventId);
    const begins = !call.isOpen;
    if (begins) {
      call.isOpen = true;
      call.wasEstablished = false;
      call.opened++;
      call.openedAt = at;
    }
    call.endedByList = undefined;
    if (!OFFERED.has(eventName)) call.wasEstablished = true;
    return begins;
  }

  /** Takes note of an end. */
  release({ eventId, at, connection }: {
    readonly eventId: string;
    readonly at: number;
    readonly connection: number;
  }): void {
    const call = this.call(eventId);
    call.isOpen = false;
    call.released++;
    call.releasedAt = at;
    call.releasedOn = connection;
  }
}

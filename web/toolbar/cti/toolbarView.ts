// What the toolbar's UI is told: every change, as data. The seam between cti/ and whatever draws.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { ToolbarEvent } from "../../../gateway/protocol/events.ts";
import type { Failure } from "./outcome.ts";

export type AskedBy = "toolbar" | "fusion";

/** What a command on a call may need beside the call. */
export interface CommandDetails {
  readonly toNumber?: string;
  readonly digits?: string;
  readonly userData?: Readonly<Record<string, string | number>>;
  /** Of the pair that is to go. */
  readonly key?: string;
}

/** A command on a call that is on its way: its effect is seen in events only. */
export interface CallRequest {
  /** Tells this asking from the next one of the same command. */
  readonly id: string;
  readonly eventId: string;
  readonly command: CallCommandType;
  readonly askedBy: AskedBy;
  readonly details?: CommandDetails;
}

/** A number that was dialled; `requestId` comes back in the call's first event. */
export interface DialRequest {
  readonly requestId: string;
  readonly phoneNumber: string;
  readonly askedBy: AskedBy;
}

export type ToolbarChange =
  /** The supplier said something. */
  | { readonly type: "event"; readonly event: ToolbarEvent }
  | { readonly type: "connection" } & ConnectionChange
  | { readonly type: "availability-asked"; readonly available: boolean }
  | { readonly type: "availability-failed"; readonly failure: Failure }
  | { readonly type: "request-sent"; readonly request: CallRequest }
  | { readonly type: "request-failed"; readonly request: CallRequest; readonly failure: Failure }
  | { readonly type: "dial-sent"; readonly request: DialRequest }
  | { readonly type: "dial-failed"; readonly request: DialRequest; readonly failure: Failure }
  /** Fusion's wrap-up window for a call that is over opened, or the agent is done with it. */
  | { readonly type: "wrap-up-opened" | "wrap-up-done"; readonly eventId: string }
  /** As it stood before the page was loaded anew; `since` is on the gateway's clock. */
  | { readonly type: "wrap-up-recalled"; readonly eventId: string; readonly since: number }
  /** Whether this computer has a network. */
  | { readonly type: "network"; readonly network: "there" | "none" }
  /** Fusion found out who the other party is. */
  | { readonly type: "contact-found"; readonly eventId: string; readonly name: string }
  | { readonly type: "fusion"; readonly status: FusionStatus; readonly failure?: Failure };

/**
 * The connection to the supplier: `opening` for calls that a reload left, `reconnecting` by itself in so
 * many milliseconds, `closed` because the agent left.
 */
export type ConnectionChange =
  | { readonly status: "opening" | "open" | "closed" }
  | { readonly status: "reconnecting"; readonly retryInMs: number };

/** `alone`: the page was not opened by Fusion; `failed`: it was, and Fusion cannot be used. */
export type FusionStatus = "connecting" | "connected" | "alone" | "failed";

export interface IToolbarView {
  show(change: ToolbarChange): void;
}

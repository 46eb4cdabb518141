// What can happen to a leg.
import { type AnyCallEvent, CALL_EVENT_NAMES, type RequestName } from "../tserver/mod.ts";

/** A T-Server event, or that the switch's snapshot no longer has the leg. */
export type CallInput =
  | {
    readonly name: AnyCallEvent["name"];
    readonly event: AnyCallEvent;
    /** The request of this agent that the event answers. */
    readonly answers?: RequestName | undefined;
  }
  | { readonly name: "Lost" };

export const CALL_INPUTS = [...CALL_EVENT_NAMES, "Lost"] as const;
export type CallInputName = typeof CALL_INPUTS[number];

// Two calls of one DN become one, whether or not one of them is a consultation about the other.
import { MergeType } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { conferenceOf } from "./conference.ts";
import { stateError } from "./errors.ts";
import type { Leg } from "./legs.ts";
import { twoCalls } from "./pairs.ts";
import type { DN } from "./state.ts";
import { transferOf } from "./transfer.ts";
import type { Turn } from "./turn.ts";

interface Merging {
  readonly leg: Leg;
  /** The other of the two calls; may be left out where only one fits. */
  readonly TransferConnID?: string | undefined;
  readonly MergeType: MergeType;
}

/** Joins the call in hand and the held one, whose ConnID stays; the agent stays in it or leaves. */
export function mergeCalls(
  turn: Turn,
  dn: DN,
  { leg, TransferConnID, MergeType: mergeType }: Merging,
): TServerError | undefined {
  const pair = twoCalls(turn.state, dn, { leg, ConnID: TransferConnID });
  if (pair === undefined) return stateError(turn.state);
  switch (mergeType) {
    case MergeType.ForTransfer:
      return transferOf(turn, pair);
    case MergeType.ForConference:
      return conferenceOf(turn, dn, pair);
    default:
      return TServerErrors.InvalidAttribute;
  }
}

// How Fusion says that its wrap-up window is open, and that the agent is done with it.
import type { Tokens } from "./uefTypes.ts";

/** The reply to closeCommEvent tells when the window opened; where none does it tells nothing. */
export function opensWrapUp(outData: Tokens): boolean {
  const start = outData["WrapupStartTime"];
  return start !== undefined && start !== null && start !== "";
}

/** Fusion's time for an offer is over: the toolbar is to close the call. */
export const isOfferTimeout = ({ updateType }: Tokens): boolean =>
  typeof updateType === "string" && /^offer.?timeout$/i.test(updateType);

/** onDataUpdated says so in its `updateType`, which is documented in words only. */
export function endsWrapUp({ updateType }: Tokens): boolean {
  return typeof updateType === "string" &&
    /wrap.?up.*(finish|complete|end|close|save)/i.test(updateType);
}

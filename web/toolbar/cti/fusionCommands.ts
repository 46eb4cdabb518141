// What a button in Fusion means for the toolbar: each command on a call, carried out by
// IntegrationActionHandler or refused in words.
import type { Tokens } from "./fusion/uefTypes.ts";
import type { IntegrationActionHandler } from "./integrationActionHandler.ts";
import type { Outcome } from "./outcome.ts";

export interface InteractionCommand {
  /** In Fusion's words. */
  readonly command: string;
  readonly eventId: string;
  readonly inData: Tokens;
  /** Whether the call is held, as far as the switch told. */
  readonly isHeld: boolean;
}

/** Carries a command out; resolves when the supplier has taken it. */
export async function carryOut(
  actions: IntegrationActionHandler,
  { command, eventId, inData, isHeld }: InteractionCommand,
): Promise<Outcome> {
  switch (command) {
    case "accept":
      return await actions.acceptIncomingCall(eventId, "fusion");
    case "reject":
      return await actions.rejectCall(eventId, "fusion");
    // The seed's word for End Call, and the one of Fusion's own guide.
    case "wrapup":
    case "disconnect":
      return await actions.disconnectCall(eventId, "fusion");
    case "hold":
      return await actions.holdCall(eventId, "fusion");
    case "unhold":
      return await actions.retrieveCall(eventId, "fusion");
    // The call that is to be talked in: one that is held is taken back, any other is that already.
    case "setActive":
      return isHeld ? await actions.retrieveCall(eventId, "fusion") : { ok: true };
    case "mute":
      return await actions.useFeature("Mute", eventId);
    case "unmute":
      return await actions.useFeature("Unmute", eventId);
    case "transfer": {
      const toNumber = transferNumberOf(inData);
      if (toNumber !== "") return await actions.useFeature("Transfer", eventId, { toNumber });
      const detail = "Fusion names nobody to transfer to. Transfer the call in the toolbar";
      return { ok: false, code: "no-destination", detail };
    }
    case "record":
    case "stopRecord": {
      const detail = "This switch does not record calls on demand";
      return { ok: false, code: "not-recordable", detail };
    }
    default: {
      const detail = `This toolbar does not know "${command}"`;
      return { ok: false, code: "unknown-command", detail };
    }
  }
}

/** Where the number may be: the command's data is not documented. */
const DESTINATIONS = ["transferTo", "SVCMCA_TRANSFER_TO", "phoneNumber", "number"] as const;

function transferNumberOf(inData: Tokens): string {
  const named = DESTINATIONS.map((name) => inData[name]).find((value) => typeof value === "string");
  return typeof named === "string" ? named.trim() : "";
}

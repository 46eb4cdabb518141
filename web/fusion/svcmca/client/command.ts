// A command from Fusion as the older API hands it to a toolbar: fields to read, a result to fill in, and
// sendResponse() to answer with.
import type { FromFusion } from "../wire.ts";

/** What a toolbar's executor is called with. */
export interface ToolbarCommand {
  readonly [field: string]: unknown;
  readonly command: unknown;
  readonly eventId: unknown;
  readonly inData: unknown;
  result: string;
  resultDisplayString: string;
  outData: unknown;
  /** Answers; takes the command, as Oracle's samples do, and any other object is as good. */
  sendResponse(command?: object): void;
}

/** The command in a message; `respond` is given its fields once the toolbar has filled them in. */
export function commandOf(
  message: FromFusion,
  respond: (fields: Record<string, unknown>) => void,
): ToolbarCommand {
  const { command, eventId, slot, commandId, channel, channelType } = message;
  const { params } = message;
  const inData = typeof params === "object" && params !== null ? params : message.inData ?? {};
  const handed: ToolbarCommand = {
    command,
    eventId,
    slot,
    commandId,
    channel,
    channelType,
    inData,
    result: "",
    resultDisplayString: "",
    outData: {},
    sendResponse: (filled = handed) => respond({ ...filled }),
  };
  return handed;
}

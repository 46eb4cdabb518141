// What an agent may ask for as things stand; buttons and guards both read it. Pure.
import type { CallCommandType } from "../protocol/mod.ts";
import type { Call, CallState } from "./state.ts";

type Commands = readonly CallCommandType[];

const DATA: Commands = ["AttachUserData", "UpdateUserData", "DeleteUserData"];

const COMMANDS: Readonly<Record<CallState, Commands>> = {
  none: [],
  dialing: ["Reject"],
  ringing: ["Accept", "Reject", "Redirect"],
  established: ["Reject", "Hold", "SendDtmf", ...DATA],
  held: ["Reject", "Retrieve", ...DATA],
  released: [],
};

/** What an established call allows besides, while nobody is consulted about it. */
const BRING_IN: Commands = ["Transfer", "InitiateTransfer", "Conference", "InitiateConference"];

/** What is allowed depends on no more of a call than this. */
export type CallStanding = Pick<Call, "connID" | "state" | "isMuted" | "consults">;

/** What `call` allows while the agent has these `others`, all of them live. */
export function allowedCommands(
  call: CallStanding,
  others: readonly CallStanding[] = [],
): Commands {
  if (others.length > 0) return weighed(call, others);
  const { state, isMuted, consults } = call;
  const alone = ALONE[state];
  const kind = (isMuted ? 1 : 0) + (consults === undefined ? 0 : 2);
  return alone[kind] ??= weighed(call, []);
}

/** What a call allows that is the agent's only one, by state, and by whether it is muted and consults. */
const ALONE: Record<CallState, Commands[]> = {
  none: [],
  dialing: [],
  ringing: [],
  established: [],
  held: [],
  released: [],
};

function weighed(call: CallStanding, others: readonly CallStanding[]): Commands {
  const { connID, state, isMuted, consults } = call;
  const mute = state === "established" ? [isMuted ? "Unmute" as const : "Mute" as const] : [];
  // The one who is consulted holds no call that could be completed or taken back.
  const main = others.find((other) => other.connID === consults);
  const isConsultedAbout = others.some((other) => other.consults === connID);
  const besides = consults !== undefined
    ? main ? consulting(call, main) : []
    : state === "established"
    ? [...isConsultedAbout ? [] : [...BRING_IN, ...merging(others)], "RemoveParty" as const]
    : [];
  const isDialling = others.some((other) => other.state === "dialing");
  return [...COMMANDS[state], ...mute, ...besides]
    // The voice path cannot be taken from a call that dials.
    .filter((command) => command !== "Retrieve" || !isDialling);
}

/** What a consultation allows besides; the one consulted need not have answered for all of it. */
function consulting({ state }: CallStanding, main: CallStanding): Commands {
  if (state === "dialing") return ["CompleteTransfer", "Reconnect"];
  if (state !== "established" && state !== "held") return [];
  const isInHand = state === "established";
  const isOneInHand = isInHand !== (main.state === "established");
  return [
    "CompleteTransfer",
    "CompleteConference",
    ...isOneInHand ? ["Alternate" as const] : [],
    ...isInHand ? ["Reconnect" as const] : [],
  ];
}

/** Two calls that have nothing to do with each other can be made one. */
function merging(others: readonly CallStanding[]): Commands {
  const [other, ...more] = others;
  const isAlone = other === undefined || more.length > 0;
  return isAlone || other.state !== "held" || other.consults !== undefined ? [] : ["Merge"];
}

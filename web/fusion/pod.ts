// The ways in which real pods were seen to differ from the documentation, each of them a switch. What a
// trait does is decided where it does it; here is what there is, and what was seen.
import * as z from "zod/mini";
import { browserMemory, type BrowserStorage } from "../shared/browser_memory.ts";

/** Each trait: its name as a switch, and one sentence on what was seen. */
export const POD_TRAITS = {
  dropsWrongClassification: {
    title: "Drops calls of another application",
    seen: "A call with the wrong app classification is never answered, without any error.",
  },
  losesSecondReply: {
    title: "Loses the reply to a second newCommEvent",
    seen: "Of two newCommEvents for one eventId only one is answered.",
  },
  dropsEarlyStart: {
    title: "Drops a startCommEvent that comes too early",
    seen:
      "An agent who answers before newCommEvent's reply has come: startCommEvent is never answered.",
  },
  givesNoGetters: {
    title: "Replies have no getters",
    seen: "What publish() resolves to has only responseDetails.data.payload.",
  },
  saysIncoming: {
    title: "callStatus is always INCOMING",
    seen: "Outbound calls come back as INCOMING, too.",
  },
  renamesCalls: {
    title: "The reply names another eventId",
    seen: "The eventId in a reply need not be the one that was sent.",
  },
  wantsPlainNumbers: {
    title: "Numbers have no plus",
    seen: "A number with a plus is found to belong to nobody; numbers come without one.",
  },
  cancelsEarly: {
    title: "Disconnects before the call has an id",
    seen:
      "The agent cancels a number just clicked, and disconnect comes before the switch has a call.",
  },
  lacksRecordContext: {
    title: "getRecordContext is missing",
    seen: "The provider's documented method is not there. Counts from the toolbar's next load.",
  },
  lacksControlStates: {
    title: "interactionControlStateChanged is missing",
    seen: "The published declarations do not have it. Counts from the toolbar's next load.",
  },
} as const satisfies Record<string, { title: string; seen: string }>;

export type PodTrait = keyof typeof POD_TRAITS;
export const POD_TRAIT_NAMES = Object.keys(POD_TRAITS) as readonly PodTrait[];

/** Which traits the desktop has. */
export type Pod = Readonly<Record<PodTrait, boolean>>;

/** All traits, or none. */
export const podWith = (all: boolean): Pod =>
  Object.fromEntries(POD_TRAIT_NAMES.map((name) => [name, all])) as Pod;

/** As documented: it explains what a pod would do without a word. */
export const DOCUMENTED = podWith(false);
export const STRICT = podWith(true);

/** Longest offer that can be set, in seconds. */
export const MAX_OFFER_SEC = 600;

/** What the reader chose of the simulator; outlasts the page. */
export const DeskChoices = z.object({
  pod: z._default(z.record(z.string(), z.boolean()), {}),
  endCallCommand: z._default(z.enum(["wrapup", "disconnect"]), "wrapup"),
  /** For offers whose toolbar sets no time-out; 0 means that they ring until something happens. */
  offerTimeoutSec: z._default(z.int().check(z.minimum(0), z.maximum(MAX_OFFER_SEC)), 0),
});
export interface DeskChoices extends Omit<z.infer<typeof DeskChoices>, "pod"> {
  readonly pod: Pod;
}

export const DEFAULT_CHOICES: DeskChoices = {
  pod: DOCUMENTED,
  endCallCommand: "wrapup",
  offerTimeoutSec: 0,
};

const CHOICES_KEY = "hookswitch-fusion-choices";

/** Where the choices are kept; the defaults for what is not there or not valid. */
export function choicesMemory(storage: BrowserStorage) {
  const memory = browserMemory({
    storage,
    key: CHOICES_KEY,
    schema: DeskChoices,
    otherwise: DEFAULT_CHOICES,
  });
  return {
    load(): DeskChoices {
      const { pod, ...rest } = memory.load();
      const traits = POD_TRAIT_NAMES.map((name) => [name, pod[name] ?? false]);
      return { ...rest, pod: Object.fromEntries(traits) as Pod };
    },
    save: (choices: DeskChoices) => memory.save(choices),
  };
}

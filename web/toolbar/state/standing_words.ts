// How each standing of the agent reads and is coloured. Pure.
import type { Say, WordKey } from "../i18n/catalogue.ts";
import type { Standing, StandingName } from "./standing.ts";
import type { Tone } from "./words.ts";

interface Look {
  readonly says: WordKey;
  readonly tone: Tone;
}

const LOOKS: Readonly<Record<StandingName, Look>> = {
  "offline": { says: "agent.offline", tone: "quiet" },
  "connecting": { says: "agent.connecting", tone: "accent" },
  "reconnecting": { says: "agent.reconnecting", tone: "warn" },
  "gateway-lost": { says: "agent.gatewayLost", tone: "bad" },
  "no-network": { says: "agent.noNetwork", tone: "bad" },
  "link-lost": { says: "agent.noLine", tone: "warn" },
  "out-of-service": { says: "agent.outOfService", tone: "bad" },
  "ringing": { says: "agent.ringing", tone: "accent" },
  "dialling": { says: "agent.dialling", tone: "accent" },
  "on-call": { says: "agent.onCall", tone: "accent" },
  "held": { says: "agent.held", tone: "warn" },
  "wrapping-up": { says: "agent.wrappingUp", tone: "accent" },
  "leaving": { says: "agent.leaving", tone: "accent" },
  "available": { says: "agent.available", tone: "good" },
  "not-ready": { says: "agent.notReady", tone: "quiet" },
};

/** The agent's standing in one or two words. */
export const standingWord = (say: Say, { name }: Standing): string => say(LOOKS[name].says);

/** How it is coloured; `isTroubled` where something that the agent asked for did not work. */
export function standingTone({ name }: Standing, isTroubled: boolean): Tone {
  const { tone } = LOOKS[name];
  return isTroubled && (tone === "good" || tone === "quiet") ? "bad" : tone;
}

// Named profiles of switches, and the single switches that a profile is made of.
import { z } from "zod";
import type { Personality } from "./switch/options.ts";

/** Where makes of switch differ; each name may be set by itself, over its profile. */
export const PERSONALITIES = {
  /** What published call models show. */
  default: {
    releaseWhileRinging: "released",
    declineAtPhone: "released",
    ringingEnd: "abandoned",
    onHook: "none",
    releasingParty: true,
    stateErrors: "csta",
    farEndRelease: "ok",
    networkReached: true,
    routePointQueues: true,
  },
  /** A CSTA switch: no release of what rings, the handset is told, the far end's release is marked. */
  csta: {
    releaseWhileRinging: "error",
    declineAtPhone: "released",
    ringingEnd: "abandoned",
    onHook: "after",
    releasingParty: true,
    stateErrors: "csta",
    farEndRelease: "remoteRelease",
    networkReached: true,
    routePointQueues: false,
  },
  /** A SIP server: what is declined goes back to its queue. */
  sip: {
    releaseWhileRinging: "queue",
    declineAtPhone: "abandoned",
    ringingEnd: "abandoned",
    onHook: "before",
    releasingParty: true,
    stateErrors: "generic",
    farEndRelease: "ok",
    networkReached: true,
    routePointQueues: true,
  },
  /** A switch that tells as little as it may. */
  plain: {
    releaseWhileRinging: "released",
    declineAtPhone: "released",
    ringingEnd: "released",
    onHook: "none",
    releasingParty: false,
    stateErrors: "generic",
    farEndRelease: "ok",
    networkReached: false,
    routePointQueues: false,
  },
} as const satisfies Record<string, Personality>;

/** The single switches of a personality: what is left out is as the profile has it. */
export const PersonalitySettings = z.strictObject({
  personality: z.enum(["default", "csta", "sip", "plain"]).default("default")
    .describe("The profile that the following are taken from where they are not given."),
  releaseWhileRinging: z.union([
    z.enum(["released", "abandoned", "queue", "error"]),
    z.strictObject({ error: z.int().min(1).max(9_999) }),
  ]).optional()
    .describe(
      "What RequestReleaseCall does to a call that rings; an error may have its code; `queue` is an error for a call that came from none.",
    ),
  declineAtPhone: z.enum(["released", "abandoned"]).optional()
    .describe("The event that ends a ringing leg when the agent declines it at the phone."),
  ringingEnd: z.enum(["abandoned", "released"]).optional()
    .describe("The event that ends a ringing leg when the caller gives up."),
  onHook: z.enum(["none", "before", "after"]).optional()
    .describe("Whether EventOnHook is sent, before or after EventReleased."),
  releasingParty: z.boolean().optional()
    .describe("Whether EventReleased and EventAbandoned say who hung up (ReleasingParty)."),
  stateErrors: z.enum(["csta", "generic"]).optional()
    .describe("The error of a request in the wrong state: 1161 (csta) or 496 (generic)."),
  farEndRelease: z.enum(["ok", "remoteRelease"]).optional()
    .describe("CallState of EventReleased when the other side hung up: Ok or RemoteRelease."),
  networkReached: z.boolean().optional()
    .describe("Whether EventNetworkReached follows EventDialing when a call leaves the switch."),
  routePointQueues: z.boolean().optional()
    .describe(
      "Whether a route point is a queue too: EventQueued before EventRouteRequest, EventDiverted after EventRouteUsed.",
    ),
});

// The wire of svcMca.tlb.api: JSON texts by postMessage. What a toolbar posts is read in calls.ts.
import * as z from "zod/mini";
import { NOISE } from "./vocabulary.ts";

/** A message to the other side, as it is posted. */
export const encode = (message: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(message);

/** What Fusion posts: replies by `uuid`, and what it says by itself by `method`. */
const FromFusion = z.looseObject({ method: z.string(), uuid: z.optional(z.string()) });
export type FromFusion = z.infer<typeof FromFusion>;

/** Reads what Fusion posted; undefined for whatever is none of this wire's. */
export const decodeFromFusion = (posted: unknown): FromFusion | undefined =>
  FromFusion.safeParse(parsed(posted)).data;

/** What was posted, if it is one of this wire's texts. */
export function parsed(posted: unknown): unknown {
  if (typeof posted !== "string" || posted === NOISE) return undefined;
  try {
    return JSON.parse(posted);
  } catch {
    return undefined;
  }
}

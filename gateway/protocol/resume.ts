// What a toolbar that comes back says of itself in the socket's address: how far it was told, and which
// calls it believes alive. A client that says nothing of it starts anew with `initialize`.
import * as z from "zod/mini";
import { MAX_ID_CHARS } from "./commands.ts";

/** The most calls that a toolbar may name. */
export const MAX_CLAIMS = 64;

/** An event's place in what the agent's toolbars are told. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

const CLAIM_STATES = ["ringing", "established"] as const;

/** A call that the toolbar believes alive. */
export interface Claim {
  /** Its `eventId` or `connectionId`. */
  readonly id: string;
  /** How far the toolbar saw it get; absent when it does not say. */
  readonly state?: typeof CLAIM_STATES[number];
}

export interface Resume {
  /** The newest event that it was told; absent when it was told none. */
  readonly since?: Position | undefined;
  /** Absent when it does not say, which is not the same as none. */
  readonly calls?: readonly Claim[] | undefined;
}

/** The parameters of the socket's address that carry it. */
export const RESUME_PARAMETERS = ["since", "calls"] as const;
export type ResumeParameter = typeof RESUME_PARAMETERS[number];

/** `since=epoch:seq` */
const Since = z.optional(
  z.string().check(
    z.maxLength(MAX_ID_CHARS),
    z.regex(/^[^:]+:\d{1,15}$/, "Must be epoch:seq of the newest event that you were told"),
  ),
);

/** `calls=id,id:established,id:ringing`; empty for none */
const Calls = z.optional(
  z.string().check(
    z.maxLength(MAX_CLAIMS * MAX_ID_CHARS),
    z.regex(
      /^$|^[^:,]+(:(ringing|established))?(,[^:,]+(:(ringing|established))?)*$/,
      "Must be eventIds or connectionIds with commas between, each with :ringing or :established when known",
    ),
    z.refine(
      (text) => text.split(",").length <= MAX_CLAIMS,
      `Must name at most ${MAX_CLAIMS} calls`,
    ),
  ),
);

export type ResumeDecoding =
  /** `resume` is undefined for a client that starts anew. */
  | { readonly ok: true; readonly resume: Resume | undefined }
  | { readonly ok: false; readonly field: ResumeParameter; readonly detail: string };

/** Reads it from the values of the address's parameters. */
export function decodeResume(
  { since, calls }: Readonly<Partial<Record<ResumeParameter, string | undefined>>>,
): ResumeDecoding {
  if (since === undefined && calls === undefined) return { ok: true, resume: undefined };
  const sinceRead = Since.safeParse(since);
  if (!sinceRead.success) return refused("since", sinceRead.error);
  const callsRead = Calls.safeParse(calls);
  if (!callsRead.success) return refused("calls", callsRead.error);
  return {
    ok: true,
    resume: {
      since: since === undefined ? undefined : positionOf(since),
      calls: calls === undefined ? undefined : claimsOf(calls),
    },
  };
}

/** The parameters that say it; `decodeResume` reads them. */
export function encodeResume({ since, calls }: Resume): Partial<Record<ResumeParameter, string>> {
  return {
    ...(since && { since: `${since.epoch}:${since.seq}` }),
    ...(calls && {
      calls: calls.map(({ id, state }) => state === undefined ? id : `${id}:${state}`).join(","),
    }),
  };
}

function refused(field: ResumeParameter, error: z.core.$ZodError): ResumeDecoding {
  return { ok: false, field, detail: error.issues[0]?.message ?? "It cannot be used" };
}

function positionOf(text: string): Position {
  const [epoch = "", seq] = text.split(":");
  return { epoch, seq: Number(seq) };
}

function claimsOf(text: string): Claim[] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const [id = "", state] = part.split(":");
    const known = CLAIM_STATES.find((name) => name === state);
    return { id, ...(known && { state: known }) };
  });
}

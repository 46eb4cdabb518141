// The transcript of an engagement: lines that grow until they are complete, and messages of the system
// between them (fuief: FeedLiveTranscript, FeedSystemMessage). Pure.
import type { OperationOf, Refusal } from "./uef/wire.ts";

/** The most lines that an engagement keeps. */
export const MAX_TRANSCRIPT_LINES = 500;

export interface TranscriptLine {
  readonly messageId: string;
  readonly from: "agent" | "customer" | "system";
  readonly text: string;
  /** The speech is still being recognised. */
  readonly isOpen: boolean;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export type Transcript = readonly TranscriptLine[];

export type LineReading =
  | { readonly ok: true; readonly line: TranscriptLine }
  | { readonly ok: false; readonly error: Refusal };

/** Both words for the customer are Oracle's: the reference has one, the use case the other. */
const ROLES: Readonly<Record<string, TranscriptLine["from"]>> = {
  AGENT: "agent",
  END_USER: "customer",
  CUSTOMER: "customer",
};

const STATES: Readonly<Record<string, boolean>> = {
  STARTED: true,
  INPROGRESS: true,
  COMPLETE: false,
};

/** Reads a line of what was said. */
export function readSpeech(
  { data }: OperationOf<"FeedLiveTranscript">,
  now: number,
): LineReading {
  const from = ROLES[data.role.toUpperCase()];
  const isOpen = STATES[data.state.toUpperCase()];
  if (from === undefined) return unknownWord("setRole", data.role, ROLES);
  if (isOpen === undefined) return unknownWord("setState", data.state, STATES);
  const { messageId, message, time = now } = data;
  return { ok: true, line: { messageId, from, text: message, isOpen, time } };
}

const SYSTEM_SENTENCES: Readonly<Record<string, (name: string, message: string) => string>> = {
  WorkJoin: (name) => `${name} joined the call`,
  WorkLeave: (name) => `${name} left the call`,
  WorkJoin_Monitor: (name) => `${name}, a supervisor, listens to the call`,
  WorkLeave_Monitor: (name) => `${name}, a supervisor, no longer listens`,
  WorkJoin_Conferee: (name) => `${name}, a supervisor, joined the call`,
  WorkLeave_Conferee: (name) => `${name}, a supervisor, left the call`,
  SYSTEM_MESSAGE: (_, message) => message,
};

/** Reads a message of the system. */
export function readSystemMessage(
  { data }: OperationOf<"FeedSystemMessage">,
  now: number,
): LineReading {
  const sentence = SYSTEM_SENTENCES[data.type];
  if (!sentence) return unknownWord("setType", data.type, SYSTEM_SENTENCES);
  const text = sentence(data.username || "Somebody", data.message);
  const { messageId, time = now } = data;
  return { ok: true, line: { messageId, from: "system", text, isOpen: false, time } };
}

/** The transcript with a line: one of the same id takes its place, and keeps its time. */
export function withLine(transcript: Transcript, line: TranscriptLine): Transcript {
  const known = transcript.find(({ messageId }) => messageId === line.messageId);
  if (!known) return [...transcript, line].slice(-MAX_TRANSCRIPT_LINES);
  return transcript.map((other) => other === known ? { ...line, time: known.time } : other);
}

function unknownWord(
  setter: string,
  word: string,
  known: Readonly<Record<string, unknown>>,
): LineReading {
  const message = `Unknown word "${word}" in ${setter}(). Use one of: ${
    Object.keys(known).join(", ")
  }`;
  return { ok: false, error: { code: "invalid-data", message } };
}

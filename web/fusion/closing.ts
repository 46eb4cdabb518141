// The reasons of closeCommEvent: what each does to the call, and how it is told to the agent. Pure data.

/**
 * `discard` takes the call away, `wrapup` opens the wrap-up window of an engagement, `end` closes that
 * window, too.
 */
export type CloseEffect = "discard" | "wrapup" | "end";

export interface CloseReason {
  readonly effect: CloseEffect;
  /** Told to the agent when the call is taken away; nothing where the agent did it. */
  readonly said?: string;
}

/** Each reason, read without regard to case (fairs: closeCommEvent; HANGUP is the Twilio chapter's). */
export const CLOSE_REASONS: Readonly<Record<string, CloseReason>> = {
  REJECT: { effect: "discard" },
  WRAPUP: { effect: "wrapup" },
  MISSED: { effect: "discard", said: "The call could not be established." },
  ABANDONED: { effect: "discard", said: "The customer hung up before the call was answered." },
  CANCELED: { effect: "discard", said: "The call was cancelled before it was answered." },
  CANCELLED: { effect: "discard", said: "The call was cancelled before it was answered." },
  TIMEOUT: { effect: "discard", said: "The call was not answered in time." },
  TRANSFERRED: { effect: "discard", said: "The call was transferred; it has no wrap-up here." },
  ENDCOMMUNICATION: { effect: "end", said: "The communication was ended, with its wrap-up." },
  HANGUP: { effect: "wrapup" },
};

/** The reason that a word means, whatever its case. */
export const closeReasonOf = (word: string): CloseReason | undefined =>
  Object.hasOwn(CLOSE_REASONS, word.toUpperCase()) ? CLOSE_REASONS[word.toUpperCase()] : undefined;

// Magic customer numbers: the last seven digits say what the customer does, without any set-up.
// 555 9 B SS: B chooses the behaviour, SS is its time in seconds, from 00 to 99.
import type { CustomerInput } from "./switch/customer.ts";

/** What a customer can do by himself, or the network for him. */
export type CustomerAct = Exclude<CustomerInput["action"], "call">;

/** Something that a customer does after a while. */
export interface Deed {
  readonly act: CustomerAct;
  readonly afterMs: number;
}

/** What a customer does by himself. */
export interface Behaviour {
  /** After the call began, as long as it is not answered. */
  readonly unanswered?: Deed;
  /** After the call was answered. */
  readonly answered?: Deed;
}

interface Magic {
  /** The sentence of the documentation. */
  readonly says: string;
  /** Who called: the customer, the agent, or either. */
  readonly when: "calls in" | "is called" | "calls in or is called";
  readonly inbound: (ms: number) => Behaviour;
  readonly outbound: (ms: number) => Behaviour;
}

const NOTHING = () => ({});
const unanswered = (act: CustomerAct) => (afterMs: number): Behaviour => ({
  unanswered: { act, afterMs },
});
const answered = (afterMs: number): Behaviour => ({ answered: { act: "hangup", afterMs } });

/** How long a called customer rings who answers without having been told when, in milliseconds. */
const ANSWERS_AFTER_MS = 1_000;

/** By the digit B of 555 9 B SS. */
export const MAGIC: readonly Magic[] = [
  {
    says: "Gives up after SS seconds, if the call rings or waits still",
    when: "calls in",
    inbound: unanswered("hangup"),
    outbound: NOTHING,
  },
  {
    says: "Hangs up SS seconds after the answer; with 00 at the moment of it",
    when: "calls in or is called",
    inbound: answered,
    outbound: (ms) => ({
      unanswered: { act: "answer", afterMs: ANSWERS_AFTER_MS },
      ...answered(ms),
    }),
  },
  {
    says: "Answers after SS seconds",
    when: "is called",
    inbound: NOTHING,
    outbound: unanswered("answer"),
  },
  {
    says: "Never answers; after SS seconds the network gives up, with 00 never",
    when: "is called",
    inbound: NOTHING,
    outbound: (ms) => ms === 0 ? {} : unanswered("noAnswer")(ms),
  },
  {
    says: "Is busy, told after SS seconds",
    when: "is called",
    inbound: NOTHING,
    outbound: unanswered("busy"),
  },
  {
    says: "Does not exist, told after SS seconds",
    when: "is called",
    inbound: NOTHING,
    outbound: unanswered("invalid"),
  },
  {
    says: "Declines after SS seconds",
    when: "is called",
    inbound: NOTHING,
    outbound: unanswered("hangup"),
  },
  {
    says: "Answers after SS seconds and hangs up at that moment",
    when: "is called",
    inbound: NOTHING,
    outbound: (ms) => ({ ...unanswered("answer")(ms), ...answered(0) }),
  },
];

const PATTERN = /5559([0-9])([0-9]{2})$/;

/** What the customer with this number does by himself; undefined where the number has no magic. */
export function behaviourOf(
  number: string | undefined,
  direction: "inbound" | "outbound",
): Behaviour | undefined {
  const [, digit, seconds] = number?.match(PATTERN) ?? [];
  if (digit === undefined) return undefined;
  return MAGIC[Number(digit)]?.[direction](Number(seconds) * 1_000);
}

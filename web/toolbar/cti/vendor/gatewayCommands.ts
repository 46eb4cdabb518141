// Sends one command to the gateway and reads its answer. Sent again is only what may have been taken
// and whose answer was lost: the agent decides on all else.
import { Accepted, Problem } from "../../../../gateway/protocol/answers.ts";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { CommandDetails } from "../toolbarView.ts";
import { withinTime } from "../timeLimit.ts";

/** How long the gateway's answer is waited for, in milliseconds. */
export const ANSWER_LIMIT_MS = 10_000;

/** A command as JSON; the protocol's schemas are the gateway's to check. */
export interface GatewayCommand extends CommandDetails {
  readonly type: string;
  readonly connectionId?: string;
  readonly requestId?: string;
  readonly reason?: string;
}

export interface GatewayCommandOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Whether the gateway does the command once even if it takes it twice. */
  readonly mayRepeat: () => boolean;
}

/** These commands say what shall be, not what shall happen: done twice they come to the same. */
export const REPEATABLE: ReadonlySet<string> = new Set([
  "initialize",
  "Ready",
  "NotReady",
  "Accept",
  "Reject",
  "Hold",
  "Retrieve",
  "Mute",
  "Unmute",
]);

/** The gateway did not take a command; the message is one sentence for the agent. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  constructor(
    /** The last part of the problem's type such as `unknown-call`, or `unreachable`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Resolves once the gateway has accepted the command; rejects with a GatewayError. */
export async function sendCommand(
  command: GatewayCommand,
  options: GatewayCommandOptions,
): Promise<Accepted> {
  try {
    return readAnswer(command, await post(command, options));
  } catch (error) {
    const isAnswerLost = error instanceof GatewayError && error.code === UNREACHABLE;
    if (!isAnswerLost || !options.mayRepeat()) throw error;
    return readAnswer(command, await post(command, options));
  }
}

/** No answer came: whether the gateway took the command, nobody knows. */
const UNREACHABLE = "unreachable";

interface Answer {
  readonly response: Response;
  readonly body: unknown;
}

async function post(
  command: GatewayCommand,
  { url, fetch, clock }: GatewayCommandOptions,
): Promise<Answer> {
  const abort = new AbortController();
  try {
    const answered = fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
      signal: abort.signal,
    }).then(async (response) => ({ response, body: await response.json().catch(() => undefined) }));
    const limit = { clock, limitMs: ANSWER_LIMIT_MS, what: "The gateway's answer" };
    return await withinTime(answered, limit);
  } catch (cause) {
    abort.abort();
    throw new GatewayError(UNREACHABLE, "The gateway cannot be reached", { cause });
  }
}

function readAnswer({ type }: GatewayCommand, { response, body }: Answer): Accepted {
  const accepted = Accepted.safeParse(body);
  // A gateway written from the seed alone may answer with anything; success is its status.
  if (response.ok) return accepted.data ?? { requestId: "", type };
  const problem = Problem.safeParse(body);
  throw problem.success
    ? new GatewayError(lastPart(problem.data.type), problem.data.detail)
    : new GatewayError(
      `status-${response.status}`,
      `The gateway answered with status ${response.status}`,
    );
}

function lastPart(type: string): string {
  return type.split(/[/:#]/).at(-1) || "problem";
}

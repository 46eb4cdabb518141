// Takes the commands of one agent's toolbars: refuses one, or turns it into a request to the T-Server.
import { recapEvents } from "../call/mod.ts";
import type { Accepted, Command } from "../protocol/mod.ts";
import type { TServerLink } from "../tserver/mod.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { EventJournal } from "./journal.ts";
import type { Asked, Outbox, PendingRequest } from "./outbox.ts";
import { type Plan, planCommand } from "./plan.ts";
import type { Refusal } from "./refusal.ts";
import type { Registration } from "./registration.ts";
import type { RequestWindow } from "./request_window.ts";

export interface CommandDeskOptions {
  readonly thisDN: string;
  readonly link: TServerLink;
  readonly journal: EventJournal;
  readonly keeper: CallKeeper;
  readonly outbox: Outbox;
  readonly registration: Registration;
  readonly requests: RequestWindow;
  /** Makes an id that was never used before. */
  readonly newId: () => string;
}

export type CommandOutcome =
  | { readonly ok: true; readonly accepted: Accepted }
  | { readonly ok: false; readonly refusal: Refusal };

type RequestPlan = Extract<Plan, { do: "request" }>;

export class CommandDesk {
  readonly #options: CommandDeskOptions;

  constructor(options: CommandDeskOptions) {
    this.#options = options;
  }

  /** What comes of a command that is taken is told to the toolbars as events. */
  take(command: Command): CommandOutcome {
    const { requests, newId } = this.#options;
    const recalled = requests.recall(command);
    if (recalled) return recalled;
    const { thisDN, registration, keeper } = this.#options;
    const plan = planCommand(command, {
      thisDN,
      presence: registration.presence,
      calls: keeper.calls,
    });
    const refusal = this.#refusalOf(plan);
    if (refusal) {
      this.#keepWish(command);
      return { ok: false, refusal };
    }
    const asked = { type: command.type, requestId: requestIdOf(command) ?? newId() };
    const accepted = { ...asked, ...this.#carryOut(plan, asked) };
    requests.remember(command, accepted);
    return { ok: true, accepted };
  }

  /** A client that follows the tutorial does not ask again: it is registered when the link is back. */
  #keepWish(command: Command): void {
    const { registration, newId } = this.#options;
    if (command.type === "NotReady") registration.giveUp();
    if (command.type !== "initialize") return;
    registration.keep();
    registration.start(command.requestId ?? newId());
  }

  /** Only what really needs the T-Server is refused for its sake. */
  #refusalOf(plan: Plan): Refusal | undefined {
    const { link, outbox, registration } = this.#options;
    if (plan.do === "catchUp") return undefined;
    if (plan.do === "request" && this.#repeatedBy(plan)) return undefined;
    // Until the DN is registered again the link is as good as down.
    const isResuming = registration.isResuming && plan.do !== "initialize";
    if (link.status === "down" || isResuming) {
      return {
        code: "link-down",
        detail: "The T-Server link is down or has just come back. Try again in a moment",
      };
    }
    if (plan.do === "refuse") return plan.refusal;
    if (!outbox.isFull) return undefined;
    return {
      code: "too-many-requests",
      detail: "Too many requests wait for the T-Server's answer. Wait for the events they cause",
    };
  }

  /** The request on its way that a repeated command asks for again. */
  #repeatedBy({ request, connID, isOnce }: RequestPlan): PendingRequest | undefined {
    return isOnce ? this.#options.outbox.inFlight(request.name, connID) : undefined;
  }

  /** Does what was planned. What it returns of a repeated command names the request on its way. */
  #carryOut(plan: Plan, asked: Asked): Partial<Accepted> {
    const { journal, keeper, outbox, registration } = this.#options;
    switch (plan.do) {
      case "refuse":
        return {};
      case "initialize": {
        const requestId = registration.start(asked.requestId);
        // Whoever starts anew must not be told of a call that ended unseen.
        if (keeper.hasLiveCalls) registration.requestSnapshot();
        return { requestId };
      }
      case "catchUp":
        for (const event of recapEvents(plan.over.recap)) journal.catchUpStrangers(event);
        return { connectionId: plan.over.call.connID };
      case "request": {
        const { request, connID } = plan;
        const repeated = this.#repeatedBy(plan);
        if (!repeated) outbox.send(request, { asked, connID });
        const { requestId } = repeated?.asked ?? asked;
        return { requestId, ...(connID !== undefined && { connectionId: connID }) };
      }
    }
  }
}

/** Oracle's outbound client names its call by `connectionId`, which then serves as the request's id. */
function requestIdOf(command: Command): string | undefined {
  if (command.requestId !== undefined) return command.requestId;
  return command.type === "MakeCall" ? command.connectionId || undefined : undefined;
}

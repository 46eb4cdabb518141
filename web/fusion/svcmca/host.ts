// Fusion's half of the older API: takes the toolbar's calls, replies by uuid, and pushes what Fusion
// says by method. What a call means is decided by the desktop that is injected.
import type { Timer } from "../../../gateway/runtime/clock.ts";
import type { DeskHostDeps } from "../desk.ts";
import { refuse } from "../outcome.ts";
import {
  type Answer,
  type Delivery,
  type Host,
  RESULT_TIMEOUT_MS,
  type Traffic,
} from "../uef/host/host.ts";
import type { Attributes } from "../uef/types.ts";
import type { EventName } from "../uef/vocabulary.ts";
import { type Call, type CommandResponse, decodeFromToolbar, type Listening } from "./calls.ts";
import { operationOf } from "./mapping.ts";
import { configurationOf, serve, type Windows } from "./own_calls.ts";
import {
  CHANNEL_LISTENERS,
  COMMAND_RESPONSES,
  type CommandListener,
  SVCMCA_VERSION,
} from "./vocabulary.ts";
import { encode } from "./wire.ts";

export interface SvcMcaHostDeps extends DeskHostDeps {
  /** The toolbar's windows as they stand; set when the toolbar opens or closes one. */
  readonly windows: { value: Windows };
}

interface Waiting {
  readonly event: CommandListener;
  readonly commandId: string;
  readonly command: string;
  readonly eventId: string;
  readonly settle: (delivery: Delivery) => void;
  readonly timer: Timer;
}

/** Listens on the port from now on. */
export function createSvcMcaHost(deps: SvcMcaHostDeps): Host {
  const toolbarName = deps.toolbarName.toLowerCase();
  const listening = new Map<string, string | undefined>();
  /** The uuids by which the startCommEvent of each open call may be replied to again. */
  const started = new Map<string, string>();
  let waiting: readonly Waiting[] = [];
  let isConnected = false;

  const post = (message: Attributes) => deps.port.post(encode(message));
  const record = (traffic: Omit<Traffic, "to">) =>
    deps.onTraffic({ ...traffic, to: traffic.from === "fusion" ? "toolbar" : "fusion" });

  const forget = () => {
    listening.clear();
    started.clear();
    for (const { settle, timer } of waiting) {
      timer.cancel();
      settle({ outcome: "failed", detail: "The toolbar has gone" });
    }
    waiting = [];
  };

  /** Nothing says hello here: whoever speaks first is there. */
  const meet = (applicationName: string) => {
    if (isConnected) return;
    isConnected = true;
    deps.onSession({ applicationName, version: SVCMCA_VERSION });
  };

  const listen = ({ method, data: { channel, appClassification } }: Listening) => {
    const key = listenerKey(method, channel);
    if (method === "onToolbarInteractionCommand" && listening.has(key)) {
      // It is registered once in a page's life: this is another page.
      isConnected = false;
      forget();
    }
    meet(toolbarName);
    listening.set(key, appClassification ?? undefined);
    record({
      from: "toolbar",
      kind: "session",
      name: method,
      payload: { channel, appClassification },
    });
    deps.onListening?.(method);
  };

  const answer = (call: Call): Answer => {
    const operation = operationOf(call);
    if (operation) return deps.answer(operation);
    return deps.withDesktop((desktop) => {
      const served = serve(call, { desktop, windows: deps.windows.value });
      deps.windows.value = served.windows;
      return served;
    });
  };

  const reply = (method: string, uuid: string, answer: Answer, about: { eventId?: string }) => {
    const payload: Attributes = answer.ok
      ? { ...answer.payload, method, uuid, toolbarName, result: "success" }
      : { ...about, method, uuid, toolbarName, result: "error", error: answer.error.message };
    const name = `${method} ${answer.ok ? "response" : "error"}`;
    record({ from: "fusion", kind: "answer", name, ...about, payload });
    post(payload);
  };

  const carryOut = (call: Call, uuid: string, about: { eventId?: string }) => {
    const given = answer(call);
    // As a pod does it: no reply, ever.
    if (!given.ok && given.isSilent) {
      const name = `${call.method} dropped`;
      return record({ from: "fusion", kind: "answer", name, ...about, payload: given.error });
    }
    reply(call.method, uuid, call.method === "getConfiguration" ? configured(call, given) : given, {
      ...about,
    });
    if (!given.ok || about.eventId === undefined) return;
    if (call.method === "startCommEvent") started.set(about.eventId, uuid);
    else if (call.method === "closeCommEvent") started.delete(about.eventId);
    else if (TELLS_AGAIN.has(call.method)) startAgain(about.eventId, given.payload);
  };

  /** startCommEvent's callback is called again when more is known of the call (faiec). */
  const startAgain = (eventId: string, payload: Attributes) => {
    const uuid = started.get(eventId);
    if (uuid === undefined) return;
    reply("startCommEvent", uuid, { ok: true, payload: { ...payload, eventId } }, { eventId });
  };

  const settle = (response: CommandResponse) => {
    const entry = waiting.find((each) => isAnswered(each, response));
    if (!entry) return;
    waiting = waiting.filter((each) => each !== entry);
    entry.timer.cancel();
    const { result, resultDisplayString, outData } = response;
    record({
      from: "toolbar",
      kind: "result",
      name: response.method,
      ...entry.eventId !== "" && { eventId: entry.eventId },
      payload: response,
    });
    const detail = resultDisplayString || `The toolbar answered "${result}"`;
    entry.settle(
      result === "success" ? { outcome: "delivered", outData } : { outcome: "failed", detail },
    );
  };

  const stop = deps.port.onMessage((posted) => {
    const message = decodeFromToolbar(posted);
    switch (message?.kind) {
      case "listening":
        return listen(message.listening);
      case "command-response":
        return settle(message.response);
      case "unreadable": {
        const { method, problem } = message;
        const name = `${method} not understood`;
        record({ from: "toolbar", kind: "session", name, payload: { problem } });
        const error = { code: "invalid-data", message: problem } as const;
        deps.withDesktop((desktop) => refuse(desktop, error));
        return;
      }
      case "call":
      case "bad-call": {
        const { envelope: { method, uuid, data } } = message;
        meet(toolbarName);
        const about = eventIdOf(data);
        record({ from: "toolbar", kind: "operation", name: method, ...about, payload: data });
        if (message.kind === "call") return carryOut(message.call, uuid, about);
        const error = { code: "invalid-data", message: message.problem } as const;
        return reply(method, uuid, { ok: false, error }, about);
      }
    }
  });

  /** Sends a command and waits for its answer, which carries no uuid. */
  const command = (event: CommandListener, payload: Attributes) =>
    new Promise<Delivery>((settle) => {
      const { commandId, command, eventId } = payload;
      const timer = deps.clock.setTimer(RESULT_TIMEOUT_MS, () => {
        waiting = waiting.filter((each) => each !== entry);
        const detail = `The toolbar did not answer ${event} within ${RESULT_TIMEOUT_MS} ms`;
        settle({ outcome: "failed", detail });
      });
      const entry: Waiting = {
        event,
        commandId: textOf(commandId),
        command: textOf(command),
        eventId: textOf(eventId),
        settle,
        timer,
      };
      waiting = [...waiting, entry];
      post(payload);
    });

  return {
    async fire(event, payload) {
      const key = listenerKey(event, payload.channel);
      if (!listening.has(key)) {
        const detail = `The toolbar has not called ${event}()`;
        return { outcome: "failed", detail, isUnheard: true };
      }
      const listens = listening.get(key);
      if (listens !== undefined && listens !== deps.appClassification) {
        const detail = `The toolbar hears ${event} for "${listens}" only; ` +
          `this desktop is "${deps.appClassification}"`;
        return { outcome: "failed", detail, isUnheard: true };
      }
      const told = { ...payload, toolbarName };
      const about = eventIdOf(payload);
      record({ from: "fusion", kind: "event", name: event, ...about, payload: told });
      if (isCommand(event)) return await command(event, told);
      post(told);
      if (event === "onDataUpdated" && about.eventId) startAgain(about.eventId, payload);
      return { outcome: "delivered" };
    },
    // Records and their events are the newer framework's.
    hears: () => false,
    confirm: () => Promise.resolve(undefined),
    close() {
      stop();
      forget();
    },
  };
}

/** Calls that change what Fusion knows of an engagement. */
const TELLS_AGAIN: ReadonlySet<string> = new Set([
  "getCustomerData",
  "upgradeCommEvent",
  "downgradeCommEvent",
]);

const isCommand = (event: EventName): event is CommandListener => event in COMMAND_RESPONSES;

/** An answer names its command as far as the toolbar's library does: those to an agent's have no id. */
function isAnswered(
  { event, commandId, command, eventId }: Waiting,
  response: CommandResponse,
): boolean {
  if (COMMAND_RESPONSES[event] !== response.method) return false;
  if (response.commandId) return response.commandId === commandId;
  return response.command === command && (!response.eventId || response.eventId === eventId);
}

const listenerKey = (method: EventName | Listening["method"], channel: unknown): string =>
  CHANNEL_LISTENERS.some((name) => name === method) ? `${method} ${textOf(channel)}` : method;

function configured(
  { data }: Extract<Call, { method: "getConfiguration" }>,
  answer: Answer,
): Answer {
  if (!answer.ok) return answer;
  const { configuration = {}, ...rest } = answer.payload;
  const part = configurationOf(data.configType ?? "ALL", configuration as Attributes);
  return { ok: true, payload: { ...rest, configuration: part } };
}

function eventIdOf(data: Attributes): { eventId?: string } {
  const eventId = data.eventId ?? data.commUuid;
  return typeof eventId === "string" && eventId !== "" ? { eventId } : {};
}

const textOf = (value: unknown): string => typeof value === "string" ? value : "";

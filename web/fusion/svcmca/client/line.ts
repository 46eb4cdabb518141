// The toolbar's end of the older wire: numbers calls, finds the callback that a message is for. No
// window here; the port to the desktop is injected.
import type { Port } from "../../uef/port.ts";
import {
  CHANNEL_LISTENERS,
  COMMAND_RESPONSES,
  type CommandListener,
  type ListenerName,
  LISTENERS,
  SVCMCA_VERSION,
} from "../vocabulary.ts";
import { decodeFromFusion, encode, type FromFusion } from "../wire.ts";
import { commandOf } from "./command.ts";

/** Given a reply, an event or a command. */
export type Callback = (message: Readonly<Record<string, unknown>>) => void;

export interface LineDeps {
  readonly port: Port;
  /** How Fusion calls this toolbar. */
  readonly toolbarName: string;
  readonly newId: () => string;
}

export interface Line {
  /** Sends a call; for a method that listens, `callback` is kept for what Fusion says later. */
  call(method: string, data: Record<string, unknown>, callback?: Callback): void;
}

/** Listens on the port from now on. */
export function openLine({ port, toolbarName, newId }: LineDeps): Line {
  const listeners = new Map<string, Callback>();
  const replies = new Map<string, Callback>();
  /** The uuid of each open call's startCommEvent, by eventId. */
  const started = new Map<unknown, string>();

  const answerCommand = (event: CommandListener, command: Record<string, unknown>) => {
    port.post(encode({ ...command, method: COMMAND_RESPONSES[event], toolbarName }));
  };

  const hear = (event: ListenerName, message: FromFusion) => {
    const listener = listeners.get(keyOf(event, message.channel));
    if (!listener) return;
    if (event !== "onToolbarInteractionCommand" && event !== "onToolbarAgentCommand") {
      return listener(message);
    }
    listener(commandOf(message, (command) => answerCommand(event, command)));
  };

  port.onMessage((posted) => {
    const message = decodeFromFusion(posted);
    if (!message) return;
    const { method, uuid = "" } = message;
    if (isListener(method)) return hear(method, message);
    const callback = replies.get(uuid);
    // What Fusion knows of a call may grow until it is closed: its start is told again each time.
    if (method !== "startCommEvent") replies.delete(uuid);
    callback?.(message);
  });

  return {
    call(method, data, callback) {
      const uuid = newId();
      const channelType = data.channelType ?? CHANNEL_TYPES[String(data.channel)];
      if (isListener(method)) {
        if (callback) listeners.set(keyOf(method, data.channel), callback);
      } else if (callback) {
        replies.set(uuid, callback);
      }
      if (method === "startCommEvent") started.set(data.eventId, uuid);
      if (method === "closeCommEvent") {
        replies.delete(started.get(data.eventId) ?? "");
        started.delete(data.eventId);
      }
      port.post(encode({
        method,
        version: SVCMCA_VERSION,
        data: { ...data, ...channelType !== undefined && { channelType } },
        toolbarName,
        uuid,
      }));
    },
  };
}

/** The type of a channel, for a toolbar that does not say. */
const CHANNEL_TYPES: Readonly<Record<string, string>> = {
  PHONE: "ORA_SVC_PHONE",
  CHAT: "ORA_SVC_CHAT",
};

const isListener = (method: string): method is ListenerName =>
  LISTENERS.some((name) => name === method);

const keyOf = (event: ListenerName, channel: unknown): string =>
  CHANNEL_LISTENERS.includes(event) ? `${event} ${String(channel)}` : event;

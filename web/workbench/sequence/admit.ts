// Lets each record of a source in once. After a break a source's history is read again, and a
// source that was started anew counts from 1 again. Pure.
import type { Message } from "./message.ts";
import type { Heard } from "./read_records.ts";

/** How far one source was heard. */
export interface Heads {
  readonly lastId: number;
  readonly lastTime: number;
}

export const NOTHING_HEARD: Heads = { lastId: 0, lastTime: 0 };

/** The record's message with a key of its own; undefined for one that was heard before. */
export function admit(heads: Heads, heard: Heard): { heads: Heads; message?: Message } {
  const { id, message } = heard;
  if (id <= heads.lastId && message.time <= heads.lastTime) return { heads };
  return {
    heads: { lastId: id, lastTime: Math.max(heads.lastTime, message.time) },
    message: keyed(heard),
  };
}

/** A source that was started anew counts from 1 again, but not in the millisecond of before. */
export function keyed({ id, message }: Heard): Message {
  return { ...message, key: `${message.source}-${id}-${message.time}` };
}

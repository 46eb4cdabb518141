// Lets each record of a source in once. After a break a source's history is read again, and a
// source that was started anew counts from 1 again. Pure.
import type { Message } from "./message.ts";
import type { Heard } from "./read_records.ts";

/** How far one source was heard. */
export interface Heads {
  readonly lastId: number;
  readonly lastTime: number;
  /** How often the source began anew. */
  readonly life: number;
}

export const NOTHING_HEARD: Heads = { lastId: 0, lastTime: 0, life: 0 };

/** The record's message with a key of its own; undefined for one that was heard before. */
export function admit(heads: Heads, heard: Heard): { heads: Heads; message?: Message } {
  const { id, message } = heard;
  const isRepeated = id <= heads.lastId;
  if (isRepeated && message.time <= heads.lastTime) return { heads };
  const life = isRepeated ? heads.life + 1 : heads.life;
  return {
    heads: { lastId: id, lastTime: Math.max(heads.lastTime, message.time), life },
    message: { ...message, key: `${message.source} ${life} ${id}` },
  };
}

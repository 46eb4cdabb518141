// Where calls are kept so that they can be found again: what Fusion and toolbar said is told to browser
// pages alone, and nobody else would have it. In the browser's own database, or, where the browser
// allows none, in the page's memory.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Message } from "../message.ts";
import { type CallSummary, expired, type Story, tell } from "./story.ts";

export interface CallArchive {
  /** Whether calls outlive the page. */
  readonly isLasting: boolean;
  /** Adds messages to what is kept of calls, by the calls' ids, and forgets what is too old or too many. */
  add(calls: ReadonlyMap<string, readonly Message[]>, now: number): Promise<void>;
  /** All calls, the newest first. */
  list(): Promise<CallSummary[]>;
  load(id: string): Promise<readonly Message[]>;
  clear(): Promise<void>;
}

const newestFirst = (a: CallSummary, b: CallSummary) => b.startedAt - a.startedAt;

/** Keeps calls as long as the page lives. */
export function memoryArchive(): CallArchive {
  const stories = new Map<string, Story>();
  const summaries = () => [...stories.values()].map(({ summary }) => summary);
  return {
    isLasting: false,
    add(calls, now) {
      for (const [id, messages] of calls) {
        const story = tell(id, stories.get(id)?.messages ?? [], messages);
        if (story) stories.set(id, story);
      }
      for (const id of expired(summaries(), now)) stories.delete(id);
      return Promise.resolve();
    },
    list: () => Promise.resolve(summaries().toSorted(newestFirst)),
    load: (id) => Promise.resolve(stories.get(id)?.messages ?? []),
    clear: () => Promise.resolve(stories.clear()),
  };
}

interface Schema extends DBSchema {
  /** In a line each, so that the list reads no messages. */
  summaries: { key: string; value: CallSummary };
  messages: { key: string; value: readonly Message[] };
}

const NAME = "hookswitch-calls";

/** Keeps calls in the browser's database. */
export async function browserArchive(): Promise<CallArchive> {
  try {
    const database = await openDB<Schema>(NAME, 1, {
      upgrade(db) {
        db.createObjectStore("summaries", { keyPath: "id" });
        db.createObjectStore("messages");
      },
      // A newer page of ours wants to change the database: this one makes room.
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    return archiveIn(database);
  } catch {
    return memoryArchive();
  }
}

function archiveIn(database: IDBPDatabase<Schema>): CallArchive {
  return {
    isLasting: true,
    async add(calls, now) {
      // One transaction: two pages of one agent hear the same call, and neither may undo the other.
      const transaction = database.transaction(["summaries", "messages"], "readwrite");
      const summaries = transaction.objectStore("summaries");
      const messages = transaction.objectStore("messages");
      for (const [id, fresh] of calls) {
        const story = tell(id, await messages.get(id) ?? [], fresh);
        if (!story) continue;
        await summaries.put(story.summary);
        await messages.put(story.messages, id);
      }
      for (const id of expired(await summaries.getAll(), now)) {
        await summaries.delete(id);
        await messages.delete(id);
      }
      await transaction.done;
    },
    list: async () => (await database.getAll("summaries")).toSorted(newestFirst),
    load: async (id) => await database.get("messages", id) ?? [],
    async clear() {
      await Promise.all([database.clear("summaries"), database.clear("messages")]);
    },
  };
}

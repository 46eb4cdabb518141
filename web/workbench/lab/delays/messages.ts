// Which messages can be delayed, in the order of the list: the ones of every call first. Pure.
import type { MockDelay } from "../../../shared/mock_client.ts";
import type { Vocabulary } from "../schemas.ts";

/** The messages of every call, the one that races are made of first. */
const COMMON: readonly string[] = [
  "RequestReleaseCall",
  "RequestAnswerCall",
  "EventRinging",
  "EventEstablished",
  "EventReleased",
  "EventAbandoned",
  "RequestMakeCall",
  "RequestHoldCall",
  "RequestRegisterAddress",
  "RequestAgentLogin",
  "RequestAgentReady",
];

export interface MessageGroup {
  readonly title: string;
  readonly names: readonly string[];
}

/** The messages whose names have all words of the search, in groups; an empty group is left out. */
export function messageGroups({ requests, events }: Vocabulary, search: string): MessageGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (name: string) => words.every((word) => name.toLowerCase().includes(word));
  const isOther = (name: string) => !COMMON.includes(name);
  const all = new Set([...requests, ...events]);
  return [
    { title: "In every call", names: COMMON.filter((name) => all.has(name)) },
    { title: "Other requests", names: requests.filter(isOther).toSorted() },
    { title: "Other events", names: events.filter(isOther).toSorted() },
  ].map(({ title, names }) => ({ title, names: names.filter(isFound) }))
    .filter(({ names }) => names.length > 0);
}

export type Delays = Readonly<Record<string, MockDelay>>;

/** Delays that go together. */
export interface Preset {
  readonly title: string;
  /** What it is like, in a sentence. */
  readonly says: string;
  readonly delays: Delays;
}

const each = (names: readonly string[], delay: MockDelay): Delays =>
  Object.fromEntries(names.map((name) => [name, delay]));

const isRequest = (name: string) => name.startsWith("Request");

export const PRESETS: readonly Preset[] = [
  {
    title: "Slow switch",
    says: "Every request takes about half a second, every event a fifth.",
    delays: {
      ...each(COMMON.filter(isRequest), { normal: { mean: 500, sd: 120 } }),
      ...each(COMMON.filter((name) => !isRequest(name)), { normal: { mean: 200, sd: 50 } }),
    },
  },
  {
    title: "Jittery",
    says: "Anything may take up to eight tenths of a second, so that requests overtake each other.",
    delays: each(COMMON, { uniform: [0, 800] }),
  },
  {
    title: "Release never answered",
    says: "RequestReleaseCall goes nowhere: the toolbar has to notice by itself.",
    delays: { RequestReleaseCall: "never" },
  },
];

/** The change that leaves just `wanted` of the delays that are set. */
export function patchTo(wanted: Delays, set: Delays): Record<string, MockDelay | null> {
  const gone = Object.keys(set).map((name) => [name, null]);
  return { ...Object.fromEntries(gone), ...wanted };
}

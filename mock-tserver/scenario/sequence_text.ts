// The sequence of what happened as a table of text: time, from, to, name, and what matters of it.
import type { Message } from "./stage.ts";

/** The most rows that are shown; the oldest are left out. */
const MAX_ROWS = 80;

export interface SequenceTextOptions {
  /** Times are shown from here on. */
  readonly startedAt: number;
  nameOf(message: Message): string | undefined;
}

/** One line a message, in columns. */
export function sequenceText(
  sequence: readonly Message[],
  { startedAt, nameOf }: SequenceTextOptions,
): string {
  const inOrder = sequence.toSorted((a, b) => a.time - b.time);
  const rows = inOrder.slice(-MAX_ROWS).map((message) => [
    ((message.time - startedAt) / 1_000).toFixed(3).padStart(9),
    `${message.from.padEnd(9)} -> ${message.to}`,
    message.name,
    nameOf(message) ?? "",
    attributes(message),
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0))
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  );
  const left = sequence.length - rows.length;
  return [...(left > 0 ? [`  (${left} messages before are left out)`] : []), ...lines].join("\n");
}

/** What is said of a message, by the field that holds it. */
const SHOWN = [
  "reason",
  "cause",
  "releasedBy",
  "ANI",
  "toNumber",
  "OtherDN",
  "CallState",
  "ErrorCode",
  "ErrorMessage",
  "code",
  "errorCode",
  "detail",
] as const;

function attributes({ agent, as, thisDN, dropped, payload }: Message): string {
  const fields = (typeof payload === "object" ? payload ?? {} : {}) as Record<string, unknown>;
  const who = agent === undefined
    ? thisDN
    : as === undefined || as === "main"
    ? agent
    : `${agent}/${as}`;
  return [
    ...(who === undefined ? [] : [who]),
    ...("ReferenceID" in fields ? [`#${fields.ReferenceID}`] : []),
    ...SHOWN.filter((name) => fields[name] !== undefined && fields[name] !== "")
      .map((name) => `${name}=${fields[name]}`),
    ...(dropped ? ["(dropped)"] : []),
  ].join(" ");
}

// The promise that every scenario is checked for: each call that a toolbar was told of ends there in
// exactly one EventReleased. Pure.
import type { Message } from "./stage.ts";

/** Names by which a toolbar learns of a call. */
const TOLD = new Set(["EventRinging", "EventDialing", "EventEstablished", "EventHeld"]);

export interface PromiseOptions {
  /** Calls may go on: only an EventReleased too many is wrong. */
  readonly openCalls: boolean;
  nameOf(message: Message): string | undefined;
}

/** How the promise is broken, a phrase each; a toolbar that left is told nothing and not looked at. */
export function brokenPromises(
  sequence: readonly Message[],
  { openCalls, nameOf }: PromiseOptions,
): string[] {
  const toolbars = new Map<string, Map<string, { releases: number; call: string }>>();
  for (const message of sequence) {
    if (message.agent === undefined) continue;
    const key = `${message.agent}/${message.as}`;
    if (message.name === "connect") toolbars.set(key, new Map());
    else if (message.name === "disconnect") toolbars.delete(key);
    if (message.to !== "toolbar" || message.eventId === undefined) continue;
    const isRelease = message.name === "EventReleased";
    if (!isRelease && !TOLD.has(message.name)) continue;
    const calls = toolbars.get(key);
    const call = calls?.get(message.eventId) ??
      { releases: 0, call: nameOf(message) ?? message.eventId };
    if (isRelease) call.releases++;
    calls?.set(message.eventId, call);
  }
  return [...toolbars].flatMap(([toolbar, calls]) =>
    [...calls.values()]
      .filter(({ releases }) => releases > 1 || (releases === 0 && !openCalls))
      .map(({ releases, call }) =>
        `toolbar ${toolbar} was told ${releases} EventReleased for call ${call}`
      )
  );
}

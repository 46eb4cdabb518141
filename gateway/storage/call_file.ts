// Keeps in a file what toolbars believe that cannot say it themselves, so that a gateway that was killed
// knows of the calls it had told of. One line for each change, the last one of an agent counts.
import * as z from "zod/mini";
import type { BelievedCall, CallMemory } from "../agent/mod.ts";
import { Direction } from "../protocol/mod.ts";
import type { Log } from "../runtime/log.ts";

/** The file is written anew when it has so many lines. */
const MAX_LINES = 20_000;

const Believed = z.object({
  id: z.string(),
  state: z.optional(z.enum(["ringing", "established"])),
  told: z.optional(z.object({
    eventId: z.string(),
    connectionId: z.string(),
    ANI: z.string(),
    direction: Direction,
  })),
});
const Line = z.object({ agent: z.string(), toolbars: z.array(z.array(Believed)) });

type Toolbars = readonly (readonly BelievedCall[])[];

/** A file that cannot be used; the message is one sentence for the operator. */
export class CallFileError extends Error {
  override readonly name = "CallFileError";
}

/** The file that the settings name; undefined when nothing shall be kept. */
export function openCallFile(
  { callFile, port }: { readonly callFile?: string | undefined; readonly port: number },
  log: Log,
): CallFile | undefined {
  // A port that the system chooses is another after each start: there is nothing to go on with.
  const path = callFile ?? (port === 0 ? NOWHERE : `.hookswitch/calls-${port}.jsonl`);
  return path === NOWHERE ? undefined : new CallFile(path, log);
}

/** The path that means that nothing is kept. */
const NOWHERE = "off";

export class CallFile implements CallMemory {
  readonly #path: string;
  readonly #log: Log;
  readonly #agents: Map<string, string>;
  /** Lines of the file; undefined while they are not what they should be: it is written anew then. */
  #lines: number | undefined;
  #isFailing = false;

  /**
   * Opens the file, which is made when it is missing; lines that cannot be read are left out. Nothing in
   * it is changed before there is something to remember: another gateway may use it, that has the port.
   * @throws {CallFileError} when it cannot be read or written
   */
  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    try {
      this.#makeFolder();
      Deno.openSync(path, { append: true, create: true }).close();
      this.#agents = read(path, log);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CallFileError(`Cannot keep calls in "${path}": ${why}`, { cause });
    }
  }

  recall(agentId: string): Toolbars {
    const text = this.#agents.get(agentId);
    return text === undefined ? [] : Line.parse(JSON.parse(text)).toolbars as Toolbars;
  }

  /** A full disk must not stop calls: it is logged, and tried again with the next change. */
  remember(agent: string, toolbars: Toolbars): void {
    const line = JSON.stringify({ agent, toolbars });
    if (toolbars.length === 0) this.#agents.delete(agent);
    else this.#agents.set(agent, line);
    try {
      this.#write(line);
      this.#isFailing = false;
    } catch (error) {
      this.#lines = undefined;
      if (!this.#isFailing) this.#log.error("Cannot keep calls for a restart", { error });
      this.#isFailing = true;
    }
  }

  #write(line: string): void {
    if (this.#lines === undefined || this.#lines >= MAX_LINES) return this.#writeAnew();
    const file = openExisting(this.#path);
    if (!file) return this.#writeAnew();
    using _ = file;
    writeAll(file, `${line}\n`);
    this.#lines++;
  }

  /** Writes what is known to a new file, which takes the old one's place when it is whole. */
  #writeAnew(): void {
    this.#makeFolder();
    const next = `${this.#path}.next`;
    using file = Deno.openSync(next, { write: true, create: true, truncate: true });
    for (const line of this.#agents.values()) writeAll(file, `${line}\n`);
    Deno.renameSync(next, this.#path);
    this.#lines = this.#agents.size;
  }

  #makeFolder(): void {
    const folder = this.#path.replace(/[^/\\]*$/, "");
    if (folder !== "") Deno.mkdirSync(folder, { recursive: true });
  }
}

/**
 * Opened by its name for each line: a file that was removed, or replaced by somebody else, would take
 * what is written to it along. Undefined when it is gone.
 */
function openExisting(path: string): Deno.FsFile | undefined {
  try {
    return Deno.openSync(path, { append: true });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Each agent's last line. */
function read(path: string, log: Log): Map<string, string> {
  const agents = new Map<string, string>();
  for (const text of readText(path).split("\n")) {
    if (text === "") continue;
    const line = parse(text);
    // The process may have died over the last one.
    if (!line) log.warn("A line of the kept calls cannot be read", { path });
    else if (line.toolbars.length === 0) agents.delete(line.agent);
    else agents.set(line.agent, text);
  }
  return agents;
}

function readText(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

function parse(text: string): z.infer<typeof Line> | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();

function writeAll(file: Deno.FsFile, text: string): void {
  for (let rest = encoder.encode(text); rest.length > 0;) {
    rest = rest.subarray(file.writeSync(rest));
  }
}

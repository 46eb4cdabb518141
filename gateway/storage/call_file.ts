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
  #file: Deno.FsFile;
  #lines = 0;
  #isFailing = false;

  /**
   * Opens the file, which is made when it is missing; lines that cannot be read are left out.
   * @throws {CallFileError} when it cannot be read or written
   */
  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
    try {
      const folder = path.replace(/[^/\\]*$/, "");
      if (folder !== "") Deno.mkdirSync(folder, { recursive: true });
      this.#agents = read(path, log);
      this.#file = this.#writeAnew();
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
      if (this.#isFailing || this.#lines >= MAX_LINES) this.#replaceFile();
      else this.#append(line);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#log.error("Cannot keep calls for a restart", { error });
      this.#isFailing = true;
    }
  }

  close(): void {
    this.#file.close();
  }

  #append(line: string): void {
    writeAll(this.#file, `${line}\n`);
    this.#lines++;
  }

  #replaceFile(): void {
    const old = this.#file;
    this.#file = this.#writeAnew();
    old.close();
  }

  /** Writes what is known to a new file, which takes the old one's place when it is whole. */
  #writeAnew(): Deno.FsFile {
    const next = `${this.#path}.next`;
    const file = Deno.openSync(next, { write: true, create: true, truncate: true });
    try {
      for (const line of this.#agents.values()) writeAll(file, `${line}\n`);
      Deno.renameSync(next, this.#path);
    } catch (error) {
      file.close();
      throw error;
    }
    this.#lines = this.#agents.size;
    return file;
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

// What every toolbar of the soak can do, whatever it knows of resuming; keeps its record.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { Random } from "../../../gateway/runtime/random.ts";
import { sendCommand } from "../../../web/toolbar/cti/vendor/gatewayCommands.ts";
import type { Recorded, RecordEntry, ToolbarKind, ToolbarRecord } from "./record.ts";

export interface ToolbarOptions {
  readonly name: string;
  readonly agentId: string;
  readonly dn: string;
  /** Host and port of the gateway, or of what stands before it. */
  readonly authority: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** A command, as JSON. */
export type ToolbarCommand = Readonly<Record<string, string>> & { readonly type: string };

export abstract class Toolbar implements ToolbarRecord {
  abstract readonly kind: ToolbarKind;
  readonly name: string;
  readonly agentId: string;
  readonly dn: string;
  readonly entries: Recorded[] = [];
  protected readonly options: ToolbarOptions;

  constructor(options: ToolbarOptions) {
    this.options = options;
    this.name = options.name;
    this.agentId = options.agentId;
    this.dn = options.dn;
  }

  /** Connects for the first time. */
  abstract start(): void;
  /** Loses its connection, and connects again. */
  abstract reconnect(): void;
  /** Ends for good. */
  abstract stop(): void;
  /** Forgets all that it knows of the gateway and of calls. */
  protected abstract forget(): void;

  /** The page is loaded anew: everything is forgotten. */
  reload(): void {
    this.note({ kind: "reloaded" });
    this.forget();
    this.reconnect();
  }

  /** Whether it was told since `entry` that all is well: registered, or how things stand. */
  isUpSince(entry: number): boolean {
    const since = this.entries.slice(entry);
    const opened = since.findLastIndex(({ kind }) => kind === "opened");
    return opened >= 0 && since.slice(opened).some((recorded) =>
      recorded.kind === "told" &&
      ["EventRegistered", "EventSnapshot"].includes(recorded.event.eventName)
    );
  }

  /** Asks for something; what came of it is written down, and told: whether it was taken. */
  async ask(command: ToolbarCommand): Promise<boolean> {
    const { authority, agentId, clock } = this.options;
    const url = `http://${authority}/genesys/events?agent=${agentId}`;
    const answer = await sendCommand(command, { url, fetch, clock, mayRepeat: () => false })
      .then(() => "taken", ({ code }: { code: string }) => code);
    const { connectionId = "" } = command;
    this.note({ kind: "asked", command: `${command.type} ${connectionId}`.trim(), answer });
    return answer === "taken";
  }

  protected note(entry: RecordEntry): void {
    this.entries.push({ ...entry, at: this.options.clock.now() });
  }
}

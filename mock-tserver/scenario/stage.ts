// What a scenario is played on: a gateway with a mock T-Server behind it, in virtual or real time.
// A stage of its own is put together where both may be known, in tasks/scenario; the one on the
// running server is live_stage.ts.

/** One message of the sequence that is watched. */
export interface Message {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly from: Role;
  readonly to: Role;
  /** A command, an event, an answer's status, a T-Library name, or what a person did. */
  readonly name: string;
  /** Of a toolbar: whose it is. */
  readonly agent?: string | undefined;
  /** Of a toolbar: which it is. */
  readonly as?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly thisDN?: string | undefined;
  /** It went nowhere: its delay was "never". */
  readonly dropped?: true | undefined;
  /** A customer did it without being asked. */
  readonly byItself?: true | undefined;
  readonly payload: unknown;
}

/** Who is on stage. */
export type Role = "toolbar" | "gateway" | "tserver" | "softphone" | "customer" | "control";

/** A toolbar: its agent, and its name among the agent's toolbars. */
export interface ToolbarName {
  readonly agent: string;
  readonly as: string;
}

/** What the gateway's HTTP side answered. */
export interface Answer {
  readonly status: number;
  /** The JSON of the body; undefined when there is none. */
  readonly body: unknown;
}

export interface StageRequest {
  readonly method: string;
  /** A path of the gateway, such as /mock/calls. */
  readonly path: string;
  readonly body?: unknown;
}

/** Gateway, mock T-Server, toolbars and time. */
export interface Stage {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How much later than the clock says a message may be seen, in milliseconds; 0 in virtual time. */
  readonly graceMs: number;
  /** Asks the gateway, whose mock is below /mock. */
  request(request: StageRequest): Promise<Answer>;
  /** Opens a toolbar's connection. */
  connect(toolbar: ToolbarName): Promise<void>;
  disconnect(toolbar: ToolbarName): Promise<void>;
  /** Calls `listener` with what the T-Server and the toolbars say and hear from now on. */
  observe(listener: (message: Message) => void): void;
  /** Lets time go on to `untilMs`, or until `isMet` says yes after a message. */
  wait(untilMs: number, isMet: () => boolean): Promise<void>;
  close(): Promise<void>;
}

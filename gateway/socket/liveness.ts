// Whether the peer of a socket still lives and reads. Time is what its caller says; pure otherwise.

/** How often a toolbar is asked for a sign of life, and how long it may be without one. */
export interface HeartbeatTerms {
  readonly intervalMs: number;
  readonly leaseMs: number;
}

export interface LivenessOptions {
  readonly nowMs: number;
  /** How long bytes may wait for the peer without becoming fewer, in milliseconds. */
  readonly stalledReaderMs: number;
  /** Absent for a peer that sends nothing. */
  readonly heartbeat?: HeartbeatTerms | undefined;
  /** From 0 to 1: where in the interval its heartbeats are, so that those of many peers are spread. */
  readonly phase: number;
}

/** `stalled`: it does not read. `silent`: it is not heard of. `beat`: it is to be asked now. */
export type Verdict = "fine" | "beat" | "silent" | "stalled";

export class Liveness {
  readonly #options: LivenessOptions;
  #heardAt: number;
  #nextBeatAt: number;
  /** What would wait for the peer if it had read nothing since the last look. */
  #unreadBytes = 0;
  #isIdle = true;
  #shrankAt: number;

  constructor(options: LivenessOptions) {
    const { nowMs, heartbeat, phase } = options;
    this.#options = options;
    this.#heardAt = nowMs;
    this.#shrankAt = nowMs;
    this.#nextBeatAt = nowMs + phase * (heartbeat?.intervalMs ?? 0);
  }

  /** The peer gave a sign of life. */
  heard(nowMs: number): void {
    this.#heardAt = nowMs;
  }

  /** How long the peer has given no sign of life. */
  silentMs(nowMs: number): number {
    return nowMs - this.#heardAt;
  }

  /** Nothing waited for the peer at the last look, and nothing was sent since. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** So many bytes more wait for the peer. */
  sent(bytes: number): void {
    this.#unreadBytes += bytes;
    this.#isIdle = false;
  }

  /** What to think of it when so many bytes wait. */
  judge(nowMs: number, waitingBytes: number): Verdict {
    const { heartbeat, stalledReaderMs } = this.#options;
    if (waitingBytes === 0 || waitingBytes < this.#unreadBytes) this.#shrankAt = nowMs;
    this.#unreadBytes = waitingBytes;
    this.#isIdle = waitingBytes === 0;
    if (nowMs - this.#shrankAt >= stalledReaderMs) return "stalled";
    if (!heartbeat) return "fine";
    if (this.silentMs(nowMs) >= heartbeat.leaseMs) return "silent";
    if (nowMs < this.#nextBeatAt) return "fine";
    this.#nextBeatAt += heartbeat.intervalMs;
    return "beat";
  }
}

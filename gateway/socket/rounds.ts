// Looks after many members with one timer: each is visited once a round, a share of them at each step.
import type { Clock, Timer } from "../runtime/clock.ts";

export interface RoundsOptions<Member> {
  readonly clock: Clock;
  /** How long a round takes, in milliseconds. */
  readonly roundMs: number;
  /** The steps of a round; the members are spread over them. */
  readonly steps: number;
  /** Must not throw. */
  readonly visit: (member: Member) => void;
}

export class Rounds<Member> {
  readonly #options: RoundsOptions<Member>;
  readonly #shares: readonly Set<Member>[];
  readonly #shareOf = new Map<Member, Set<Member>>();
  #joined = 0;
  #step = 0;
  #timer: Timer | undefined;

  constructor(options: RoundsOptions<Member>) {
    this.#options = options;
    this.#shares = Array.from({ length: options.steps }, () => new Set());
  }

  /**
   * The time in milliseconds that was spent on rounds. It measures silence better than a clock does: it
   * stands still while this process itself is stopped, and nobody can set it.
   */
  get elapsedMs(): number {
    return this.#step * this.#stepMs;
  }

  add(member: Member): void {
    const share = this.#shares[this.#joined++ % this.#shares.length];
    share?.add(member);
    if (share) this.#shareOf.set(member, share);
    if (!this.#timer) this.#wait();
  }

  delete(member: Member): void {
    this.#shareOf.get(member)?.delete(member);
    this.#shareOf.delete(member);
    if (this.#shareOf.size === 0) this.stop();
  }

  /** Visits nobody until a member joins. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  get #stepMs(): number {
    return this.#options.roundMs / this.#options.steps;
  }

  #wait(): void {
    this.#timer = this.#options.clock.setTimer(this.#stepMs, () => {
      this.#wait();
      const share = this.#shares[this.#step++ % this.#shares.length] ?? [];
      for (const member of share) this.#options.visit(member);
    });
  }
}

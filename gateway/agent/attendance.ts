// The toolbars of one agent come and go: who comes back is told what it missed, and what was told to one
// whose connection broke is doubted.
import type { TrackedCall } from "../call/mod.ts";
import type { Resume } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Absence } from "./absence.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { Deliver } from "./entry.ts";
import type { EventJournal, Listener } from "./journal.ts";
import type { Reconciler } from "./reconciler.ts";
import type { Registration } from "./registration.ts";

/**
 * What was sent to a toolbar in its last moments may not have arrived when its connection broke, in
 * milliseconds: for as long as a dead connection may go unnoticed. The bounds of heartbeatLeaseMs,
 * idleTimeoutMs and stalledReaderMs see to it that it is not longer.
 */
const DOUBTFUL_MS = 60_000;

/** One toolbar that is told what happens. */
export interface Attachment {
  /**
   * The toolbar is told nothing any more. `isSure` when it has received all that it was told, as a
   * WebSocket's closing handshake proves; may be called again when that turns out later.
   */
  detach(isSure?: boolean): void;
}

export interface AttendanceOptions {
  readonly clock: Clock;
  readonly journal: EventJournal;
  readonly keeper: CallKeeper;
  readonly registration: Registration;
  readonly reconciler: Reconciler;
  readonly absence: Absence;
}

export class Attendance {
  readonly #options: AttendanceOptions;

  constructor(options: AttendanceOptions) {
    this.#options = options;
  }

  attach(deliver: Deliver, resume?: Resume): Attachment {
    const { journal, registration, reconciler, absence } = this.#options;
    absence.end();
    const since = resume?.since &&
      { position: resume.since, saysCalls: resume.calls !== undefined };
    const listener = journal.attach(deliver, since);
    if (resume) {
      reconciler.expect(listener, resume);
      if (!registration.isSettled || reconciler.hasDoubts) registration.keep();
      else reconciler.settle();
    }
    let doubtful: readonly TrackedCall[] = [];
    return {
      detach: (isSure = true) => {
        if (isSure) this.#options.keeper.areTold(doubtful);
        if (!journal.detach(listener)) return;
        reconciler.forget(listener);
        if (journal.toolbars === 0) absence.begin();
        if (!isSure) doubtful = this.#doubt(listener);
      },
    };
  }

  #doubt(listener: Listener): readonly TrackedCall[] {
    const { clock, keeper, registration } = this.#options;
    const doubtful = keeper.doubt(listener, clock.now() - DOUBTFUL_MS);
    // A toolbar that has come in its place already learns now what it may have missed.
    if (!registration.inProgress) keeper.catchUpEnds();
    return doubtful;
  }
}

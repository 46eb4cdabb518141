// The toolbars of one agent come and go: who comes back is told what it missed, and what is known of who
// left is kept for the next one that starts anew.
import type { Resume } from "../protocol/mod.ts";
import type { Clock, Timer } from "../runtime/clock.ts";
import type { Parting } from "../socket/mod.ts";
import type { Absence } from "./absence.ts";
import type { BeliefChange } from "./beliefs.ts";
import { type Departure, Departures } from "./departures.ts";
import type { Deliver } from "./entry.ts";
import type { EventJournal } from "./journal.ts";
import type { Listener } from "./listener.ts";
import type { CallMemory } from "./memory.ts";
import type { Reconciler } from "./reconciler.ts";
import type { Registration } from "./registration.ts";

/** What was sent so shortly before a toolbar closed its connection may not have been read, in milliseconds. */
const IN_FLIGHT_MS = 200;

/** How much longer than `idleTimeoutMs` a dead connection may go unnoticed, in milliseconds. */
const NOTICE_MARGIN_MS = 2_000;

/**
 * A page that is loaded anew may connect before its old connection is gone, in milliseconds; one that came
 * longer before is another.
 */
const SUCCESSION_MS = 1_000;

/** An end is forgotten so much later than it was told, in milliseconds: the process may die over it. */
const FORGET_AFTER_MS = 250;

/** One toolbar that is told what happens. */
export interface Attachment {
  /** The toolbar is told nothing any more; `received` may follow when it turns out so later. */
  detach(parting?: Parting): void;
}

export interface AttendanceOptions {
  readonly agentId: string;
  readonly clock: Clock;
  readonly memory: CallMemory;
  readonly journal: EventJournal;
  readonly registration: Registration;
  readonly reconciler: Reconciler;
  readonly absence: Absence;
  readonly idleTimeoutMs: number;
}

export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #departures: Departures;
  /** Those that cannot say which calls they show, in the order in which they came. */
  readonly #silent = new Map<
    Listener,
    { readonly cameAt: number; readonly hasInherited: boolean }
  >();
  #forgetting: Timer | undefined;

  constructor(options: AttendanceOptions) {
    this.#options = options;
    this.#departures = new Departures(options.memory.recall(options.agentId));
  }

  attach(deliver: Deliver, resume?: Resume): Attachment {
    const { clock, journal, registration, absence } = this.#options;
    absence.end();
    const isSilent = resume?.calls === undefined;
    const believed = resume?.calls ?? this.#departures.take(resume?.since?.seq);
    const calls = believed ?? [];
    const listener = journal.attach(deliver, {
      calls,
      isStranger: believed === undefined,
      since: resume?.since,
      onBelief: isSilent ? (change) => this.#keep(change) : undefined,
    });
    if (isSilent) {
      this.#silent.set(listener, { cameAt: clock.now(), hasInherited: calls.length > 0 });
    }
    if (resume) this.#reconcile(listener, resume);
    // What became of its calls only the switch can say, also when its `initialize` fails.
    else if (calls.length > 0 && !registration.isSettled) registration.keep();
    let departure: Departure | undefined;
    return {
      detach: (parting = "received") => {
        if (parting === "received" && departure) {
          departure.doubtful = [];
          this.#save();
        }
        if (!journal.detach(listener)) return;
        this.#options.reconciler.forget(listener);
        if (journal.toolbars === 0) absence.begin();
        if (this.#silent.has(listener)) departure = this.#remember(listener, parting);
      },
    };
  }

  /** The process ends: whoever is still connected may not have received the latest. */
  close(): void {
    for (const listener of [...this.#silent.keys()].reverse()) this.#remember(listener, "broken");
    this.#save();
    this.#forgetting?.cancel();
  }

  #reconcile(listener: Listener, resume: Resume): void {
    const { registration, reconciler } = this.#options;
    reconciler.expect(listener, { saysCalls: resume.calls !== undefined });
    if (!registration.isSettled || reconciler.hasDoubts) registration.keep();
    else reconciler.settle();
  }

  #remember(listener: Listener, parting: Parting): Departure | undefined {
    const { clock } = this.#options;
    const { beliefs } = listener;
    const doubtful = beliefs.endsAfter(clock.now() - this.#doubtfulMs(parting));
    const departure = { alive: beliefs.alive, doubtful };
    const silent = [...this.#silent.keys()];
    const later = silent.slice(silent.indexOf(listener) + 1);
    this.#silent.delete(listener);
    if (this.#handOver(departure, later)) return undefined;
    this.#departures.add(departure);
    // What it may not have received was forgotten when it was told.
    if (doubtful.length > 0) this.#save();
    return departure;
  }

  /** What was told to a toolbar in this time before it went may not have arrived. */
  #doubtfulMs(parting: Parting): number {
    switch (parting) {
      case "received":
        return 0;
      case "closed":
        return IN_FLIGHT_MS;
      case "broken":
        return this.#options.idleTimeoutMs + NOTICE_MARGIN_MS;
    }
  }

  /**
   * Whether a toolbar came in its place before it was noticed to be gone: that one learns now what it
   * missed.
   */
  #handOver({ alive, doubtful }: Departure, later: readonly Listener[]): boolean {
    const { clock, reconciler } = this.#options;
    const calls = [...alive, ...doubtful.map(({ call }) => call)];
    for (const successor of later.toReversed()) {
      const lacking = calls.filter((call) => reconciler.lacks(successor, call));
      if (lacking.length === 0) continue;
      successor.beliefs.add(lacking);
      reconciler.endUnknown(successor);
      return true;
    }
    const latest = later.at(-1);
    const place = latest && this.#silent.get(latest);
    return place !== undefined && !place.hasInherited &&
      clock.now() - place.cameAt <= SUCCESSION_MS;
  }

  /** What a toolbar has learned is kept before it is told, what is over for a while. */
  #keep(change: BeliefChange): void {
    if (change === "more") this.#save();
    else if (change === "less") this.#forgetLater();
  }

  #forgetLater(): void {
    this.#forgetting ??= this.#options.clock.setTimer(FORGET_AFTER_MS, () => {
      this.#forgetting = undefined;
      this.#save();
    });
  }

  #save(): void {
    const { agentId, clock, memory } = this.#options;
    const lists = [...this.#departures.lists];
    for (const { beliefs } of this.#silent.keys()) {
      const ends = beliefs.endsAfter(clock.now() - FORGET_AFTER_MS);
      if (ends.length > 0) this.#forgetLater();
      lists.push([...beliefs.alive, ...ends.map(({ call }) => call)]);
    }
    // One that knows of no call counts too: it must not be taken for another.
    memory.remember(agentId, lists.some((calls) => calls.length > 0) ? lists : []);
  }
}

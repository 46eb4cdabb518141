// Clock and port of a process that can be killed: afterwards no timer fires and nothing is sent.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { TServerConnection, TServerEvent, TServerPort } from "../../gateway/tserver/mod.ts";

export class MortalClock implements Clock {
  readonly #clock: Clock;
  readonly #timers = new Set<Timer>();
  #isDead = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    if (this.#isDead) return { cancel() {} };
    const timer = this.#clock.setTimer(delayMs, () => {
      this.#timers.delete(timer);
      fire();
    });
    this.#timers.add(timer);
    return {
      cancel: () => {
        this.#timers.delete(timer);
        timer.cancel();
      },
    };
  }

  kill(): void {
    this.#isDead = true;
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }
}

/** A link to the T-Server that can fall silent: nothing passes, until both ends notice. */
export class MortalPort implements TServerPort {
  readonly #port: TServerPort;
  readonly #clock: Clock;
  readonly #open = new Map<TServerConnection, (event: TServerEvent) => void>();
  #isSilent = false;
  #isDead = false;

  constructor(port: TServerPort, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
  }

  open(receive: (event: TServerEvent) => void): TServerConnection {
    const inner = this.#port.open((event) => {
      if (!this.#isSilent && !this.#isDead) receive(event);
    });
    const connection: TServerConnection = {
      send: (request) => {
        if (!this.#isSilent && !this.#isDead) inner.send(request);
      },
      close: () => {
        this.#open.delete(connection);
        inner.close();
      },
    };
    this.#open.set(connection, receive);
    return connection;
  }

  /** For so long nothing passes; then the client notices, and the T-Server has forgotten it. */
  beSilent(forMs: number): void {
    if (this.#isSilent) return;
    this.#isSilent = true;
    this.#clock.setTimer(forMs, () => {
      this.#isSilent = false;
      for (const [connection, receive] of [...this.#open]) {
        connection.close();
        receive({
          name: "EventServerDisconnected",
          time: this.#clock.now(),
          EventSequenceNumber: 0,
        });
      }
    });
  }

  kill(): void {
    this.#isDead = true;
    for (const connection of [...this.#open.keys()]) connection.close();
  }
}

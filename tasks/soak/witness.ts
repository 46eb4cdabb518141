// A client of the T-Server that stays registered for every DN whatever happens to the gateway: without one
// the switch would tell nobody, and its journal would not say how legs went meanwhile.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import type { TServerConnection, TServerEvent } from "../../gateway/tserver/mod.ts";
import { createRemoteTServer } from "../../gateway/tserver/remote/mod.ts";

/** It registers anew so often, in milliseconds, in case an answer was lost. */
const EVERY_MS = 5_000;

export interface WitnessOptions {
  readonly url: string;
  readonly dns: readonly string[];
  readonly clock: Clock;
}

export class Witness {
  readonly #options: WitnessOptions;
  readonly #connection: TServerConnection;
  #timer: Timer | undefined;
  #referenceID = 0;

  constructor(options: WitnessOptions) {
    const { url, clock } = options;
    this.#options = options;
    this.#connection = createRemoteTServer({ url, clock, log: silentLog })
      .open((event) => this.#receive(event));
  }

  close(): void {
    this.#timer?.cancel();
    this.#connection.close();
  }

  #receive(event: TServerEvent): void {
    if (event.name === "EventLinkConnected") this.#registerAll();
    if (event.name === "EventUnregistered") this.#register(event.ThisDN);
  }

  #registerAll(): void {
    const { dns, clock } = this.#options;
    for (const dn of dns) this.#register(dn);
    this.#timer?.cancel();
    this.#timer = clock.setTimer(EVERY_MS, () => this.#registerAll());
  }

  #register(ThisDN: string): void {
    const ReferenceID = ++this.#referenceID;
    this.#connection.send({ name: "RequestRegisterAddress", ReferenceID, ThisDN });
  }
}

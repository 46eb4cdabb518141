// The steps that stand for what was done through the control interface.
import { ControlAction } from "../control_actions.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { changedSettings } from "./recorded_settings.ts";

/** Makes steps of the journal's control actions; knows which faults are in force. */
export class RecordedControls {
  readonly #agents: Readonly<Record<string, string>>;
  /** The names of the faults in force, by their ids. */
  readonly #faults = new Map<number, string>();
  #faultsMade = 0;

  constructor(agents: Readonly<Record<string, string>>) {
    this.#agents = agents;
  }

  /** The steps of an entry that a control made. */
  steps(entry: JournalEntry): object[] {
    const { name, payload } = ControlAction.parse(entry);
    switch (name) {
      case "changeSettings":
        return [{ settings: payload.patch }];
      case "addQueue":
        return [{ settings: { queues: [payload] } }];
      case "addRoutePoint":
        return [{ settings: { routePoints: [payload] } }];
      case "removeQueue":
        return [{ control: `DELETE /queues/${payload.dn}` }];
      case "ready":
        return [{ control: `POST /dns/${payload.dn}/ready` }];
      case "setService":
        return [{
          dn: payload.inService ? "in-service" : "out-of-service",
          ...this.#at(payload.dn),
        }];
      case "unregister":
        return [{ dn: "unregister", ...this.#at(payload.dn) }];
      case "setLink":
        return [{ link: payload.up ? "up" : "down" }];
      case "switchOver":
        return [{ switchover: payload.mode }];
      case "dropConnection":
        return [{ connection: "drop" }];
      case "addFault": {
        const fault = `fault${++this.#faultsMade}`;
        this.#faults.set(payload.id, fault);
        return [{ fault, ...payload.rule }];
      }
      case "removeFault":
        return this.#remove([payload.id]);
      case "clearFaults":
        return this.#remove([...this.#faults.keys()]);
      case "restore": {
        this.#faults.clear();
        const settings = changedSettings(payload.settings);
        const isChanged = Object.keys(settings).length > 0;
        return [{ control: "POST /reset" }, ...(isChanged ? [{ settings }] : [])];
      }
    }
  }

  #remove(ids: readonly number[]): object[] {
    return ids.flatMap((id) => {
      const fault = this.#faults.get(id);
      this.#faults.delete(id);
      return fault === undefined ? [] : [{ fault, remove: true }];
    });
  }

  #at(dn: string): { agent: string } | { at: string } {
    const agent = Object.keys(this.#agents).find((agent) => this.#agents[agent] === dn);
    return agent === undefined ? { at: dn } : { agent };
  }
}

// Trouble with the link itself: down and up, a backup that takes over, connections cut, phones out of service.
import { useSignal } from "@preact/signals";
import { Switch } from "../bits.tsx";
import type { Overview } from "../schemas.ts";
import type { FaultsDesk } from "./faults_desk.ts";

interface LinkControlsProps {
  readonly desk: FaultsDesk;
  readonly overview: Overview | undefined;
}

export function LinkControls({ desk, overview }: LinkControlsProps) {
  const isUp = overview?.linkIsUp ?? true;
  return (
    <section class="lab-section" aria-label="Link and connections">
      <h3 class="lab-heading">Link and connections</h3>
      <div class="link-controls">
        <Switch label="Link to the switch" isOn={isUp} toggle={() => void desk.setLink(!isUp)}>
          Link to the switch {isUp ? "up" : "down"}
        </Switch>
        <span class="link-controls__pair">
          <span class="hint">Switchover</span>
          <button
            type="button"
            class="button button--tiny"
            title="A backup takes over that knew what the primary knew"
            aria-label="Hot switchover"
            onClick={() => void desk.switchOver("hot")}
          >
            hot
          </button>
          <button
            type="button"
            class="button button--tiny"
            title="A backup takes over that gives calls new ConnIDs and has lost their data"
            aria-label="Warm switchover"
            onClick={() => void desk.switchOver("warm")}
          >
            warm
          </button>
        </span>
      </div>
      <Connections desk={desk} overview={overview} />
      <Phones desk={desk} overview={overview} />
    </section>
  );
}

function Connections({ desk, overview }: LinkControlsProps) {
  const connections = overview?.connections ?? [];
  if (connections.length === 0) return <p class="hint">No client is connected.</p>;
  return (
    <ul class="link-list" role="list" aria-label="Connections">
      {connections.slice(0, 20).map(({ id, dns }) => (
        <li key={id} class="link-list__row">
          <span>
            Client {id}
            <small class="lab-id">
              {dns.length === 0
                ? "registered for nothing"
                : dns.length > 4
                ? `registered for ${dns.length} DNs`
                : `registered for ${dns.join(", ")}`}
            </small>
          </span>
          <button
            type="button"
            class="button button--tiny"
            aria-label={`Cut client ${id} off`}
            onClick={() => void desk.drop(id)}
          >
            Cut
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A phone is taken out of service by choosing it; those that are out are listed. */
function Phones({ desk, overview }: LinkControlsProps) {
  const phones = (overview?.dns ?? []).filter(({ queue }) => queue === undefined);
  const chosen = useSignal("");
  const out = phones.filter(({ outOfService }) => outOfService === true);
  const others = phones.filter(({ outOfService }) => outOfService !== true);
  const dn = others.some((phone) => phone.dn === chosen.value) ? chosen.value : others[0]?.dn;
  return (
    <>
      {others.length > 0 && dn !== undefined && (
        <div class="link-controls">
          <label class="label" for="service-dn">Phone</label>
          <select
            id="service-dn"
            class="field field--tiny service-dn"
            value={dn}
            onChange={(event) => chosen.value = event.currentTarget.value}
          >
            {others.slice(0, 500).map((phone) => (
              <option key={phone.dn} value={phone.dn}>
                {phone.agentId === undefined ? phone.dn : `${phone.dn}, agent ${phone.agentId}`}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="button button--tiny"
            onClick={() => void desk.setService(dn, false)}
          >
            Take out of service
          </button>
        </div>
      )}
      {out.length > 0 && (
        <ul class="link-list" role="list" aria-label="Phones out of service">
          {out.map((phone) => (
            <li key={phone.dn} class="link-list__row">
              <span>
                <span class="badge badge--bad">out of service</span> DN {phone.dn}
              </span>
              <button
                type="button"
                class="button button--tiny"
                aria-label={`Bring DN ${phone.dn} back`}
                onClick={() => void desk.setService(phone.dn, true)}
              >
                Bring back
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

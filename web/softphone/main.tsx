// The phones' own page: connects them to the switch and draws them.
import { signal } from "@preact/signals";
import { render } from "preact";
import { systemClock as clock } from "../../gateway/runtime/clock.ts";
import { connectStream as connect, pageSight as sight, rootElement } from "../shared/browser.ts";
import { followMock } from "../shared/follow_mock.ts";
import { createMockClient } from "../shared/mock_client.ts";
import { agentOfPage } from "../shared/page_agent.ts";
import { recallTheme, wearTheme } from "../shared/theme.ts";
import { AgentPhone } from "./agent_phone.tsx";
import { CustomerPhone } from "./customer_phone.tsx";
import { createDesk } from "./desk.ts";

const client = createMockClient((url, init) => fetch(url, init));
const desk = createDesk({ client, clock, agentId: agentOfPage(location.search) });
const read = () => void desk.read();

wearTheme(document.documentElement, recallTheme(() => localStorage));
const isLost = signal(false);
followMock({
  client,
  connect,
  clock,
  sight,
  opened: () => {
    isLost.value = false;
    read();
  },
  heard: read,
  lost: () => isLost.value = true,
});

function LostNote() {
  if (!isLost.value) return null;
  return (
    <p class="phones-lost phone-problem" role="alert">
      The mock T-Server cannot be reached. The phones show what it said last; trying again.
    </p>
  );
}

render(
  <main class="phones-page">
    <h1 class="visually-hidden">Phones</h1>
    <LostNote />
    <AgentPhone desk={desk} clock={clock} />
    <CustomerPhone desk={desk} clock={clock} />
  </main>,
  rootElement(),
);

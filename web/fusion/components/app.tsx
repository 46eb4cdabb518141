// The desktop's page as a whole: bar, work area, what floats above it, and the toolbar's dock.
import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { dialObstacle } from "../desktop.ts";
import type { Desk } from "../desk.ts";
import { ContactList } from "./contact_list.tsx";
import { Engagement } from "./engagement.tsx";
import { Messages } from "./messages.tsx";
import { NoticeBar } from "./notice_bar.tsx";
import { Offer } from "./offer.tsx";
import { type Framing, ToolbarDock } from "./toolbar_dock.tsx";
import { TopBar } from "./top_bar.tsx";
import { WrapUpForm } from "./wrap_up_form.tsx";

export interface AppProps {
  readonly desk: Desk;
  readonly framing: Framing;
  /** Whether the toolbar's panel is open. */
  readonly docked: Signal<boolean>;
}

/** The simulated Fusion desktop. */
export function App({ desk, framing, docked }: AppProps) {
  const desktop = desk.desktop.value;
  const { communications, notice } = desktop;
  const work = communications.filter(({ phase }) => phase === "engaged" || phase === "wrap-up");
  // Back from a call, the list takes the focus that went with it; at the page's start it does not.
  const hasWorked = useRef(false);
  hasWorked.current ||= work.length > 0;
  const offers = communications.filter((call) => !work.includes(call));
  return (
    <div class="desk" data-docked={docked.value}>
      <TopBar desk={desk} docked={docked} framing={framing} />
      <div class="offers">
        {offers.map((call) => <Offer key={call.eventId} call={call} desk={desk} />)}
      </div>
      <main class="work">
        {work.map((call) =>
          call.phase === "wrap-up"
            ? <WrapUpForm key={call.eventId} call={call} desk={desk} />
            : <Engagement key={call.eventId} call={call} desk={desk} />
        )}
        {work.length === 0 && (
          <ContactList
            desk={desk}
            obstacle={dialObstacle(desktop)}
            isBack={hasWorked.current}
          />
        )}
        <Messages log={desktop.log} />
      </main>
      <ToolbarDock docked={docked} desk={desk} framing={framing} />
      <NoticeBar notice={notice} onClose={desk.closeNotice} />
    </div>
  );
}

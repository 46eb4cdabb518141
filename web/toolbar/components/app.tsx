// The whole toolbar on the screen: the agent on top, calls in the middle, dialling below.
import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { Aids } from "../aids.ts";
import type { IntegrationActionHandler } from "../cti/integrationActionHandler.ts";
import { useWords, VoiceContext } from "../i18n/use_words.ts";
import type { Reader } from "../reader.ts";
import { LazySheet } from "../sheets/lazy_sheet.tsx";
import { useShortcuts } from "../shortcuts/use_shortcuts.ts";
import type { ToolbarState } from "../state/model.ts";
import { AgentHeader } from "./agent_header.tsx";
import type { AskCall } from "./call_buttons.tsx";
import { CallPanel } from "./call_panel.tsx";
import { DialForm } from "./dial_form.tsx";
import { FusionStatusLine } from "./fusion_status_line.tsx";
import { useGatewayClock } from "./gateway_clock.ts";
import { NoCalls } from "./no_calls.tsx";
import { Notices } from "./notices.tsx";
import { SheetButtons } from "./sheet_buttons.tsx";
import { AidsContext } from "./use_aids.ts";
import { useKeptFocus } from "./use_kept_focus.ts";
import { useSheet } from "./use_sheet.ts";

interface AppProps {
  readonly state: ReadonlySignal<ToolbarState>;
  readonly actions: IntegrationActionHandler;
  readonly clock: Clock;
  readonly reader: Reader;
  readonly aids: Aids;
}

/** Nothing is drawn until there is a language to draw it in. */
export function App(props: AppProps) {
  const { speech, phones, chooseLanguage } = props.reader;
  const spoken = speech.value;
  if (!spoken) return null;
  return (
    <VoiceContext.Provider value={{ ...spoken, phones: phones.value, chooseLanguage }}>
      <AidsContext.Provider value={props.aids}>
        <Screen {...props} />
      </AidsContext.Provider>
    </VoiceContext.Provider>
  );
}

function Screen({ state, actions, clock, aids }: AppProps) {
  const say = useWords();
  const onFocusIn = useKeptFocus();
  const shown = state.value;
  const { agent, calls, dial, fusion, dnInService } = shown;
  const gatewayClock = useGatewayClock(clock, agent.clockSkewMs);
  const ask = askThrough(actions);
  const canDial = dnInService && (agent.status === "available" || agent.status === "unavailable");
  const dialNumber = (phoneNumber: string) => void actions.makeOutboundCall(phoneNumber);
  const { sheet, open, close } = useSheet(calls);
  useShortcuts(
    useMemo(() => ({
      settings: () => aids.settings.settings.value,
      calls: () => state.value.calls,
      onAction: open,
    }), []),
  );
  return (
    <div class="toolbar" onFocusIn={onFocusIn}>
      <AgentHeader
        state={shown}
        clock={gatewayClock}
        onToggle={(available, reason) => void actions.toggleAgentAvailability(available, reason)}
      />
      {sheet && (
        <LazySheet
          name={sheet}
          onDial={canDial && dial.request === undefined
            ? (phoneNumber) => {
              close();
              dialNumber(phoneNumber);
            }
            : undefined}
          onClose={close}
        />
      )}
      <main
        class="calls"
        aria-label={say("calls.label")}
        tabIndex={-1}
        data-keeps-focus
        hidden={sheet !== undefined}
      >
        {calls.map((call) => (
          <CallPanel
            key={call.eventId}
            call={call}
            clock={gatewayClock}
            onAsk={ask}
          />
        ))}
        {calls.length === 0 && <NoCalls agent={agent} dnInService={dnInService} />}
      </main>
      <Notices
        state={shown}
        clock={clock}
        onTryNow={() => actions.reconnectNow()}
        onTryAgain={() => void actions.toggleAgentAvailability(true)}
      />
      <footer class="foot">
        <DialForm
          dial={dial}
          enabled={canDial}
          onDial={dialNumber}
        >
          <FusionStatusLine fusion={fusion} />
          <span class="dial__tools">
            <SheetButtons sheet={sheet} onOpen={open} />
          </span>
        </DialForm>
      </footer>
    </div>
  );
}

function askThrough(actions: IntegrationActionHandler): AskCall {
  return (command, { eventId, phase }, details) => {
    switch (command) {
      case "Accept":
        return void actions.acceptIncomingCall(eventId);
      case "Hold":
        return void actions.holdCall(eventId);
      case "Retrieve":
        return void actions.retrieveCall(eventId);
      case "Reject":
        if (phase === "RINGING") return void actions.rejectCall(eventId);
        return void actions.disconnectCall(eventId);
      default:
        return void actions.useFeature(command, eventId, details);
    }
  };
}

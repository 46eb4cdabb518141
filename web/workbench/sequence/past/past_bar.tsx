// The bar above a past call: which one it is, what is missing of it, and the way back.
import { ArrowLeft, Info } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { ExportMenu } from "../export_menu.tsx";
import { sayCustomer } from "../say_message.ts";
import { sayClock, sayDay } from "../say_time.ts";
import type { Sequence } from "../sequence.ts";
import { Errors, NumbersButton } from "../sequence_bar.tsx";
import type { OpenCall } from "./past_calls.ts";
import { PastMenu, sayLengthOf } from "./past_menu.tsx";

interface PastBarProps {
  readonly sequence: Sequence;
  readonly call: OpenCall;
}

export function PastBar({ sequence, call }: PastBarProps) {
  const { past, isMasked } = sequence;
  return (
    <header class="sequence-bar">
      <button type="button" class="button button--tiny" onClick={past.close}>
        <Icon of={ArrowLeft} />
        Live
      </button>
      <h2 class="sequence-title">Past call</h2>
      <span class="past-facts">
        {call.kind === "open" ? <Facts call={call} isMasked={isMasked.value} /> : call.id}
      </span>
      <span class="sequence-gap" />
      {call.kind === "open" && <Errors view={call.view} />}
      <NumbersButton sequence={sequence} />
      {call.kind === "open" && <ExportMenu sequence={sequence} view={call.view} />}
      <PastMenu past={past} isMasked={isMasked.value} />
    </header>
  );
}

function Facts({ call, isMasked }: { call: OpenCall & { kind: "open" }; isMasked: boolean }) {
  const { summary } = call;
  return (
    <>
      {[
        `${sayDay(summary.startedAt)} ${sayClock(summary.startedAt)}`,
        sayCustomer(summary, isMasked),
        summary.cause ?? "",
        sayLengthOf(summary),
        `${summary.count} messages`,
      ].filter((part) => part !== "").join(" · ")}
    </>
  );
}

/** What is missing of the story, said plainly. */
export function GapNotice({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <div class="sequence-notice banner banner--warn" role="note">
      <Icon of={Info} />
      <span class="banner__title">Not the whole story</span>
      <span class="banner__detail">{gaps.join(" ")}</span>
    </div>
  );
}

// The data that came with a call, or was attached to it. How much is seen unasked depends on the room:
// call_tools.css hides the list in a low frame until it is opened.
import { useVoice } from "../i18n/use_words.ts";
import type { CallView } from "../state/model.ts";

/** How many are shown before they are asked for. */
const MAX_FACTS = 3;

type UserData = CallView["userData"];

/** Whether some stay hidden even where there is room. */
export const isLongData = (userData: UserData) => Object.keys(userData).length > MAX_FACTS;

interface CallDataProps {
  readonly call: CallView;
  readonly isOpen: boolean;
}

export function CallData({ call, isOpen }: CallDataProps) {
  const { say, phones } = useVoice();
  const { queue, dialled, userData } = call;
  // Who dialled the agent, or the queue itself, dialled nothing that the agent need be told.
  const isTelling = queue !== undefined && dialled !== undefined && dialled !== queue;
  const facts = [
    ...(isTelling ? [[say("call.dialled"), phones.say(dialled)] as const] : []),
    ...Object.entries(userData),
  ];
  if (facts.length === 0) return null;
  return (
    <dl class={`call__facts ${isOpen ? "call__facts--open" : ""}`}>
      {facts.slice(0, isOpen ? facts.length : MAX_FACTS).map(([name, value]) => (
        <div key={name}>
          <dt title={name}>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

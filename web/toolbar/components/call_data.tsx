// The data that came with a call, or was attached to it. How much is seen unasked depends on the room:
// call_tools.css hides the list in a low frame until it is opened.
import type { CallView } from "../state/model.ts";

/** How many are shown before they are asked for. */
const MAX_FACTS = 3;

type UserData = CallView["userData"];

/** Whether some stay hidden even where there is room. */
export const isLongData = (userData: UserData) => Object.keys(userData).length > MAX_FACTS;

interface CallDataProps {
  readonly userData: UserData;
  readonly isOpen: boolean;
}

export function CallData({ userData, isOpen }: CallDataProps) {
  const facts = Object.entries(userData);
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

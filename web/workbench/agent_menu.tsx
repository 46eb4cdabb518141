// Whose workbench this is, and the way to another agent's: here, or on a page of its own beside this one.
import { ChevronDown, ExternalLink, UserRound } from "lucide";
import { Icon } from "../shared/icon.tsx";
import { Floating } from "./floating.tsx";

/** How many agents are listed at most; the field beside them leads to any. */
const MAX_LISTED = 12;

interface AgentMenuProps {
  readonly agentId: string;
  /** The agents whom the switch knows; none before it was asked. */
  readonly known: readonly string[];
  /** The menu opens: what is known may be read anew. */
  readonly opened: () => void;
}

/** The address of an agent's workbench. */
function workbenchOf(agentId: string): string {
  return `/?agent=${encodeURIComponent(agentId)}`;
}

export function AgentMenu({ agentId, known, opened }: AgentMenuProps) {
  return (
    <Floating
      look="button button--small bench-button"
      name={`Agent ${agentId}`}
      sign={
        <>
          <Icon of={UserRound} />
          Agent {agentId}
          <Icon of={ChevronDown} />
        </>
      }
      width={272}
      opened={opened}
    >
      {() => (
        <>
          <ul class="agent-menu-list" role="list" aria-label="Agents">
            {[...new Set([agentId, ...known])].slice(0, MAX_LISTED).map((each) => (
              <AgentLinks key={each} agentId={each} isHere={each === agentId} />
            ))}
          </ul>
          <AnotherAgent />
        </>
      )}
    </Floating>
  );
}

function AgentLinks({ agentId, isHere }: { readonly agentId: string; readonly isHere: boolean }) {
  const address = workbenchOf(agentId);
  return (
    <li class="agent-menu-row">
      <a class="menu__item" href={address} aria-current={isHere ? "page" : undefined}>
        Agent {agentId}
        {isHere && <span class="badge badge--accent">here</span>}
      </a>
      <a
        class="icon-button icon-button--small"
        href={address}
        target="_blank"
        rel="noopener"
        aria-label={`Agent ${agentId} on a page of its own`}
        title="On a page of its own"
      >
        <Icon of={ExternalLink} />
      </a>
    </li>
  );
}

/** With the mock, an agent whom it does not know gets a phone of his own. */
function AnotherAgent() {
  return (
    <form class="agent-menu-other" action="/" target="_blank">
      <label class="label" for="another-agent">Another agent, on a page of its own</label>
      <span class="agent-menu-row">
        <input
          id="another-agent"
          class="field field--small"
          name="agent"
          required
          pattern="[A-Za-z0-9._@\-]{1,64}"
          placeholder="1002"
          autocomplete="off"
        />
        <button type="submit" class="button button--small">Open</button>
      </span>
    </form>
  );
}

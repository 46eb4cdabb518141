// What is drawn instead of messages, and what says that some are missing.
import { Filter, SearchX, Unplug, Waypoints } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { narrowings } from "./filter.ts";
import { SOURCE_TITLES, SOURCES } from "./message.ts";
import { isReading, type Sources, type SourceState } from "./recorder.ts";
import type { DiagramView } from "./view.ts";

/** Says which sources broke off, or are not there at all: the diagram goes on without them. */
export function SourceNotices({ sources }: { readonly sources: Sources }) {
  const inState = (state: SourceState) =>
    SOURCES.filter((source) => sources[source] === state)
      .map((source) => SOURCE_TITLES[source]).join("; ");
  const down = inState("down");
  const absent = inState("absent");
  return (
    <>
      {down !== "" && (
        <div class="sequence-notice banner banner--warn" role="status">
          <Icon of={Unplug} />
          <span class="banner__title">Not connected to {down}</span>
          <span class="banner__detail">
            What they say now is missing here until the connection is back; it is tried again.
          </span>
        </div>
      )}
      {absent !== "" && (
        <div class="sequence-notice banner" role="status">
          <Icon of={Unplug} />
          <span class="banner__title">Without {absent}</span>
          <span class="banner__detail">
            The T-Server is not the mock, or its /mock is not set: what they say is not told here.
          </span>
        </div>
      )}
    </>
  );
}

interface EmptyNoteProps {
  readonly view: DiagramView;
  readonly sources: Sources;
}

/** Why there are no rows: they are being read, hidden by the filter, or nothing has happened yet. */
export function EmptyNote({ view, sources }: EmptyNoteProps) {
  if (view.drawn.value.change.timeline.messages.length > 0) return <NoMatch view={view} />;
  return isReading(sources) ? <Reading /> : <Nothing />;
}

function NoMatch({ view }: { readonly view: DiagramView }) {
  const { filter, usualFilter } = view;
  const isNarrowed = narrowings(filter.value, usualFilter) > 0;
  return (
    <div class="sequence-empty empty">
      <span class="empty__icon">
        <Icon of={Filter} />
      </span>
      <p class="empty__title">No message matches the filter</p>
      <div class="empty__actions">
        {isNarrowed && (
          <button
            type="button"
            class="button button--small"
            onClick={() => filter.value = usualFilter}
          >
            Clear filter
          </button>
        )}
        {filter.value.agentId !== undefined && (
          <button
            type="button"
            class="button button--small"
            onClick={() => filter.value = { ...usualFilter, agentId: undefined }}
          >
            Show all agents
          </button>
        )}
      </div>
    </div>
  );
}

function Nothing() {
  return (
    <div class="sequence-empty empty">
      <span class="empty__icon">
        <Icon of={Waypoints} />
      </span>
      <p class="empty__title">Nothing has crossed the wires yet</p>
      <p class="empty__text">
        Make the agent available in the media toolbar, then press Call on the customer's phone.
      </p>
    </div>
  );
}

/** Messages are on their way. */
export function Reading() {
  return (
    <div class="sequence-empty empty" role="status">
      <span class="spinner" aria-hidden="true" />
      <p class="empty__title">Reading what happened before…</p>
    </div>
  );
}

interface NotKeptProps {
  readonly id: string;
  readonly close: () => void;
}

/** Nobody has anything of a call. */
export function NotKept({ id, close }: NotKeptProps) {
  return (
    <div class="sequence-empty empty" role="status">
      <span class="empty__icon">
        <Icon of={SearchX} />
      </span>
      <p class="empty__title">Nothing is kept of this call</p>
      <p class="empty__text">
        Neither this browser nor the server has a message of “{id}”. The server keeps its latest
        10,000 messages until it is started anew, this browser its agent's calls for a week.
      </p>
      <div class="empty__actions">
        <button type="button" class="button button--small" onClick={close}>Back to live</button>
      </div>
    </div>
  );
}

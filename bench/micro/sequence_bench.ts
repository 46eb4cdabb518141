// The workbench's sequence diagram at 10,000 messages: what one more costs, and what a new filter or an
// export of all costs.
import { manyRecords } from "../../tests/helpers/many_messages.ts";
import { keyed } from "../../web/workbench/sequence/admit.ts";
import { exportMermaid } from "../../web/workbench/sequence/export_mermaid.ts";
import { NO_FILTER, wantedBy } from "../../web/workbench/sequence/filter.ts";
import { createLayout, layOut } from "../../web/workbench/sequence/layout.ts";
import { maskPayload } from "../../web/workbench/sequence/mask.ts";
import { READERS } from "../../web/workbench/sequence/read_records.ts";
import { addMessages, createTimeline } from "../../web/workbench/sequence/timeline.ts";
import { rowsInSight } from "../../web/workbench/sequence/window.ts";

const MANY = 10_000;

/** What comes after the many, in the batches that the page gathers at 200 a second. */
const BATCH = 10;

const records = manyRecords({ count: MANY });
const messages = records.map(({ source, data }) => keyed(READERS[source](data)!));

function full() {
  const timeline = createTimeline();
  const layout = createLayout();
  const from = addMessages(timeline, messages);
  layOut(layout, timeline, { from, wanted: wantedBy(NO_FILTER, timeline.calls) });
  return { timeline, layout };
}

const { timeline, layout } = full();
const wanted = wantedBy(NO_FILTER, timeline.calls);

/** Messages of another call each time, later each time: in order, as live messages are. */
let round = 0;
const last = messages.at(-1)!.time;
function nextBatch() {
  round++;
  return messages.slice(0, BATCH).map((message, index) => ({
    ...message,
    key: `${round} ${index}`,
    eventId: `LIVE${round}`,
    connectionId: `live${round}`,
    time: last + round * 50 + index,
  }));
}

Deno.bench("read a record of the trace", { group: "one" }, () => {
  READERS.trace(records.find(({ source }) => source === "trace")!.data);
});

Deno.bench("mask a payload", { group: "one" }, () => void maskPayload(messages[0]!.payload));

Deno.bench(`10,000 messages and ${BATCH} more: timeline and layout`, { group: "more" }, () => {
  layOut(layout, timeline, { from: addMessages(timeline, nextBatch()), wanted });
});

Deno.bench("which of 10,000 rows are in sight", { group: "more" }, () => {
  rowsInSight(layout.rows, { top: layout.height / 2, height: 400 });
});

Deno.bench("10,000 messages at once: timeline and layout", { group: "all" }, () => void full());

Deno.bench("10,000 messages under another filter: layout", { group: "all" }, () => {
  const fresh = createLayout();
  const errors = wantedBy({ ...NO_FILTER, onlyErrors: true }, timeline.calls);
  layOut(fresh, timeline, { from: 0, wanted: errors });
});

Deno.bench("10,000 messages as Mermaid text", { group: "all" }, () => {
  exportMermaid(layout.rows, true);
});

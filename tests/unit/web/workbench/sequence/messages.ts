// Messages for the diagram's tests.
import type { Lifeline, Message, Source } from "../../../../../web/workbench/sequence/message.ts";

let made = 0;

/** A message such as `message("toolbar>gateway Reject", 5)`: its route, its name and its time. */
export function message(
  text: `${Lifeline}>${Lifeline} ${string}`,
  time: number,
  more: Partial<Message> = {},
): Message {
  const [route = "", ...name] = text.split(" ");
  const [from, to] = route.split(">") as [Lifeline, Lifeline];
  return {
    key: `m${++made}`,
    source: sourceOf(from, to),
    time,
    from,
    to,
    name: name.join(" "),
    note: "",
    payload: {},
    ...more,
  };
}

function sourceOf(from: Lifeline, to: Lifeline): Source {
  const ends = [from, to];
  if (ends.includes("fusion")) return "uef";
  return ends.includes("toolbar") ? "trace" : "mock";
}

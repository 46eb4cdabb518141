// How the page's links stand: the streams that it listens to, and T-Server's link to its switch.
import { signal } from "@preact/signals";
import type { MockClient } from "../shared/mock_client.ts";

/** `waiting` until the first word; `up` and `down` by what was heard since. */
export type LinkState = "waiting" | "up" | "down";

export type Links = ReturnType<typeof createLinks>;

/** The links, all waiting at first. */
export function createLinks(client: Pick<MockClient, "link">) {
  const gateway = signal<LinkState>("waiting");
  const mock = signal<LinkState>("waiting");
  const tserver = signal<LinkState>("waiting");
  return {
    /** The gateway's trace. */
    gateway,
    /** The mock T-Server's journal. */
    mock,
    /** From the T-Server to its switch. */
    tserver,
    /** Asks how the T-Server's link stands. */
    async readTServer(): Promise<void> {
      const link = await client.link();
      tserver.value = !link.ok ? "waiting" : link.value.up ? "up" : "down";
    },
  };
}

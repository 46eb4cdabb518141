// How the page's links stand: the streams that it listens to, and T-Server's link to its switch.
import { signal } from "@preact/signals";
import type { MockClient } from "../shared/mock_client.ts";

/**
 * `waiting` until the first word; `up` and `down` by what was heard since; `absent` where there is no such
 * thing: the T-Server is not the mock.
 */
export type LinkState = "waiting" | "up" | "down" | "absent";

export type Links = ReturnType<typeof createLinks>;

/** The links, all waiting at first. */
export function createLinks(client: Pick<MockClient, "link">) {
  const gateway = signal<LinkState>("waiting");
  const mock = signal<LinkState>("waiting");
  const tserver = signal<LinkState>("waiting");
  const absence = signal<string | undefined>(undefined);
  return {
    /** The gateway's trace. */
    gateway,
    /** The mock T-Server's journal. */
    mock,
    /** From the T-Server to its switch. */
    tserver,
    /** Why there is no mock, where there is none. */
    absence,
    /** The mock's stream broke or could not be opened: asks whether there is a mock at all. */
    async lostMock(): Promise<void> {
      tserver.value = "waiting";
      mock.value = "down";
      const link = await client.link();
      if (link.ok || link.status !== 404) return;
      absence.value = link.detail;
      mock.value = tserver.value = "absent";
    },
    /** The mock's stream is open. */
    foundMock(): void {
      mock.value = "up";
      absence.value = undefined;
    },
    /** Asks how the T-Server's link stands. */
    async readTServer(): Promise<void> {
      const link = await client.link();
      tserver.value = !link.ok ? "waiting" : link.value.up ? "up" : "down";
    },
  };
}

// The seed's flows as tests of the workbench: each place ends a call in both ways, each place accepts; the
// customer ends calls; the agent makes one from a Fusion contact. They hold for any toolbar that calls its
// controls what ours calls them, and for either of Fusion's APIs.
import { assertEquals } from "@std/assert";
import { type Visit, visit, type VisitOptions, Workbench } from "./workbench.ts";

interface Place {
  readonly name: string;
  readonly accept: (workbench: Workbench) => Promise<void>;
  readonly decline: (workbench: Workbench) => Promise<void>;
  readonly end: (workbench: Workbench) => Promise<void>;
  /** Requests that a whole call makes the gateway send, when this place answers and ends it. */
  readonly requests: number;
}

const PLACES: readonly Place[] = [
  {
    name: "toolbar",
    accept: ({ toolbar }) => toolbar.getByRole("button", { name: "Accept" }).click(),
    decline: ({ toolbar }) => toolbar.getByRole("button", { name: "Decline" }).click(),
    end: ({ toolbar }) => toolbar.getByRole("button", { name: "End call" }).click(),
    requests: 1,
  },
  {
    name: "Fusion",
    accept: ({ fusion }) => fusion.getByRole("button", { name: "Answer" }).click(),
    decline: ({ fusion }) => fusion.getByRole("button", { name: "Decline" }).click(),
    end: ({ fusion }) => fusion.getByRole("button", { name: "End call" }).click(),
    requests: 1,
  },
  {
    name: "softphone",
    accept: ({ agentPhone }) => agentPhone.getByRole("button", { name: "Answer" }).click(),
    decline: ({ agentPhone }) => agentPhone.getByRole("button", { name: "Decline" }).click(),
    end: ({ agentPhone }) => agentPhone.getByRole("button", { name: "Hang up" }).click(),
    requests: 0,
  },
];

export interface FlowOptions extends VisitOptions {
  /** What is special about it, in front of each test's name. */
  readonly title?: string;
  /** Held at the end of each flow. */
  readonly afterwards?: (workbench: Workbench) => Promise<void>;
}

/** Defines a test of each flow. */
export function testFlows({ title = "", afterwards, ...options }: FlowOptions = {}): void {
  const flow = (name: string, act: (visit: Visit) => Promise<void>) =>
    Deno.test(title === "" ? name : `${title}: ${name}`, () =>
      visit(async (visited) => {
        await act(visited);
        await afterwards?.(new Workbench(visited.page));
      }, options));

  for (const { name, accept, decline, end, requests } of PLACES) {
    flow(
      `${name}: declining a ringing call discards Fusion's dialog, without a wrap-up`,
      async (visited) => {
        const workbench = new Workbench(visited.page);
        await workbench.makeAvailable();
        await workbench.ring();
        await decline(workbench);
        await workbench.over();
        assertEquals(await workbench.wrapUp().count(), 0);
        assertEquals(visited.server.journalled("RequestReleaseCall"), requests);
        assertEquals(visited.server.journalled("EventReleased"), 1);
        assertEquals(visited.server.mock.control.dn("7001").calls, []);
      },
    );

    flow(
      `${name}: answering opens the engagement, ending it opens the wrap-up window`,
      async (visited) => {
        const workbench = new Workbench(visited.page);
        await workbench.makeAvailable();
        await workbench.ring();
        await accept(workbench);
        await workbench.engagement().waitFor();
        await workbench.toolbar.getByText("ACCEPTED").waitFor();
        await workbench.incoming().waitFor({ state: "detached" });

        await end(workbench);
        await workbench.wrapUp().waitFor();
        await workbench.over();
        assertEquals(visited.server.journalled("RequestAnswerCall"), requests);
        assertEquals(visited.server.journalled("RequestReleaseCall"), requests);
        assertEquals(visited.server.journalled("EventReleased"), 1);

        await workbench.fusion.getByRole("button", { name: "Save and close" }).click();
        await workbench.wrapUp().waitFor({ state: "detached" });
      },
    );
  }

  flow(
    "the customer gives up while it rings: the dialog goes, without a wrap-up",
    async (visited) => {
      const workbench = new Workbench(visited.page);
      await workbench.makeAvailable();
      await workbench.ring();
      await workbench.customerPhone.getByRole("button", { name: "Hang up" }).click();
      await workbench.over();
      assertEquals(await workbench.wrapUp().count(), 0);
      assertEquals(visited.server.journalled("EventAbandoned"), 1);
    },
  );

  flow("the customer hangs up an established call: the wrap-up window opens", async (visited) => {
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.customerPhone.getByRole("button", { name: "Hang up" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.over();
  });

  flow(
    "a call that the agent makes from a Fusion contact: dialling, talking, wrap-up",
    async (visited) => {
      const workbench = new Workbench(visited.page);
      await workbench.makeAvailable();
      await workbench.fusion.getByRole("button", { name: /^Call/ }).first().click();
      await workbench.toolbar.getByText("DIALLING").waitFor();
      await workbench.customerPhone.getByRole("button", { name: "Answer" }).click();
      await workbench.toolbar.getByText("ACCEPTED").waitFor();
      await workbench.engagement().waitFor();
      await workbench.toolbar.getByRole("button", { name: "End call" }).click();
      await workbench.wrapUp().waitFor();
      await workbench.over();
      assertEquals(visited.server.journalled("RequestMakeCall"), 1);
    },
  );
}

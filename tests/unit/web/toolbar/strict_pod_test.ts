// Our toolbar in the simulated desktop with the ways of real pods, each by itself and all at once.
import { assert, assertEquals } from "@std/assert";
import { createDesk, type Desk as Fusion } from "../../../../web/fusion/desk.ts";
import { LOOK_UP_MS } from "../../../../web/fusion/communication.ts";
import {
  DEFAULT_CHOICES,
  DOCUMENTED,
  type Pod,
  POD_TRAIT_NAMES,
  type PodTrait,
  STRICT,
} from "../../../../web/fusion/pod.ts";
import { createFramework } from "../../../../web/fusion/uef/client/framework.ts";
import type { IUiEventsFramework } from "../../../../web/toolbar/cti/fusion/uefTypes.ts";
import { countingIds, createLine } from "../fusion/uef/line.ts";
import {
  type Desk,
  dialing,
  established,
  held,
  readyDesk,
  released,
  ringing,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

interface Bench {
  readonly toolbar: Desk;
  readonly fusion: Fusion;
  /** Lets time pass and what was promised happen. */
  readonly pass: (ms: number) => Promise<void>;
}

const MAYA = "+14155550100";

/** A toolbar whose agent is available, at a desk with a pod's ways. */
async function atPod(pod: Pod): Promise<Bench> {
  let fusion: Fusion | undefined;
  const toolbar = await readyDesk({
    framework(clock) {
      const line = createLine();
      fusion = createDesk({
        port: line.desktop,
        clock,
        newId: countingIds("fusion"),
        origin: "http://localhost:8087",
        publishRecord: () => {},
        choices: { ...DEFAULT_CHOICES, pod },
      });
      // The toolbar's types are what it uses of the framework; the framework has all of it.
      return createFramework({
        connect: () => ({ port: line.toolbar, hostOrigin: "http://localhost:8087" }),
        clock,
        newId: countingIds("toolbar"),
      }) as unknown as IUiEventsFramework;
    },
  });
  assert(fusion);
  await settle();
  const pass = async (ms: number) => {
    toolbar.clock.advance(ms);
    await settle();
  };
  return { toolbar, fusion, pass };
}

const seen = ({ fusion }: Bench) => fusion.desktop.value.communications.map(({ phase }) => phase);

/** An inbound call from its first ring to its wrap-up, answered at once, held from Fusion. */
async function wholeCall(bench: Bench): Promise<void> {
  const { toolbar, fusion, pass } = bench;
  await toolbar.event(ringing("A"));
  assertEquals(seen(bench), ["offered"]);
  fusion.answer("A");
  await settle();
  assertEquals(toolbar.gateway.lastPost, { type: "Accept", connectionId: "conn-A" });
  await toolbar.event(established("A"));
  await pass(LOOK_UP_MS);
  assertEquals(seen(bench), ["engaged"]);
  fusion.toggle("A", "hold");
  await settle();
  assertEquals(toolbar.gateway.lastPost, { type: "Hold", connectionId: "conn-A" });
  await toolbar.event(held("A"));
  await pass(0);
  const { controls, pending } = fusion.desktop.value.communications[0]!;
  assertEquals([controls.hold, pending], [true, undefined]);
  await toolbar.event(released("A"));
  await pass(0);
  assertEquals(seen(bench), ["wrap-up"]);
  fusion.saveWrapUp("A");
  await settle();
  assertEquals(seen(bench), []);
}

/** A number that is clicked, and cancelled before the switch has placed it. */
async function cancelledCall(bench: Bench): Promise<void> {
  const { toolbar, fusion, pass } = bench;
  fusion.dial(MAYA);
  const { eventId } = fusion.desktop.value.communications[0]!;
  await settle();
  assertEquals(toolbar.gateway.lastPost?.type, "MakeCall");
  fusion.cancelDialling(eventId);
  await settle();
  assertEquals(toolbar.gateway.lastPost?.type, "MakeCall");
  await toolbar.event(dialing("B", eventId));
  await pass(LOOK_UP_MS);
  assertEquals(toolbar.gateway.lastPost, { type: "Reject", connectionId: "conn-B" });
  await toolbar.event(
    released("B", { reason: "reject", cause: "cancelled", direction: "outbound" }),
  );
  await pass(0);
  assertEquals(seen(bench), []);
}

const PODS: readonly (readonly [string, Pod])[] = [
  ["as documented", DOCUMENTED],
  ...POD_TRAIT_NAMES.map((name: PodTrait) => [name, { ...DOCUMENTED, [name]: true }] as const),
  ["strict in every way", STRICT],
];

for (const [name, pod] of PODS) {
  Deno.test(`a pod ${name}: a call from its first ring to its wrap-up, and one cancelled early`, async () => {
    const bench = await atPod(pod);
    await wholeCall(bench);
    await cancelledCall(bench);
    assertEquals(bench.toolbar.warnings, []);
  });
}

Deno.test("a pod that renames calls may send its commands under either name", async () => {
  const { fusion, gateway, event } = await readyDesk({ renamesCalls: true });
  await event(ringing("A"));
  for (const eventId of ["A", "pod-A"]) {
    const answer = await fusion.says("onToolbarInteractionCommand", { command: "accept", eventId });
    assertEquals(answer["result"], "success");
    assertEquals(gateway.lastPost, { type: "Accept", connectionId: "conn-A" });
  }
  await event(established("A"));
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
});

Deno.test("a reload during a call announces nothing twice to a pod that would lose the reply", async () => {
  const bench = await atPod({ ...DOCUMENTED, losesSecondReply: true });
  await bench.toolbar.event(ringing("A"));
  await bench.toolbar.event(established("A"));
  await bench.toolbar.event(established("A"));
  await bench.pass(0);
  const announced = bench.fusion.desktop.value.log.filter(({ name }) => name === "newCommEvent");
  assertEquals(announced.length, 1);
  assertEquals(seen(bench), ["engaged"]);
});

// The simulated Fusion desktop's states.
import { type Stage, STRANGER, TOMAS } from "./stage.ts";
import type { State } from "./state.ts";

const incoming = (stage: Stage) =>
  stage.fusion.getByRole("alertdialog", { name: "Incoming call" }).waitFor();
const engaged = (stage: Stage) =>
  stage.fusion.getByRole("region", { name: "Engagement" }).waitFor();

export const FUSION_STATES: readonly State[] = [
  {
    name: "no-toolbar",
    says: "The toolbar has not answered yet",
    path: "/fusion/?toolbar=http://localhost:9/",
    complains: true,
    act: (stage) => stage.fusion.getByText("Waiting for the toolbar").waitFor(),
  },
  {
    name: "signed-out",
    says: "The toolbar is there, the agent takes no calls",
    act: (stage) => stage.fusion.getByText("Toolbar connected").waitFor(),
  },
  {
    name: "available",
    says: "Ready for calls, contacts in sight",
    act: (stage) => stage.available(),
  },
  {
    name: "incoming",
    says: "A contact calls",
    act: async (stage) => {
      await stage.available();
      await stage.ring();
      await incoming(stage);
    },
  },
  {
    name: "incoming-unknown",
    says: "Somebody unknown calls",
    act: async (stage) => {
      await stage.available();
      await stage.ring(STRANGER);
      await incoming(stage);
    },
  },
  {
    name: "dialling",
    says: "The agent calls a contact",
    act: async (stage) => {
      await stage.available();
      await stage.fusion.getByRole("button", { name: /^Call/ }).nth(1).click();
      await stage.says("DIALLING");
    },
  },
  {
    name: "engagement",
    says: "Talking: who it is, and what is open",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      await stage.later(187_000);
      await stage.says("3:07");
    },
  },
  {
    name: "engagement-and-incoming",
    says: "A second call rings meanwhile",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      await stage.ring(TOMAS);
      await incoming(stage);
      await stage.says("Tomás Okafor");
    },
  },
  {
    name: "held-and-muted",
    says: "The call is held and muted from Fusion, and about to be transferred",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      for (
        const [button, effect] of [["Mute", "You are muted"], ["Hold", "waits on hold"]] as const
      ) {
        await stage.fusion.getByRole("group", { name: "Call controls" })
          .getByRole("button", { name: button }).click();
        await stage.fusion.getByText(effect).waitFor();
      }
      await stage.fusion.getByRole("button", { name: "Transfer" }).click();
      await stage.fusion.getByLabel("Transfer to").waitFor();
    },
  },
  {
    name: "transcript",
    says: "A toolbar feeds what is said",
    act: async (stage) => {
      await stage.talk();
      await engaged(stage);
      await stage.frames.find((frame) => frame.url().includes("/toolbar/"))?.evaluate(TRANSCRIBER);
      await stage.fusion.getByText("listens to the call").waitFor();
    },
  },
  {
    name: "offer-time",
    says: "An incoming call that Fusion shows for a while only",
    settings: { offerTimeoutSec: "30" },
    act: async (stage) => {
      await stage.available();
      await stage.ring();
      await incoming(stage);
      await stage.fusion.getByText("left to answer").waitFor();
    },
  },
  {
    name: "second-tab",
    says: "A tab without the toolbar",
    path: "/fusion/?tab=second",
    act: (stage) => stage.fusion.getByText("runs in another tab").waitFor(),
  },
  {
    name: "strict-pod",
    says: "The ways of real pods, each a switch",
    act: async (stage) => {
      await stage.available();
      await stage.fusion.getByRole("button", { name: "Settings" }).click();
      await stage.fusion.getByText("Each way by itself").click();
      await stage.fusion.getByRole("switch", { name: "Replies have no getters" }).click();
      await stage.fusion.getByText("1 of 10 ways").waitFor();
    },
  },
  {
    name: "wrap-up",
    says: "After the call",
    act: async (stage) => {
      stage.control.customer.hangup(await stage.talk());
      await stage.fusion.getByRole("region", { name: "Wrap-up" }).waitFor();
    },
  },
  {
    name: "settings",
    says: "What the simulator can do in more than one way",
    act: async (stage) => {
      await stage.available();
      await stage.fusion.getByRole("button", { name: "Settings" }).click();
      await stage.fusion.getByRole("radio").first().waitFor();
    },
  },
];

/** Another toolbar in the frame of ours, which takes the call up and has its speech recognised. */
const TRANSCRIBER = `(async () => {
  const provider = await CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework.initialize("transcriber", "v1");
  const mca = await provider.getMultiChannelAdaptorContext();
  const phone = await mca.getCommunicationChannelContext("PHONE");
  const make = (name, fill) => {
    const request = provider.requestHelper.createPublishRequest(name);
    fill(request);
    return request;
  };
  const told = (await (await fetch("/mock/calls")).json());
  const eventId = (told.calls ?? told)[0].eventId;
  const comm = (request) => {
    request.setEventId(eventId);
    request.setAppClassification("ORA_SERVICE");
  };
  const started = await phone.publish(make("startCommEvent", comm));
  const engagement = started.getResponseData().getEngagementContext();
  const lines = [
    ["AGENT", "Good morning, this is the service desk. What can I do for you?", "COMPLETE"],
    ["END_USER", "The lobby phones drop again after about a minute, all six of them.", "COMPLETE"],
    ["AGENT", "I see the request that you opened. Did the rollback on", "INPROGRESS"],
  ];
  for (const [index, [role, text, state]] of lines.entries()) {
    await engagement.publish(make("FeedLiveTranscript", (request) => {
      request.setMessageId(String(index));
      request.setRole(role);
      request.setMessage(text);
      request.setState(state);
    }));
  }
  await engagement.publish(make("FeedSystemMessage", (request) => {
    request.setMessageId("system");
    request.setType("WorkJoin_Monitor");
    request.setUsername("Ines");
  }));
})()`;

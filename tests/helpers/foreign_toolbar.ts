// A toolbar that was written elsewhere: plain JavaScript on a server of its own, programmed against Oracle's
// published declarations, and changed in nothing but the address of the framework's script.

/** Says what it hears, and answers commands as it is told to by `answers`. */
const PAGE = (script: string) =>
  `<!DOCTYPE html>
<meta charset="utf-8">
<title>Foreign toolbar</title>
<link rel="icon" href="data:,">
<p id="state">starting</p>
<script src="${script}"></script>
<script>
  const heard = [];
  const answers = {
    getActiveInteractionCommands: {
      supportedCommands: ["hold", "unhold", "mute", "unmute", "record", "stopRecord", "transfer"],
      supportedFeatures: [{ name: "transcriptEnabled", isEnabled: true }],
    },
    getCurrentAgentState: { state: "AVAILABLE", isAvailable: true },
  };
  async function start() {
    const provider = await CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework.initialize("foreign", "v1");
    const mca = await provider.getMultiChannelAdaptorContext();
    const phone = await mca.getCommunicationChannelContext("PHONE");
    const make = (name) => provider.requestHelper.createPublishRequest(name);
    const subscribe = (name, callback) => {
      const request = provider.requestHelper.createSubscriptionRequest(name);
      request.setAppClassification("ORA_SERVICE");
      phone.subscribe(request, callback);
    };
    const onCommand = (event) => {
      const data = event.getResponseData();
      heard.push(data.getCommand());
      if (answers[data.getCommand()] && data.setOutdata) data.setOutdata(answers[data.getCommand()]);
      data.setResult("success");
      return Promise.resolve(data);
    };
    subscribe("onToolbarInteractionCommand", onCommand);
    subscribe("onToolbarAgentCommand", onCommand);
    subscribe("onOutgoingEvent", (event) => heard.push(event.getResponseData().getOutData().SVCMCA_ANI));
    subscribe("onDataUpdated", (event) => heard.push(event.getResponseData().getOutData().updateType));
    const config = make("getConfigurationOperation");
    config.setConfigType("TOOLBAR");
    await phone.publish(config);
    const ready = make("readyForOperationOperation");
    ready.setReadiness(true);
    await phone.publish(ready);
    const state = make("agentStateEventOperation");
    state.setEventId("1");
    state.setIsAvailable(true);
    state.setIsLoggedIn(true);
    state.setState("AVAILABLE");
    state.setStateDisplayString("Idle");
    state.setReason(null);
    state.setReasonDisplayString("Desk day");
    state.setInData({ phoneLineId: "1" });
    await phone.publish(state);
    const comm = (name, eventId, more = () => {}) => {
      const request = make(name);
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      more(request);
      return phone.publish(request);
    };
    Object.assign(globalThis, { provider, phone, make, comm, heard, answers });
    document.getElementById("state").textContent = "ready";
  }
  start();
</script>`;

/** Serves the toolbar for a hookswitch at an origin. */
export class ForeignToolbar implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(hookswitch: string) {
    const page = PAGE(`${hookswitch}/fusion/ui-events-framework-client.js`);
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }),
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

// The Fusion side of a toolbar written elsewhere, over the global that Oracle's client script supplies.

const DIRECTION = "SVCMCA_COMMUNICATION_DIRECTION";

export class FusionHandler {
  /** Fusion's out data of each call, which is the in data of what follows. */
  #outData = new Map();

  constructor(toolbar) {
    this.toolbar = toolbar;
    // One after the other: a start must not overtake the answer to its announcement.
    this.last = this.#initialize();
  }

  async #initialize() {
    const framework = globalThis.CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework;
    this.provider = await framework.initialize("FOREIGN_CTI", "v1");
    const mca = await this.provider.getMultiChannelAdaptorContext();
    this.phone = await mca.getCommunicationChannelContext("PHONE");
    this.#subscribe("onToolbarInteractionCommand", async (event) => {
      const data = event.getResponseData();
      const { vendor } = this.toolbar;
      await (data.getCommand() === "accept" ? vendor.acceptCall() : vendor.rejectCall());
      data.setResult("success");
      return data;
    });
    this.#subscribe("onOutgoingEvent", (event) => {
      const data = event.getResponseData();
      this.toolbar.vendor.makeOutboundCall(data.getOutData().SVCMCA_ANI, data.getData().uuid);
    });
  }

  #subscribe(name, callback) {
    const request = this.provider.requestHelper.createSubscriptionRequest(name);
    request.setAppClassification("ORA_SERVICE");
    this.phone.subscribe(request, callback);
  }

  #publish(name, fill) {
    this.last = this.last.then(() => {
      const request = this.provider.requestHelper.createPublishRequest(name);
      fill(request);
      return this.phone.publish(request);
    });
    return this.last;
  }

  makeAgentAvailable() {
    this.#publish("agentStateEventOperation", (request) => {
      request.setEventId("1");
      request.setIsAvailable(true);
      request.setIsLoggedIn(true);
      request.setState("AVAILABLE");
      request.setStateDisplayString("Idle");
      request.setInData({ phoneLineId: "1" });
    });
  }

  async announce(eventId, ani, direction) {
    const response = await this.#publish("newCommEvent", (request) => {
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      request.getInData().setInDataValueByAttribute("SVCMCA_ANI", ani);
      request.getInData().setInDataValueByAttribute(DIRECTION, direction);
    });
    const outData = response.getResponseData().getOutData();
    this.#outData.set(eventId, outData);
    this.toolbar.showContact(outData.SVCMCA_CONTACT_NAME ?? "");
  }

  start(eventId) {
    this.#publish("startCommEvent", (request) => {
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      request.setInputData(this.#outData.get(eventId) ?? {});
    });
  }

  close(eventId, reason) {
    this.#publish("closeCommEvent", (request) => {
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      request.setReason(reason);
      request.setInputData(this.#outData.get(eventId) ?? {});
    });
  }
}

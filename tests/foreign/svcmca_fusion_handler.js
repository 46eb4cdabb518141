// The Fusion side of a toolbar written elsewhere, over the older global.

const ABOUT = ["PHONE", "ORA_SERVICE"];
const CHANNEL_TYPE = "ORA_SVC_PHONE";

export class FusionHandler {
  #outData = new Map();

  constructor(toolbar) {
    this.toolbar = toolbar;
    this.api = globalThis.svcMca.tlb.api;
    this.api.onToolbarInteractionCommand((command) => this.#obey(command));
    this.api.onToolbarAgentCommand("PHONE", CHANNEL_TYPE, (command) => {
      command.result = "error";
      command.resultDisplayString = "Not supported";
      command.sendResponse(command);
    });
    this.api.onOutgoingEvent(...ABOUT, (event) => {
      this.toolbar.vendor.makeOutboundCall(event.outData.SVCMCA_ANI, event.uuid);
    }, CHANNEL_TYPE);
    this.last = new Promise((resolve) => {
      this.api.getConfiguration("TOOLBAR", () => this.api.readyForOperation(true, resolve));
    });
  }

  async #obey(command) {
    const { vendor } = this.toolbar;
    await (command.command === "accept" ? vendor.acceptCall() : vendor.rejectCall());
    command.result = "success";
    command.sendResponse(command);
  }

  /** One call of the API after the other. */
  #then(call) {
    this.last = this.last.then(() => new Promise(call));
    return this.last;
  }

  makeAgentAvailable() {
    this.#then((done) =>
      this.api.agentStateEvent(
        "PHONE",
        "1",
        true,
        true,
        "AVAILABLE",
        "Idle",
        null,
        null,
        { phoneLineId: "1" },
        done,
        CHANNEL_TYPE,
      )
    );
  }

  async announce(eventId, ani, direction) {
    const inData = { SVCMCA_ANI: ani, SVCMCA_COMMUNICATION_DIRECTION: direction };
    const { outData } = await this.#then((done) =>
      this.api.newCommEvent(...ABOUT, eventId, inData, null, done, CHANNEL_TYPE)
    );
    this.#outData.set(eventId, outData);
    this.toolbar.showContact(outData.SVCMCA_CONTACT_NAME ?? "");
  }

  start(eventId) {
    this.#then((done) =>
      this.api.startCommEvent(...ABOUT, eventId, this.#outData.get(eventId), done, CHANNEL_TYPE)
    );
  }

  close(eventId, reason) {
    this.#then((done) =>
      this.api.closeCommEvent(
        ...ABOUT,
        eventId,
        this.#outData.get(eventId),
        reason,
        done,
        CHANNEL_TYPE,
      )
    );
  }
}

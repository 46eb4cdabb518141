// The call panel and the supplier's side of a toolbar written elsewhere: the tutorial's service by its two
// addresses, one call at a time, and whatever Fusion handler the page brings.

/** Draws the panel and connects it. */
export function startToolbar(gateway, createFusionHandler) {
  const body = document.body;
  body.innerHTML = `
    <button role="switch" aria-checked="false" id="available">Available for calls</button>
    <p id="state" role="status">IDLE</p>
    <p id="contact"></p>
    <button id="accept" hidden>Accept</button>
    <button id="decline" hidden>Decline</button>
    <button id="end" hidden>End call</button>`;
  const element = (id) => document.getElementById(id);
  const show = (state) => {
    element("state").textContent = state;
    element("accept").hidden = element("decline").hidden = state !== "RINGING";
    element("end").hidden = state !== "ACCEPTED" && state !== "DIALLING";
  };

  const vendor = {
    connectionId: undefined,
    isAccepted: false,
    /** Fusion's name for a call by the supplier's, where they differ. */
    names: new Map(),
    post: (message) =>
      fetch(`${gateway}/genesys/events`, {
        method: "POST",
        headers: { "Content-type": "application/json" },
        body: JSON.stringify(message),
      }),
    acceptCall: () => vendor.post({ type: "Accept", connectionId: vendor.connectionId }),
    rejectCall: () => vendor.post({ type: "Reject", connectionId: vendor.connectionId }),
    // The call is named by Fusion's id, which comes back as the requestId of what it caused.
    makeOutboundCall: (toNumber, eventId) =>
      vendor.post({ type: "makeCall", toNumber, connectionId: eventId }),
    makeAgentAvailable() {
      const socket = new WebSocket(`${gateway.replace("http", "ws")}/genesysWs`);
      socket.onopen = () => vendor.post({ type: "initialize" });
      socket.onmessage = ({ data }) => heard(JSON.parse(data));
    },
  };

  const fusion = createFusionHandler({
    vendor,
    showContact: (name) => element("contact").textContent = name,
  });

  function heard({ eventName, eventId, connectionId, ANI, requestId }) {
    const fusionId = vendor.names.get(eventId) ?? eventId;
    switch (eventName) {
      case "EventRegistered":
        element("available").setAttribute("aria-checked", "true");
        return fusion.makeAgentAvailable();
      case "EventRinging":
        vendor.connectionId = connectionId;
        show("RINGING");
        return fusion.announce(eventId, ANI, "ORA_SVC_INBOUND");
      case "EventDialing":
        vendor.connectionId = connectionId;
        vendor.names.set(eventId, requestId);
        show("DIALLING");
        return fusion.announce(requestId, ANI, "ORA_SVC_OUTBOUND");
      case "EventEstablished":
        vendor.isAccepted = true;
        show("ACCEPTED");
        return fusion.start(fusionId);
      case "EventReleased": {
        const reason = vendor.isAccepted ? "WRAPUP" : "REJECT";
        vendor.isAccepted = false;
        show("DISCONNECTED");
        return fusion.close(fusionId, reason);
      }
    }
  }

  element("available").onclick = () => vendor.makeAgentAvailable();
  element("accept").onclick = () => vendor.acceptCall();
  element("decline").onclick = () => vendor.rejectCall();
  element("end").onclick = () => vendor.rejectCall();
}

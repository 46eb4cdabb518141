// The stub's desktop: keeps one call, answers with raw objects, and says what its buttons are for.
const show = (id, text) => document.getElementById(id).textContent = text;
const frame = document.querySelector("iframe");
const CONTACT = { SVCMCA_CONTACT_NAME: "Stub Contact", SVCMCA_CONTACT_ID: "42" };
let current;

const say = (message) => frame.contentWindow.postMessage({ stub: true, ...message }, "*");

function carryOut(name, fields) {
  const { eventId, inputData = {} } = fields;
  switch (name) {
    case "agentStateEventOperation":
      show("phone", fields.isAvailable ? "on" : "off");
      return {};
    case "newCommEvent":
      if (eventId === current && document.getElementById("panel").textContent !== "placing") {
        throw new Error("announced twice");
      }
      current = eventId;
      show(
        "panel",
        inputData.SVCMCA_COMMUNICATION_DIRECTION === "ORA_SVC_INBOUND" ? "ringing" : "dialling",
      );
      return { ...inputData, ...CONTACT, eventId };
    case "startCommEvent":
      show("panel", "engaged");
      return { ...inputData, eventId };
    case "closeCommEvent":
      show("panel", fields.reason === "WRAPUP" ? "wrap-up" : "discarded");
      return { ...inputData, eventId };
    default:
      return {};
  }
}

addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow || !data?.stub) return;
  const entry = document.createElement("li");
  entry.textContent = data.answered ? `answered ${data.result}` : data.name;
  document.getElementById("log").append(entry);
  if (data.answered) return;
  say({ reply: data.id, outData: carryOut(data.name, data.fields) });
});

for (const command of ["accept", "reject", "disconnect"]) {
  document.getElementById(command).onclick = () =>
    say({
      event: "onToolbarInteractionCommand",
      details: { command, eventId: current, uuid: crypto.randomUUID(), outData: {} },
    });
}
document.getElementById("dial").onclick = () => {
  current = crypto.randomUUID();
  show("panel", "placing");
  say({
    event: "onOutgoingEvent",
    details: { uuid: current, outData: { SVCMCA_ANI: "+14155550100", SVCMCA_CALL_ID: current } },
  });
};

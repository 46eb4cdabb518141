// deno-lint-ignore-file no-console -- the first line tells the port
// Stands in for the T-Server behind deno_link.ts: answers each request with as many frames as there are
// events, each as large as hookswitch's link carries for a call.
const { events } = JSON.parse(Deno.readTextFileSync(Deno.args[0] ?? ""));

/** An event of a call as the T-Server sends it, but for its names. */
const CALL_EVENT = {
  name: "EventEstablished",
  ThisDN: "7101",
  ConnID: "3fc1a7d200000001",
  CallUUID: "6B9VAXKJ5D0QOJ63AH4U2Q1LZC8D7NFE",
  CallID: 1,
  CallType: 2,
  CallState: 0,
  ThisDNRole: 2,
  OtherDN: "+14155550100",
  OtherDNRole: 1,
  ANI: "+14155550100",
  DNIS: "7101",
  time: 1_790_000_000_000,
  EventSequenceNumber: 123_456,
  ReferenceID: 123_456,
};

Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) => console.log(`serves 127.0.0.1:${port}`),
}, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onmessage = ({ data }) => {
    const { agent, name: type } = JSON.parse(data);
    for (let index = 0; index < events[type].length; index++) {
      socket.send(JSON.stringify({ ...CALL_EVENT, agent, type, index }));
    }
  };
  return response;
});

// deno-lint-ignore-file no-console -- its output is what it was told
// A client as a process of its own, so that it can be frozen. Written from the tutorial: it connects,
// posts `initialize`, and connects again when the socket closes; with `resume` it also answers heartbeats
// and says how far it was told. Prints one JSON object a line.
const [origin = "", mode = "seed"] = Deno.args;
const resumes = mode === "resume";
let since = "";

async function initialize(): Promise<void> {
  const body = JSON.stringify({ type: "initialize" });
  const response = await fetch(`${origin}/genesys/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  await response.body?.cancel();
}

function connect(): void {
  const query = resumes ? `?heartbeat=true${since}` : "";
  const socket = new WebSocket(`${origin.replace("http", "ws")}/genesysWs${query}`);
  let isOpen = false;
  socket.onopen = () => {
    isOpen = true;
    if (since === "") void initialize();
  };
  socket.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    const { eventName, eventId, epoch, seq } = event;
    if (eventName === "EventHeartbeat") return socket.send('{"type":"Heartbeat"}');
    if (resumes) since = `&since=${epoch}:${seq}`;
    console.log(JSON.stringify({ eventName, eventId, epoch, seq }));
  };
  // Deno may report one end twice: only the first counts.
  socket.onclose = ({ code }) => {
    socket.onclose = null;
    if (!isOpen) return;
    console.log(JSON.stringify({ closed: code }));
    connect();
  };
}

connect();

import { assertEquals } from "@std/assert";
import { framingOrigin, windowPort } from "../../../../../web/fusion/uef/port.ts";

const PEER_ORIGIN = "http://127.0.0.1:8087";

function createWindows() {
  const listeners = new Set<(event: MessageEvent) => void>();
  const posted: [unknown, string][] = [];
  const peer = {
    postMessage: (message: unknown, origin: string) => void posted.push([message, origin]),
  } as unknown as Window;
  const port = windowPort({
    own: {
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    peer: () => peer,
    peerOrigin: PEER_ORIGIN,
  });
  const arrive = (event: Partial<MessageEvent>) =>
    listeners.forEach((listener) => listener(event as MessageEvent));
  return { port, peer, posted, arrive };
}

Deno.test("windowPort() posts to the peer's origin only", () => {
  const { port, posted } = createWindows();
  port.post("hello");
  assertEquals(posted, [["hello", PEER_ORIGIN]]);
});

Deno.test("windowPort() hears a message only from the right window at the right origin", () => {
  const { port, peer, arrive } = createWindows();
  const heard: unknown[] = [];
  const stop = port.onMessage((message) => heard.push(message));
  const other = {} as Window;
  arrive({ data: "other origin", origin: "http://evil.example", source: peer });
  arrive({ data: "other window", origin: PEER_ORIGIN, source: other });
  arrive({ data: "no window", origin: PEER_ORIGIN, source: null });
  arrive({ data: "sandboxed", origin: "null", source: peer });
  arrive({ data: "good", origin: PEER_ORIGIN, source: peer });
  assertEquals(heard, ["good"]);

  stop();
  arrive({ data: "late", origin: PEER_ORIGIN, source: peer });
  assertEquals(heard, ["good"]);
});

Deno.test("windowPort() hears nobody while the frame is not there", () => {
  const heard: unknown[] = [];
  let listen = (_event: MessageEvent) => {};
  const port = windowPort({
    own: { addEventListener: (_type, on) => (listen = on), removeEventListener: () => {} },
    peer: () => null,
    peerOrigin: PEER_ORIGIN,
  });
  port.onMessage((message) => heard.push(message));
  listen({ data: "x", origin: PEER_ORIGIN, source: null } as MessageEvent);
  port.post("lost");
  assertEquals(heard, []);
});

Deno.test("framingOrigin() trusts ancestorOrigins before the referrer", () => {
  const referrer = "http://localhost:8087/fusion/?agent=1001";
  assertEquals(
    framingOrigin({ ancestorOrigins: ["https://pod.example"], referrer }),
    "https://pod.example",
  );
  assertEquals(framingOrigin({ referrer }), "http://localhost:8087");
  assertEquals(framingOrigin({ referrer: "" }), undefined);
  assertEquals(framingOrigin({ ancestorOrigins: ["null"], referrer: "" }), undefined);
});

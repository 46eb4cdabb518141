// Our own toolbar's supplier layer (web/toolbar/cti) without its page: what it passes on is written down
// beside what it was told.
/// <reference lib="dom" />
import { silentLog } from "../../../gateway/runtime/log.ts";
import { FusionHandler } from "../../../web/toolbar/cti/fusion/fusionHandler.ts";
import { IntegrationEventsHandler } from "../../../web/toolbar/cti/integrationEventsHandler.ts";
import { VendorHandler } from "../../../web/toolbar/cti/vendor/vendorHandler.ts";
import { readTold, type ToolbarKind } from "./record.ts";
import { Toolbar } from "./toolbar.ts";

export class OurToolbar extends Toolbar {
  override readonly kind: ToolbarKind = "ours";
  #requests = 0;
  #page: { readonly sockets: Set<WebSocket> } | undefined;

  override start(): void {
    const { authority, agentId, clock, random } = this.options;
    const page = { sockets: new Set<WebSocket>() };
    this.#page = page;
    // A page that was left may still be told something: nobody sees it.
    const isCurrent = () => this.#page === page;
    const connect = () => Promise.reject(new Error("There is no Fusion here"));
    const fusion = new FusionHandler({ connect, clock, random, log: silentLog });
    const events = new IntegrationEventsHandler({
      show: (change) => {
        if (change.type === "event" && isCurrent()) {
          this.note({ kind: "shown", event: change.event });
        }
      },
    }, fusion);
    const vendor = new VendorHandler(events, {
      restEndpointUrl: `http://${authority}/genesys/events?agent=${agentId}`,
      wsEndpointUrl: `ws://${authority}/genesysWs?agent=${agentId}`,
      fetch: (input, init) =>
        isCurrent() ? fetch(input, init) : Promise.reject(new TypeError("The page is gone")),
      connect: (url) => this.#connect(url, page.sockets, isCurrent),
      clock,
      random,
      newId: () => `${agentId}-${++this.#requests}`,
      log: silentLog,
    });
    void vendor.makeAgentAvailable();
  }

  override reconnect(): void {
    for (const socket of this.#page?.sockets ?? []) socket.close();
  }

  override stop(): void {
    const page = this.#page;
    this.#page = undefined;
    for (const socket of page?.sockets ?? []) socket.close();
  }

  override reload(): void {
    this.stop();
    this.note({ kind: "reloaded" });
    this.start();
  }

  protected override forget(): void {}

  #connect(url: string, sockets: Set<WebSocket>, isCurrent: () => boolean): WebSocket {
    const socket = new WebSocket(url);
    if (!isCurrent()) socket.close();
    sockets.add(socket);
    let isOpen = false;
    socket.addEventListener("open", () => {
      isOpen = true;
      if (isCurrent()) this.note({ kind: "opened", query: new URL(url).search });
    });
    socket.addEventListener("message", ({ data }) => {
      const event = isCurrent() ? readTold(data) : undefined;
      if (event) this.note({ kind: "told", event });
    });
    socket.addEventListener("error", (event) => event.preventDefault());
    socket.addEventListener("close", ({ wasClean }) => {
      sockets.delete(socket);
      if (isOpen && isCurrent()) this.note({ kind: "lost", isClean: wasClean });
    });
    return socket;
  }
}

// Pages that were not made by hookswitch, on a port and so an origin of their own: the files in
// tests/foreign, served as they are but for the addresses in capitals.

const FOLDER = `${import.meta.dirname}/../foreign`;

const FILES: ReadonlySet<string> = new Set([...Deno.readDirSync(FOLDER)].map(({ name }) => name));

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

export class ForeignSite implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  /** hookswitch's origin, once it is known. */
  gateway: string;

  constructor(gateway = "") {
    this.gateway = gateway;
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      async ({ url }) => {
        const name = new URL(url).pathname.slice(1);
        const text = FILES.has(name) && await Deno.readTextFile(`${FOLDER}/${name}`);
        if (!text) return new Response("", { status: 404 });
        return new Response(text.replaceAll("GATEWAY", this.gateway), {
          headers: { "content-type": TYPES[name.split(".").at(-1) ?? ""] ?? "" },
        });
      },
    );
  }

  /** The address of one of its pages. */
  url(page: string): string {
    return `http://localhost:${this.#server.addr.port}/${page}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

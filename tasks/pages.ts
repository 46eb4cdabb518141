// What the pages are made of, and how they are made.
import { compiledCatalogues } from "./words.ts";

/** A script of a page: its source under web/ and, in web/dist, its output of the same folder. */
interface Script {
  readonly source: string;
  readonly output: string;
  /** A classic script, as Oracle's framework client is one; else a module. */
  readonly classic?: boolean;
}

const SCRIPTS: readonly Script[] = [
  { source: "workbench/main.tsx", output: "workbench/main.js" },
  { source: "softphone/main.tsx", output: "softphone/main.js" },
  { source: "toolbar/main.tsx", output: "toolbar/main.js" },
  { source: "fusion/main.tsx", output: "fusion/main.js" },
  {
    source: "fusion/uef/client.ts",
    output: "fusion/ui-events-framework-client.js",
    classic: true,
  },
  { source: "fusion/svcmca/client.ts", output: "fusion/svcmca.js", classic: true },
];

/** Where the toolbar's catalogues are, and where they come to; compiled by words.ts. */
const CATALOGUES = { source: "web/toolbar/i18n", output: "web/dist/toolbar/words" };

/** Files that are served as they are. */
const COPIED = /\.(html|css|svg|png|woff2)$/;

/** Folders outside web/ whose sources end up in the bundles. */
const SHARED_SOURCES = ["gateway/protocol", "gateway/runtime"];

export class Pages {
  readonly #root: string;

  /** `root` is the project's folder. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Written when a build has succeeded. */
  get #stamp(): string {
    return this.#path("web/dist/.built");
  }

  /** Folders whose files the pages are made of. */
  get sources(): string[] {
    return ["web", ...SHARED_SOURCES].map((folder) => this.#path(folder));
  }

  /** True when a page is missing or older than one of its sources. */
  async areStale(): Promise<boolean> {
    const built = await this.#modified(this.#stamp);
    if (built === undefined) return true;
    for (const { output } of SCRIPTS) {
      if (await this.#modified(this.#path(`web/dist/${output}`)) === undefined) return true;
    }
    for (const folder of this.sources) {
      for await (const file of this.#files(folder)) {
        if ((await this.#modified(file) ?? 0) > built) return true;
      }
    }
    return false;
  }

  /** Builds all pages; returns what went wrong, a line each. */
  async build(): Promise<string[]> {
    await Deno.mkdir(this.#path("web/dist"), { recursive: true });
    for await (const file of this.#files(this.#path("web"))) {
      if (COPIED.test(file)) await this.#copy(file);
    }
    const errors: string[] = [...await this.#writeWords()];
    // One after the other: at its first use the bundler installs itself, which must not happen twice at
    // once.
    for (const script of SCRIPTS) errors.push(...await this.#bundle(script));
    if (errors.length === 0) await Deno.writeTextFile(this.#stamp, "");
    return errors;
  }

  async #writeWords(): Promise<string[]> {
    const folder = this.#path(CATALOGUES.output);
    await Deno.mkdir(folder, { recursive: true });
    try {
      const catalogues = await compiledCatalogues(this.#path(CATALOGUES.source));
      for (const [language, catalogue] of catalogues) {
        await Deno.writeTextFile(`${folder}/${language}.json`, JSON.stringify(catalogue));
      }
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  async #bundle({ source, output, classic }: Script): Promise<string[]> {
    const result = await Deno.bundle({
      entrypoints: [this.#path(`web/${source}`)],
      outputPath: this.#path(`web/dist/${output}`),
      platform: "browser",
      format: classic ? "iife" : "esm",
      minify: true,
      sourcemap: "linked",
      write: true,
    });
    return result.errors.map(({ text, location }) =>
      location ? `${location.file}:${location.line}: ${text}` : text
    );
  }

  async #copy(file: string): Promise<void> {
    const target = this.#path("web/dist") + file.slice(this.#path("web").length);
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(file, target);
  }

  async *#files(folder: string): AsyncGenerator<string> {
    for await (const entry of Deno.readDir(folder)) {
      const path = `${folder}/${entry.name}`;
      if (path === this.#path("web/dist")) continue;
      if (entry.isDirectory) yield* this.#files(path);
      else yield path;
    }
  }

  async #modified(path: string): Promise<number | undefined> {
    try {
      return (await Deno.stat(path)).mtime?.getTime();
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
  }

  #path(relative: string): string {
    return `${this.#root}/${relative}`;
  }
}

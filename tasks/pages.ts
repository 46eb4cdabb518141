// What the pages are made of, and how they are made.
import { bundle, type Script } from "./bundle.ts";
import { compress } from "./compress.ts";
import { staticImportsOf, stylesheetsOf, withOneStylesheet, withPreloads } from "./page_html.ts";
import { DECLARATION_SOURCES, uefDeclarations } from "./uef_declarations.ts";
import { compiledCatalogues } from "./words.ts";

const SCRIPTS: readonly Script[] = [
  { source: "workbench/main.tsx", output: "workbench/main.js" },
  { source: "softphone/main.tsx", output: "softphone/main.js" },
  { source: "toolbar/main.tsx", output: "toolbar/main.js", split: true },
  { source: "toolbar/early.ts", output: "toolbar/early.js", classic: true },
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

/** What a toolbar in TypeScript is written against, made by uef_declarations.ts. */
const DECLARATIONS = {
  source: "web/fusion/uef",
  output: "web/dist/fusion/ui-events-framework.d.ts",
};

/** Files that are served as they are. */
const COPIED = /\.(css|svg|png|woff2)$/;

/** All of a page's style sheets in one, beside its HTML. */
const STYLESHEET = "page.css";

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
    const written: string[] = [];
    const errors: string[] = [];
    const html: string[] = [];
    for await (const file of this.#files(this.#path("web"))) {
      if (COPIED.test(file)) written.push(await this.#copy(file));
      if (file.endsWith(".html")) html.push(file);
    }
    try {
      written.push(...await this.#writeWords());
    } catch (error) {
      errors.push(error instanceof Error ? error.message : String(error));
    }
    // One after the other: at its first use the bundler installs itself, which must not happen twice at
    // once.
    for (const script of SCRIPTS) {
      const bundled = await bundle(script, this.#path("web"));
      written.push(...bundled.files);
      errors.push(...bundled.errors);
    }
    if (errors.length > 0) return errors;
    written.push(await this.#writeDeclarations());
    for (const file of html) written.push(...await this.#writePage(file));
    for (const file of written) await compress(file);
    await Deno.writeTextFile(this.#stamp, "");
    return [];
  }

  async #writeDeclarations(): Promise<string> {
    const sources = DECLARATION_SOURCES.map((name) =>
      Deno.readTextFile(this.#path(`${DECLARATIONS.source}/${name}`))
    );
    const path = this.#path(DECLARATIONS.output);
    await Deno.writeTextFile(path, uefDeclarations(await Promise.all(sources)));
    return path;
  }

  async #writeWords(): Promise<string[]> {
    const folder = this.#path(CATALOGUES.output);
    await Deno.mkdir(folder, { recursive: true });
    const written: string[] = [];
    for (const [language, words] of await compiledCatalogues(this.#path(CATALOGUES.source))) {
      const path = `${folder}/${language}.json`;
      await Deno.writeTextFile(path, JSON.stringify(words));
      written.push(path);
    }
    return written;
  }

  /** A page's HTML, and its style sheets in one. */
  async #writePage(file: string): Promise<string[]> {
    const html = await Deno.readTextFile(file);
    const target = this.#distOf(file);
    const folder = target.slice(0, target.lastIndexOf("/"));
    const address = folder.slice(this.#path("web/dist").length);
    const sheets = stylesheetsOf(html).map((href) => Deno.readTextFile(this.#path(`web${href}`)));
    // A page that only says something has none.
    const script = await Deno.readTextFile(`${folder}/main.js`).catch(() => "");
    const modules = staticImportsOf(script).map((name) => `${address}/${name}`);
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(`${folder}/${STYLESHEET}`, (await Promise.all(sheets)).join("\n"));
    const page = withPreloads(withOneStylesheet(html, `${address}/${STYLESHEET}`), modules);
    await Deno.writeTextFile(target, page);
    return [`${folder}/${STYLESHEET}`, target];
  }

  async #copy(file: string): Promise<string> {
    const target = this.#distOf(file);
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(file, target);
    return target;
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

  /** Where a file of web/ comes to. */
  #distOf(file: string): string {
    return this.#path("web/dist") + file.slice(this.#path("web").length);
  }

  #path(relative: string): string {
    return `${this.#root}/${relative}`;
  }
}

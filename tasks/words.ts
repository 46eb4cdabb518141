// Compiles the toolbar's catalogues, so that the browser needs no parser for ICU messages.
import compile from "icu-minify/compile";
import { stretched } from "./pseudo.ts";

/** A catalogue's file is named after its language. */
const CATALOGUE = /^([a-z]{2})\.ts$/;

/** English made longer, for tests and for who draws: see web/toolbar/i18n/languages.ts. */
const PSEUDO = { of: "en", name: "en-XA" } as const;

export type Catalogue = Readonly<Record<string, string>>;
export type Compiled = Readonly<Record<string, ReturnType<typeof compile>>>;

/** Each message as the browser's formatter takes it. Throws at one that is no ICU message. */
export function compileCatalogue(catalogue: Catalogue): Compiled {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => {
      try {
        return [key, compile(text)];
      } catch (cause) {
        throw new Error(`Cannot compile "${key}": "${text}" is not an ICU message`, { cause });
      }
    }),
  );
}

/** The compiled catalogues of a folder by language, the pseudo-language among them. */
export async function compiledCatalogues(folder: string): Promise<Map<string, Compiled>> {
  const compiled = new Map<string, Compiled>();
  for await (const { name } of Deno.readDir(folder)) {
    const [, language] = CATALOGUE.exec(name) ?? [];
    if (language === undefined) continue;
    const catalogue = compileCatalogue(await readCatalogue(`${folder}/${name}`, language));
    compiled.set(language, catalogue);
    if (language === PSEUDO.of) compiled.set(PSEUDO.name, stretched(catalogue));
  }
  return compiled;
}

/** Read anew when the file has changed, which `deno task dev` depends on. */
async function readCatalogue(path: string, language: string): Promise<Catalogue> {
  const { mtime } = await Deno.stat(path);
  const module = await import(`file://${await Deno.realPath(path)}?${mtime?.getTime()}`);
  return module[language];
}

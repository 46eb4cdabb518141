// Bundles one script of the pages, in one file or with parts of its own that are loaded when they are wanted.

export interface Bundle {
  /** The paths of what was written. */
  readonly files: readonly string[];
  /** What went wrong, a line each. */
  readonly errors: readonly string[];
}

/** A script of a page: its source under web/ and, in web/dist, its output of the same folder. */
export interface Script {
  readonly source: string;
  readonly output: string;
  /** A classic script, as Oracle's framework client is one; else a module. */
  readonly classic?: boolean;
  /** What it imports by import() comes to files of their own beside it. */
  readonly split?: boolean;
}

/** The name of a part that the bundler split off carries a hash. */
const PART = /-[A-Z0-9]{8}\.js(\.map|\.br|\.gz)?$/;

export async function bundle(
  { source, output, classic = false, split = false }: Script,
  web: string,
): Promise<Bundle> {
  const target = `${web}/dist/${output}`;
  const folder = target.slice(0, target.lastIndexOf("/"));
  const result = await Deno.bundle({
    entrypoints: [`${web}/${source}`],
    ...(split ? { outputDir: folder, codeSplitting: true } : { outputPath: target }),
    platform: "browser",
    format: classic ? "iife" : "esm",
    minify: true,
    sourcemap: "linked",
    write: false,
  });
  const errors = result.errors.map(({ text, location }) =>
    location ? `${location.file}:${location.line}: ${text}` : text
  );
  await Deno.mkdir(folder, { recursive: true });
  const names = new Set<string>();
  for (const { path, contents } of result.outputFiles ?? []) {
    if (!contents) continue;
    await Deno.writeFile(path, contents);
    names.add(path.slice(path.lastIndexOf("/") + 1));
  }
  if (split && errors.length === 0) await removeOldParts(folder, names);
  return { files: [...names].map((name) => `${folder}/${name}`), errors };
}

/** Parts of earlier builds, which nothing asks for any more. */
async function removeOldParts(folder: string, current: ReadonlySet<string>): Promise<void> {
  for await (const { name } of Deno.readDir(folder)) {
    if (PART.test(name) && !current.has(name.replace(/\.(br|gz)$/, ""))) {
      await Deno.remove(`${folder}/${name}`);
    }
  }
}

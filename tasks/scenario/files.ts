// Which files are meant: files, folders and patterns such as scenarios/customer-*.yaml.
import { UsageError } from "../command_line.ts";

const IS_SCENARIO = /\.ya?ml$/;

/** The scenario files that `names` mean, each once. */
export function scenarioFiles(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(filesOf))];
}

function filesOf(name: string): string[] {
  const files = /[*?]/.test(name) ? matching(name) : found(name);
  if (files.length > 0) return files;
  throw new UsageError(`There is no scenario file at "${name}"`);
}

function found(name: string): string[] {
  const path = name.replace(/(.)\/+$/, "$1");
  let stat: Deno.FileInfo;
  try {
    stat = Deno.statSync(path);
  } catch {
    return [];
  }
  return stat.isDirectory ? below(path).filter((file) => IS_SCENARIO.test(file)) : [path];
}

function below(folder: string): string[] {
  return [...Deno.readDirSync(folder)]
    .toSorted((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(({ name, isDirectory }) =>
      isDirectory ? below(`${folder}/${name}`) : [`${folder}/${name}`]
    );
}

/** Files that fit a pattern whose folders before the first star are fixed; ** means any depth. */
function matching(pattern: string): string[] {
  const fixed = pattern.split(/[*?]/)[0]?.match(/^(.*)\//)?.[1];
  const folder = fixed === undefined ? "." : fixed || "/";
  const shape = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*\*\/|\*|\?/g, (star) => STARS[star] ?? "");
  const whole = new RegExp(`^${shape}$`);
  try {
    return below(folder).map((file) => fixed === undefined ? file.slice(2) : file)
      .filter((file) => whole.test(file));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

const STARS: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]" };

// The scenario files of a folder, read anew each time, so that a file can be changed and played again.

/** A scenario file and its content. */
export interface ScenarioFile {
  /** Its name without the ending. */
  readonly name: string;
  /** Its name as it is told in failures. */
  readonly file: string;
  readonly text: string;
}

/** Reads all files. */
export type ScenarioLibrary = () => Promise<readonly ScenarioFile[]>;

const IS_SCENARIO = /^(.+)\.ya?ml$/;

/** The library of a folder; empty when there is none, as in an installation without scenarios. */
export function folderLibrary(folder: string): ScenarioLibrary {
  return async () => {
    const names: string[] = [];
    try {
      for await (const { name, isFile } of Deno.readDir(folder)) {
        if (isFile && IS_SCENARIO.test(name)) names.push(name);
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
    return await Promise.all(
      names.toSorted().map(async (file) => ({
        name: IS_SCENARIO.exec(file)?.[1] ?? file,
        file,
        text: await Deno.readTextFile(`${folder}/${file}`),
      })),
    );
  };
}

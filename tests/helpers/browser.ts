// Finds a Chromium for the browser tests: the machine's own, or else the one from the npm package.
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const PROGRAM_FILES = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];

const CANDIDATES: Readonly<Partial<Record<typeof Deno.build.os, readonly string[]>>> = {
  linux: [
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  windows: PROGRAM_FILES.map((name) =>
    `${Deno.env.get(name)}\\Google\\Chrome\\Application\\chrome.exe`
  ),
};

/** Starts the browser that the tests drive, headless. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ ...installed() ?? await bundled(), headless: true, args: ARGS });
}

/** A test machine is a container more often than not: no sandbox, no GPU, no calls home. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function installed(): LaunchOptions | undefined {
  const executablePath = CANDIDATES[Deno.build.os]?.find((path) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
  return executablePath === undefined ? undefined : { executablePath };
}

async function bundled(): Promise<LaunchOptions> {
  const folder = `${Deno.env.get("TMPDIR") ?? "/tmp"}/hookswitch-browser`;
  await Deno.mkdir(folder, { recursive: true });
  const script = `${import.meta.dirname}/../browser/bundled_chromium.ts`;
  const lock = `${import.meta.dirname}/../browser/bundled_chromium.lock`;
  const { success, stdout, stderr } = await new Deno.Command("deno", {
    args: ["run", "--no-config", `--lock=${lock}`, "--frozen", "-A", script],
    // The package unpacks itself into TMPDIR, and its shared libraries too when it takes this for a
    // bare cloud machine: a bare test machine lacks the same ones.
    env: { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  }).output();
  if (!success) {
    throw new Error(
      `Cannot unpack a browser for the tests; install Chrome or Chromium instead. ` +
        new TextDecoder().decode(stderr),
    );
  }
  return {
    executablePath: new TextDecoder().decode(stdout).trim(),
    env: {
      ...Deno.env.toObject(),
      LD_LIBRARY_PATH: `${folder}/al2023/lib`,
      FONTCONFIG_FILE: await fontsOf(folder),
    },
  };
}

/**
 * Lists the fonts that a browser without any dies of: the ones in the package, and the machine's. The
 * package's own list names a folder that is not where it was unpacked.
 */
async function fontsOf(folder: string): Promise<string> {
  const file = `${folder}/fonts.conf`;
  const list = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
  // Test files that run at the same time each write it: a whole file takes the place of a whole file.
  const draft = await Deno.makeTempFile({ dir: folder });
  await Deno.writeTextFile(draft, list);
  await Deno.rename(draft, file);
  return file;
}

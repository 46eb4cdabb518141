// Unpacks the Chromium that comes inside an npm package, gives it a Japanese font beside its Latin one, and
// prints where it is. Run by itself, with a lockfile of its own, so that only a machine without a browser
// downloads it.
import chromium from "npm:@sparticuz/chromium@153.0.0";
import kosugi from "npm:@expo-google-fonts/kosugi@0.1.0/package.json" with { type: "json" };

const FONT = "Kosugi_400Regular.ttf";

const program = await chromium.executablePath();
const folder = `${Deno.env.get("TMPDIR")}/fonts`;
await Deno.mkdir(folder, { recursive: true });
// Test files that run at the same time each bring it: a whole file takes the place of a whole file.
const draft = await Deno.makeTempFile({ dir: folder, suffix: ".part" });
const font = import.meta.resolve(`npm:${kosugi.name}@${kosugi.version}/${FONT}`);
await Deno.copyFile(new URL(font), draft);
await Deno.rename(draft, `${folder}/${FONT}`);
console.log(program);

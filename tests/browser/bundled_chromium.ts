// Unpacks the Chromium that comes inside an npm package, and prints where. Run by itself, with a
// lockfile of its own, so that only a machine without a browser downloads it.
import chromium from "npm:@sparticuz/chromium@153.0.0";

console.log(await chromium.executablePath());

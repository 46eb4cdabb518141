// Compresses what the pages are made of, once, so that the server need not at each request.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSED = /\.(html|css|js|json|svg)$/;

/** Below this a packet is a packet, in bytes. */
const MIN_BYTES = 1_024;

/** Nearly as small as can be, in a fraction of the time. */
const BROTLI_QUALITY = 9;

/** Writes `.br` and `.gz` beside a file that is worth it; removes those of an earlier build otherwise. */
export async function compress(path: string): Promise<void> {
  if (!COMPRESSED.test(path)) return;
  const content = await Deno.readFile(path);
  if (content.length < MIN_BYTES) return await Promise.all([".br", ".gz"].map(remove)).then();
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  await Deno.writeFile(`${path}.br`, brotliCompressSync(content, { params }));
  await Deno.writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));

  async function remove(ending: string): Promise<void> {
    await Deno.remove(path + ending).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

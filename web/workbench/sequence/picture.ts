// Makes a picture of a drawing, by the browser's own hand.
import type { Drawing } from "./export_svg.ts";

/** How high a picture may be, in px: what all browsers' canvases hold. */
export const MAX_PICTURE_PX = 16_000;

/** So many dots to a px, where the height allows it. */
const SHARP = 2;

/** A PNG of the drawing; undefined when the browser cannot. */
export async function pictureOf({ svg, width, height }: Drawing): Promise<Blob | undefined> {
  const scale = Math.min(SHARP, MAX_PICTURE_PX / height);
  const image = new Image(width, height);
  try {
    // Not by a blob's address: the page's policy allows pictures of its own and of data: only.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return blob ?? undefined;
  } catch {
    return undefined;
  }
}

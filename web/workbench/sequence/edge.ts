// What the diagram needs of the browser around it, in the shapes that its parts take.
import type { Drawing } from "./export_svg.ts";
import { CALL_COLOURS } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { pictureOf } from "./picture.ts";

export interface SequenceEdge {
  /** Puts a text on the clipboard; false when the browser does not allow it. */
  copyText(text: string): Promise<boolean>;
  /** Puts a picture on the clipboard; it is made when the clipboard has agreed. */
  copyPicture(make: () => Promise<Blob | undefined>): Promise<boolean>;
  /** Offers a file for download. */
  save(name: string, content: Blob): Promise<boolean>;
  picture(drawing: Drawing): Promise<Blob | undefined>;
  /** The colours that the page wears now. */
  palette(): Palette;
}

/** The page's own browser. */
export const browserEdge: SequenceEdge = {
  copyText: (text) => succeeds(() => navigator.clipboard.writeText(text)),
  copyPicture: (make) =>
    succeeds(async () => {
      // The promise goes into the item: Safari forgets the press of the button while it is awaited.
      const picture = make().then((blob) => blob ?? Promise.reject(new Error("No picture")));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    }),
  save: (name, content) =>
    succeeds(() => {
      const url = URL.createObjectURL(content);
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    }),
  picture: pictureOf,
  palette() {
    const probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
    const read = (token: string) => {
      probe.style.color = `var(--${token})`;
      return getComputedStyle(probe).color;
    };
    const palette = {
      surface: read("surface"),
      ink: read("ink"),
      inkSoft: read("ink-soft"),
      line: read("line"),
      bad: read("bad"),
      warn: read("warn"),
      callNone: read("call-none"),
      calls: Array.from({ length: CALL_COLOURS }, (_, index) => read(`call-${index + 1}`)),
    };
    probe.remove();
    return palette;
  },
};

async function succeeds(act: () => Promise<void> | void): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    return false;
  }
}

// What a picture is taken of: a page in a state, and the looks and sizes in which it is taken.
import type { SettingTexts } from "../helpers/gateway.ts";
import type { Stage } from "./stage.ts";

export const PAGES = ["toolbar", "fusion", "softphone", "workbench", "design"] as const;
export type PageName = typeof PAGES[number];

/** One state of a page. A new one is a name, a caption, and the steps that lead there. */
export interface State {
  /** In lower case with hyphens; names the files. */
  readonly name: string;
  /** What the picture shows, as a caption. */
  readonly says: string;
  /** Brings the page there, and waits until it shows it. */
  readonly act: (stage: Stage) => Promise<unknown>;
  /** The page's address, where it is not the page's own. */
  readonly path?: string;
  /** The reader's language, where it is not English. */
  readonly locale?: string;
  /** Of the gateway. */
  readonly settings?: SettingTexts;
  /** The page complains on the console in this state, as it must. */
  readonly complains?: true;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Look = "light" | "dark" | "contrast";

/** A size and a look in which every state of a page is taken. */
export interface Take extends Size {
  readonly look: Look;
}

interface PagePlan {
  /** The page's address. */
  readonly path: string;
  readonly takes: readonly Take[];
}

const inLooks = (size: Size, ...looks: readonly Look[]): Take[] =>
  looks.map((look) => ({ ...size, look }));

const WINDOW = { width: 1440, height: 900 } as const;
const PHONE = { width: 420, height: 900 } as const;

/** Where each page is, and how it is taken. The toolbar is taken in the frame that Fusion gives it. */
export const PLANS: Readonly<Record<PageName, PagePlan>> = {
  toolbar: {
    path: "/fusion/",
    takes: [
      ...inLooks({ width: 360, height: 560 }, "light", "dark", "contrast"),
      ...inLooks({ width: 420, height: 420 }, "light"),
    ],
  },
  fusion: {
    path: "/fusion/",
    takes: [...inLooks(WINDOW, "light", "dark"), ...inLooks(PHONE, "light", "dark")],
  },
  softphone: {
    path: "/softphone/",
    takes: [
      ...inLooks({ width: 900, height: 640 }, "light", "dark"),
      ...inLooks(PHONE, "light", "dark"),
    ],
  },
  design: {
    path: "/design/",
    takes: [
      ...inLooks({ width: 1280, height: 1060 }, "light", "dark", "contrast"),
      ...inLooks(PHONE, "light"),
    ],
  },
  workbench: {
    path: "/",
    takes: [...inLooks(WINDOW, "light", "dark"), ...inLooks(PHONE, "light", "dark")],
  },
};

// A delay as it is filled in, and as the T-Server takes it; and the slider's scale. Pure.
import * as z from "zod/mini";
import type { MockDelay } from "../../../shared/mock_client.ts";

export const KINDS = ["fixed", "range", "normal", "never"] as const;
export type Kind = typeof KINDS[number];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  fixed: "fixed",
  range: "range",
  normal: "normal",
  never: "never",
};

/** All in whole milliseconds. */
export type DelayForm =
  | { readonly kind: "fixed"; readonly ms: number }
  | { readonly kind: "range"; readonly min: number; readonly max: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "never" };

export const NO_DELAY: DelayForm = { kind: "fixed", ms: 0 };

const Range = z.object({ uniform: z.tuple([z.number(), z.number()]) });
const Normal = z.object({ normal: z.object({ mean: z.number(), sd: z.number() }) });

/** The form that shows a delay; none is fixed at 0. */
export function formOf(delay: MockDelay | undefined): DelayForm {
  if (delay === undefined) return NO_DELAY;
  if (delay === "never") return { kind: "never" };
  if (typeof delay === "number") return { kind: "fixed", ms: delay };
  const range = Range.safeParse(delay);
  if (range.success) {
    const [min, max] = range.data.uniform;
    return { kind: "range", min, max };
  }
  const normal = Normal.safeParse(delay);
  return normal.success ? { kind: "normal", ...normal.data.normal } : NO_DELAY;
}

/** What the T-Server is told; null takes the delay away. */
export function delayOf(form: DelayForm): MockDelay | null {
  switch (form.kind) {
    case "fixed":
      return form.ms === 0 ? null : form.ms;
    case "range":
      return { uniform: [Math.min(form.min, form.max), Math.max(form.min, form.max)] };
    case "normal":
      return { normal: { mean: form.mean, sd: form.sd } };
    case "never":
      return "never";
  }
}

/** The same delay as another kind, as near as it can be; 250 ms where there is nothing to be near to. */
export function asKind(form: DelayForm, kind: Kind): DelayForm {
  if (kind === form.kind) return form;
  const ms = middleOf(form) || 250;
  switch (kind) {
    case "fixed":
      return { kind, ms: form.kind === "never" ? 0 : ms };
    case "range":
      return { kind, min: Math.round(ms / 2), max: Math.round(ms * 1.5) };
    case "normal":
      return { kind, mean: ms, sd: Math.round(ms / 4) };
    case "never":
      return { kind };
  }
}

function middleOf(form: DelayForm): number {
  switch (form.kind) {
    case "fixed":
      return form.ms;
    case "range":
      return Math.round((form.min + form.max) / 2);
    case "normal":
      return form.mean;
    case "never":
      return 0;
  }
}

export function sayDelay(form: DelayForm): string {
  switch (form.kind) {
    case "fixed":
      return form.ms === 0 ? "none" : sayMs(form.ms);
    case "range":
      return `${sayMs(form.min)} to ${sayMs(form.max)}`;
    case "normal":
      return `${sayMs(form.mean)} ± ${sayMs(form.sd)}`;
    case "never":
      return "never";
  }
}

function sayMs(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${Number((ms / 1_000).toFixed(2))} s`;
}

/** The slider: its positions, and the delay at its end in milliseconds. */
export const SLIDER = { steps: 100, maxMs: 30_000 } as const;

const SPREAD = Math.log(1 + SLIDER.maxMs / 10);

/** The delay at a position: near the start 10 ms make a step, near the end seconds; round figures. */
export function msAt(position: number): number {
  const ms = 10 * Math.expm1(SPREAD * position / SLIDER.steps);
  if (ms < 10) return Math.round(ms);
  const unit = 10 ** (Math.floor(Math.log10(ms)) - 1) / 2;
  return Math.min(SLIDER.maxMs, Math.round(Math.round(ms / unit) * unit));
}

/** The position of a delay; one beyond the scale is at its end. */
export function positionOf(ms: number): number {
  const share = Math.log1p(Math.max(0, ms) / 10) / SPREAD;
  return Math.min(SLIDER.steps, Math.round(share * SLIDER.steps));
}

/** A number as it is typed, in whole milliseconds; undefined where it is none. */
export function readMs(text: string): number | undefined {
  const ms = Number(text.trim());
  if (text.trim() === "" || !Number.isInteger(ms) || ms < 0 || ms > MAX_MS) return undefined;
  return ms;
}

/** What the mock's timers hold, in milliseconds. */
const MAX_MS = 2_147_483_647;

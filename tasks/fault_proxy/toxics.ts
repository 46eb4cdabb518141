// The toxics: what each is called, takes and means. One schema for tests, command line and HTTP.
import { z } from "zod";
import { MAX_DELAY_MS } from "../../gateway/runtime/clock.ts";

const whole = (unit: string, { min, max }: { min: number; max: number }) => {
  const error = `must be whole ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const MAX_BYTES = 1_073_741_824;
const Milliseconds = whole("milliseconds", { min: 0, max: MAX_DELAY_MS });
const notAShare = { error: "must be a number from 0 to 1" };
const Share = z.number(notAShare).min(0, notAShare).max(1, notAShare);
const Bytes = whole("bytes", { min: 1, max: MAX_BYTES });

/** Upstream goes from the client to the server behind the proxy, downstream comes back. */
export const Direction = z.enum(["upstream", "downstream"]);
export type Direction = z.infer<typeof Direction>;

const common = {
  name: z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, "must be 1 to 64 letters, digits, _ . or -")
    .optional().describe("What it is changed and removed by; absent, its type and direction."),
  direction: z.enum(["upstream", "downstream", "both"]).default("downstream")
    .describe("Which bytes it concerns."),
  toxicity: Share.default(1)
    .describe("The share of connections that it concerns, drawn once for each connection."),
};

/** What every toxic has, to be told once. */
export const CommonFields = z.strictObject(common);

export const ToxicSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("latency"),
    ...common,
    latencyMs: Milliseconds.describe("How long everything takes, in milliseconds."),
    jitterMs: Milliseconds.default(0).describe("How far that may be off, up or down."),
  }).describe("Delays what passes; the order stays."),
  z.strictObject({
    type: z.literal("bandwidth"),
    ...common,
    bytesPerSecond: Bytes.describe("How many bytes pass in a second."),
  }).describe("Lets so many bytes pass in a second."),
  z.strictObject({
    type: z.literal("slow_close"),
    ...common,
    delayMs: Milliseconds.describe("How long the end takes, in milliseconds."),
  }).describe("Delays the end of the stream."),
  z.strictObject({
    type: z.literal("timeout"),
    ...common,
    closeAfterMs: z.union([Milliseconds, z.literal("never")], {
      error: `must be whole milliseconds or "never"`,
    }).default("never").describe(
      "When both sides are closed, in milliseconds from when it takes hold; `never` leaves a half-open link.",
    ),
  }).describe("Swallows all bytes, and holds back the end of the stream."),
  z.strictObject({
    type: z.literal("reset_peer"),
    ...common,
    afterMs: Milliseconds.default(0)
      .describe("When, in milliseconds from when it takes hold; until then all passes."),
  }).describe("Ends both sides with a TCP RST."),
  z.strictObject({
    type: z.literal("slicer"),
    ...common,
    averageBytes: Bytes.describe("The size of a piece."),
    variationBytes: whole("bytes", { min: 0, max: MAX_BYTES }).default(0)
      .describe("How far that may be off, up or down."),
    delayMs: Milliseconds.default(0).describe("The pause between two pieces, in milliseconds."),
  }).describe("Cuts what passes into small pieces."),
  z.strictObject({
    type: z.literal("limit_data"),
    ...common,
    maxBytes: Bytes.describe("Bytes that pass from when the toxic takes hold."),
  }).describe("Closes both sides once so many bytes have passed."),
  z.strictObject({
    type: z.literal("stall"),
    ...common,
  }).describe("Stops reading, so that the sender meets back-pressure; nothing is lost."),
]);

/** A toxic as it is given: what has a default may be absent. */
export type ToxicInput = z.input<typeof ToxicSchema>;

/** A toxic in force. */
export type Toxic = z.output<typeof ToxicSchema> & { readonly name: string };

/** What a toxic can be changed to: any of its fields but its name and type. */
export type ToxicPatch = Readonly<Record<string, unknown>>;

/** True when the toxic is there for bytes of this direction. */
export function concerns(toxic: Toxic, direction: Direction): boolean {
  return toxic.direction === "both" || toxic.direction === direction;
}

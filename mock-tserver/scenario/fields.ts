// Fields that many steps of a scenario file have: texts, numbers of telephones, and the names of calls,
// agents and toolbars.
import { z } from "zod";
import { PhoneNumber } from "../control_schemas.ts";
import { DNNumber } from "../settings.ts";

/** A word or number; 7001 without quotes means the same as "7001". */
export const text = z.union([z.string().min(1).max(64), z.int().min(0)], {
  error: "must be a text of 1 to 64 characters",
}).transform(String);

/** A DN or telephone number, with or without quotes. */
const number = (shape: z.ZodString, error: string) =>
  z.union([shape, z.int().min(0)], { error }).transform(String);
export const dnNumber = number(DNNumber, "must be 1 to 16 digits, such as 7001");
export const phoneNumber = number(PhoneNumber, "must be a phone number such as +14155550100");

export const callName = z.string({ error: "must be a name for a call, such as a" })
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/, "must be a name for a call, such as a");
export const call = callName.describe("The call, by the name that the file gave it.");
export const agent = text.describe("The agent; by default the first of the file.");
export const toolbarName = text.describe("Which toolbar of the agent, where it has several.");

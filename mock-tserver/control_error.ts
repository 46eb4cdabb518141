// Why a control was refused, for both faces of the controls: TypeScript and HTTP.
import type { RefusalCode } from "./switch/refusal.ts";

/** Stable names of refusals; over HTTP they end the problem's `type`. */
export type ControlErrorCode =
  | RefusalCode
  | "dn-exists"
  | "unknown-connection"
  | "unknown-fault"
  | "too-many-faults"
  | "too-many-dns"
  | "too-many-streams";

/** A control that cannot be followed now; its message says why. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly code: ControlErrorCode;

  constructor(code: ControlErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

// Why the framework refuses something: one class with a stable code. Knows no messages of its own.

/** A stable word for what is wrong; the message says what to do about it. */
export type UefErrorCode =
  | "app-classification"
  | "closed-communication"
  | "disabled-feature"
  | "disposed"
  | "duplicate-communication"
  | "invalid-data"
  | "no-answer"
  | "no-host"
  | "not-framed"
  | "not-simulated"
  | "unknown-communication"
  | "unknown-event"
  | "unknown-operation"
  | "wrong-context";

/** What `initialize`, `publish` and `subscribe` reject with or throw. */
export class UefError extends Error {
  override readonly name = "UefError";

  constructor(readonly code: UefErrorCode, message: string) {
    super(message);
  }

  /** As Oracle's error objects have it. */
  getMessage(): string {
    return this.message;
  }

  getStatus(): string {
    return "error";
  }

  getErrorDetails(): { readonly code: UefErrorCode } {
    return { code: this.code };
  }
}

// Errors whose number depends on the make of the switch.
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { SwitchState } from "./state.ts";

/** The request does not fit the state that its call or DN is in. */
export function stateError({ options: { personality } }: SwitchState): TServerError {
  return personality.stateErrors === "csta"
    ? TServerErrors.IncorrectObjectState
    : TServerErrors.InvalidCallState;
}

/** The error with this number. */
export function errorOf(code: number): TServerError {
  const known = Object.values(TServerErrors).find((error) => error.code === code);
  return known ?? { code, text: TServerErrors.UnknownError.text };
}

// What came of asking the supplier for something.

/** The supplier took the request (its effect comes as an event), or did not and why. */
export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly detail: string };

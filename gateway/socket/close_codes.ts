// Why the gateway closes a toolbar's WebSocket (RFC 6455 section 7.4 and the IANA registry).
// 1008 and 1009 mean that the client is at fault; after the others it may connect again.

export const CloseCode = {
  /** The client keeps sending what it must not. */
  PolicyViolation: 1008,
  MessageTooBig: 1009,
  InternalError: 1011,
  /** The gateway stops or restarts: connect again soon. */
  ServiceRestart: 1012,
  /** The client reads too slowly, or was not heard of: connect again, with `since` if it can. */
  TryAgainLater: 1013,
} as const;

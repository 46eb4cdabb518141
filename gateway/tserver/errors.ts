// The T-Server error codes that hookswitch knows (tliberr.h; 1100 and above are the CSTA family).

/** A T-Server's error: its number and the text that comes with it in EventError. */
export interface TServerError {
  readonly code: number;
  readonly text: string;
}

const error = (code: number, text: string): TServerError => ({ code, text });

export const TServerErrors = {
  DNNotRegistered: error(41, "DN is not registered by this client"),
  UnknownError: error(50, "Unknown error"),
  UnsupportedOperation: error(51, "Unsupported operation"),
  InvalidAttribute: error(53, "Invalid attribute value"),
  NoSwitch: error(54, "No switch: the link is down"),
  InvalidConnID: error(56, "Invalid connection ID"),
  Timeout: error(57, "Timeout"),
  OutOfService: error(58, "Out of service"),
  DNNotConfigured: error(59, "DN is not configured in CME"),
  InvalidCalledDN: error(71, "Invalid called DN"),
  DestinationInvalidState: error(93, "Destination is in an invalid state"),
  CannotCompleteTransfer: error(98, "Cannot complete transfer"),
  BadDNType: error(128, "Bad DN type"),
  InvalidAgentID: error(192, "Agent ID is invalid"),
  BadParameter: error(223, "Bad parameter"),
  DNBusy: error(231, "DN is busy"),
  InvalidDTMFString: error(302, "Invalid DTMF string"),
  InvalidDestinationDN: error(415, "Invalid Destination DN"),
  PartyNotOnCall: error(470, "Party is not on the call"),
  InvalidCallState: error(496, "Invalid call state"),
  AlreadyLoggedIn: error(527, "Agent is already logged in elsewhere"),
  InvalidLogoutRequest: error(701, "Invalid logout request"),
  InvalidReadyRequest: error(702, "Invalid ready request"),
  InvalidNotReadyRequest: error(703, "Invalid not ready request"),
  IncorrectObjectState: error(1161, "Incorrect object state"),
  ServiceBusy: error(1171, "Service busy"),
} as const satisfies Record<string, TServerError>;

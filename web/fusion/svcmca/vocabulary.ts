// The words of the older API, svcMca.tlb.api: its methods, codes and address parameters. No behaviour.

/** The version that calls carry; Oracle's last published library says the same. */
export const SVCMCA_VERSION = "1.3.0";

/** What the desktop adds to the toolbar's address, and the library reads from it (faiec: overview). */
export const FRAME_PARAMETERS = {
  /** The desktop's origin. */
  parentFrame: "oraParentFrame",
  /** How the desktop calls the toolbar. */
  toolbarName: "oraTbName",
  /** Where the library is: an address, or a path on the desktop's origin. */
  apiSource: "oraApiSource",
  /** "Embedded" in the page, or "LiveWindow" in a window of its own. */
  toolbarStyle: "oraTbStyle",
} as const;

/** What an older Fusion posts besides; it is no message. */
export const NOISE = "_adfShowBody";

/** Methods that register a callback for what Fusion says later; they are not replied to. */
export const LISTENERS = [
  "onOutgoingEvent",
  "onDataUpdated",
  "onToolbarMessage",
  "onToolbarInteractionCommand",
  "onToolbarAgentCommand",
] as const;
export type ListenerName = (typeof LISTENERS)[number];

/** Listeners that Fusion keeps apart by channel. */
export const CHANNEL_LISTENERS: readonly ListenerName[] = [
  "onOutgoingEvent",
  "onDataUpdated",
  "onToolbarAgentCommand",
];

/** How the answer to a command is named on the wire. */
export const COMMAND_RESPONSES = {
  onToolbarInteractionCommand: "tbInteractionCommandResponse",
  onToolbarAgentCommand: "tbAgentCommandResponse",
} as const;
export type CommandListener = keyof typeof COMMAND_RESPONSES;

/** What getConfiguration may be asked for. */
export const CONFIG_TYPES = [
  "TOOLBAR",
  "TOKENS",
  "PAGES",
  "LOOKUP_OBJECTS",
  "ALL",
  "FA_TOKEN",
] as const;
export type ConfigType = (typeof CONFIG_TYPES)[number];

/** What disableFeature may name. */
export const FEATURES = [
  "INBOUND_CALL",
  "OUTBOUND_CALL",
  "TRANSFER_CALL",
  "CONFERENCE_CALL",
  "OUTBOUND_CALL_EXTENSIONS",
] as const;

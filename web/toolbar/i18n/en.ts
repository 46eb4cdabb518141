// English, which says what there is to say: ICU messages, by where they are seen. Short: many are buttons.

export const en = {
  "language.label": "Language",
  "toolbar.title": "Media toolbar",

  // The agent's state, in one or two words.
  "agent.offline": "Offline",
  "agent.connecting": "Connecting…",
  "agent.available": "Available",
  "agent.leaving": "Leaving…",
  "agent.unavailable": "Unavailable",
  "agent.reconnecting": "Reconnecting…",
  "agent.onCall": "On a call",
  "agent.outOfService": "Out of service",
  "agent.noLine": "No phone line",
  "agent.dn": "DN {dn}",
  "agent.noDn": "No DN yet",
  "agent.dnWithReason": "{dn} · {reason}",
  "agent.switch": "Available for calls",

  // Why the agent takes no calls.
  "away.label": "Not available, with a reason",
  "away.choose": "Not available for…",
  "away.none": "No reason",
  "away.Break": "Break",
  "away.Lunch": "Lunch",
  "away.Meeting": "Meeting",

  // Where a call would be.
  "calls.label": "Calls",
  "noCalls.title": "No calls",
  "noCalls.offline": "Turn on “Available for calls” to receive calls.",
  "noCalls.connecting": "One moment, the phone is being connected.",
  "noCalls.available": "Incoming calls appear here.",
  "noCalls.leaving": "One moment, calls are being turned off.",
  "noCalls.unavailable": "Turn on “Available for calls” to receive calls.",
  "noCalls.reconnecting": "Incoming calls appear here once connected.",
  "noCalls.outOfService": "Incoming calls appear here once your line is back.",

  // What is wrong with all of it.
  "notice.connectionLost": "The connection was lost",
  "notice.connectionLost.detail": "It is being made again. Calls go on meanwhile.",
  "notice.linkDown": "The phone system cannot be reached",
  "notice.linkDown.detail": "Calls go on; buttons work again once it is back.",
  "notice.outOfService": "DN {dn} is out of service",
  "notice.outOfService.detail":
    "No calls come or can be made until the phone system brings it back.",
  "notice.tryAgain": "Try again",
  "retry.in": "Next try in {seconds, number} s",
  "retry.now": "Trying now…",

  // A call: who, and how it stands.
  "call.label": "Call with {party}",
  "call.from": "Incoming call from",
  "call.unknownNumber": "Unknown number",
  "call.unknownParty": "unknown number",
  "call.consulting": "Consulting {party}",
  "call.consultedBy": "Consulted by {party}",
  "call.incoming": "Incoming call",
  "call.outgoing": "Outgoing call",
  "call.aboutAnother": "About another call",
  "call.toAdd": "To add to the call",
  "call.toTransfer": "To transfer the call",
  "call.muted": "MUTED",
  "phase.RINGING": "RINGING",
  "phase.DIALLING": "DIALLING",
  "phase.ACCEPTED": "ACCEPTED",
  "phase.HELD": "HELD",
  "phase.DISCONNECTED": "DISCONNECTED",

  // What was asked and has not come true yet.
  "pending.checking": "Checking…",
  "pending.answering": "Answering…",
  "pending.declining": "Declining…",
  "pending.ending": "Ending…",
  "pending.holding": "Holding…",
  "pending.retrieving": "Retrieving…",
  "pending.muting": "Muting…",
  "pending.unmuting": "Unmuting…",
  "pending.transferring": "Transferring…",
  "pending.calling": "Calling…",
  "pending.adding": "Adding…",
  "pending.joining": "Joining…",
  "pending.removing": "Removing…",
  "pending.swapping": "Swapping…",
  "pending.goingBack": "Going back…",
  "pending.redirecting": "Redirecting…",
  "pending.saving": "Saving…",

  // How a call ended.
  "release.declined": "Declined",
  "release.ended": "Call ended",
  "release.abandoned": "Caller hung up",
  "release.missed": "Missed",
  "release.redirected": "Redirected",
  "release.transferred": "Transferred",
  "release.cancelled": "Cancelled",
  "release.busy": "Busy",
  "release.failed": "Call failed",
  "release.lost": "Connection lost",
  "release.joined": "Joined",
  "release.callerHungUp": "Caller hung up",
  "release.theyHungUp": "They hung up",

  // A call's buttons.
  "button.accept": "Accept",
  "button.decline": "Decline",
  "button.end": "End call",
  "button.hold": "Hold",
  "button.retrieve": "Retrieve",
  "button.mute": "Mute",
  "button.unmute": "Unmute",
  "button.keypad": "Keypad",
  "button.sendTo": "Send to…",
  "button.transfer": "Transfer…",
  "button.data": "Data",
  "button.tryAgain": "Try again",
  "tools.label": "More for this call",

  // Two calls, and what they can come to.
  "consult.label": "Consultation",
  "consult.bothCalls": "Both calls",
  "consult.completeTransfer": "Complete transfer",
  "consult.join": "Join calls",
  "consult.swap": "Swap",
  "consult.back": "Back to caller",

  // Somebody else for the call.
  "transfer.label": "Transfer",
  "transfer.number": "Number or DN to transfer to",
  "transfer.placeholder": "Number or DN",
  "transfer.now": "Transfer now",
  "transfer.consult": "Consult first",
  "transfer.add": "Add to call",
  "transfer.consultToAdd": "Consult to add",
  "send.label": "Send to",
  "send.number": "Number or DN to send to",
  "send.now": "Send call",

  // Who joined.
  "parties.label": "Also in the call",
  "parties.remove": "Remove {party}",
  "parties.removeHint": "Remove from the call",

  // Digits for the far end.
  "keypad.label": "Keypad; digits can be typed",
  "keypad.sent": "Digits sent",
  "keypad.hint": "Press or type digits",
  "keypad.star": "star",
  "keypad.hash": "hash",

  // The call's data.
  "data.label": "Data of the call",
  "data.change": "Change {name}",
  "data.changeHint": "Change",
  "data.save": "Save",
  "data.remove": "Remove",
  "data.add": "Add data",
  "data.name": "Name",
  "data.value": "Value",

  // A number to call.
  "dial.label": "Number to call",
  "dial.call": "Call",
  "dial.dialling": "Dialling {number}…",

  // What is wrong with a number that was typed.
  "number.notANumber": "This is not a number. Use digits, * and #",
  "number.unknownCountry": "No country has this prefix",
  "number.tooShort": "This number is too short",
  "number.tooLong": "This number is too long",

  // Whether Fusion hears what the toolbar does.
  "fusion.connecting": "Connecting to Fusion…",
  "fusion.connected": "Connected to Fusion",
  "fusion.none": "Not connected to Fusion",
  "fusion.failed": "Not connected to Fusion: {reason}",

  // Why something did not work, and what to do. By the codes of docs/protocol.md, and the toolbar's own.
  "failure.timeout": "The T-Server has not answered",
  "failure.no-event": "The T-Server has not answered yet",
  "failure.refused": "The phone system refused: {reason}",
  "failure.no-effect": "The phone system answered, but nothing happened. Try again",
  "failure.link-down": "The phone system cannot be reached. Try again in a moment",
  "failure.unreachable": "The gateway cannot be reached",
  "failure.status": "The gateway answered with status {status}",
  "failure.internal": "The gateway failed. Try again",
  "failure.stopping": "The gateway is being restarted. Try again in a moment",
  "failure.too-many-requests": "Too much at once. Wait a moment and try again",
  "failure.unknown-call": "This call is over, or was never offered here",
  "failure.no-live-call": "There is no call to do this with",
  "failure.wrong-state": "The call does not allow this now",
  "failure.not-registered":
    "You are not signed in to the phone. Turn on “Available for calls” first",
  "failure.out-of-service": "Your line is out of service",
  "failure.invalid-field": "This number or text cannot be used. Check it and try again",
  "failure.unknown-agent": "The gateway does not know this agent",
  "failure.too-many-agents": "The gateway has no room for another agent",
  "failure.registration": "The agent cannot be registered",
  "failure.fusion-script": "Fusion’s client script cannot be loaded",
  "failure.fusion-silent": "Fusion does not answer",
  "failure.fusion": "Fusion cannot be used",
} as const;

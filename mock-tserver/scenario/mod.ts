// The face of scenarios: read a file, play it on a stage, say how it went.
export { ask } from "./ask.ts";
export { closest } from "./closest.ts";
export { Lookout } from "./lookout.ts";
export { journalMessage, toldMessage } from "./messages.ts";
export { type Failure, type Outcome, play, sayFailure } from "./play.ts";
export { recordedScenario, type Recording } from "./record.ts";
export { type ReadResult, readScenario, sayProblems } from "./read.ts";
export type { Scenario } from "./scenario.ts";
export { sequenceText } from "./sequence_text.ts";
export type { Answer, Message, Role, Stage, StageRequest, ToolbarName } from "./stage.ts";

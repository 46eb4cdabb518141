// Sound by the Web Audio API. The browser makes none before a gesture in the page, or in the page around it
// where that allows autoplay.
import type { Sounder } from "../attention/ringer.ts";
import type { Note, Phrase } from "../attention/tones.ts";

/** How long a note takes to begin and to end, in seconds, so that it does not click. */
const EDGE_SECONDS = 0.02;

/** The gain of all frequencies of a note together, at full volume. */
const FULL_GAIN = 0.5;

export interface WebAudioOptions {
  /** Makes the page's one source of sound; undefined where the browser has none. */
  readonly open: () => AudioContext | undefined;
  /** What shows gestures. */
  readonly gestures: Pick<EventTarget, "addEventListener">;
}

export function webAudio({ open, gestures }: WebAudioOptions): Sounder {
  const context = opened(open);
  let playing: GainNode | undefined;
  const unlock = () => {
    // Without a gesture it stays as it is; Safari says so by an error.
    if (context?.state !== "running") context?.resume().catch(() => {});
  };
  for (const gesture of ["pointerdown", "keydown"]) {
    gestures.addEventListener(gesture, unlock, { capture: true, passive: true });
  }
  return {
    get state() {
      if (!context || context.state === "closed") return "absent";
      return context.state === "running" ? "ready" : "locked";
    },
    watch: (changed) => context?.addEventListener("statechange", changed),
    unlock,
    play({ notes }: Phrase, gain) {
      if (context?.state !== "running") return;
      playing = new GainNode(context, { gain });
      playing.connect(context.destination);
      for (const note of notes) sound(context, note, playing);
    },
    hush() {
      playing?.disconnect();
      playing = undefined;
    },
  };
}

function opened(open: WebAudioOptions["open"]): AudioContext | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

function sound(context: AudioContext, { at, forSeconds, hz, shape }: Note, to: AudioNode): void {
  const from = context.currentTime + at;
  const until = from + forSeconds;
  const full = FULL_GAIN / hz.length;
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, from);
  envelope.gain.linearRampToValueAtTime(full, from + EDGE_SECONDS);
  if (shape === "bell") envelope.gain.exponentialRampToValueAtTime(0.001, until);
  else {
    envelope.gain.setValueAtTime(full, until - EDGE_SECONDS);
    envelope.gain.linearRampToValueAtTime(0, until);
  }
  envelope.connect(to);
  for (const frequency of hz) {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(envelope);
    oscillator.start(from);
    oscillator.stop(until);
  }
}

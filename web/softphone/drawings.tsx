// The drawings of the two phones. They show where the handset is; they decide nothing.
import type { Hook } from "./phone.ts";

/** A desk phone: the handset lies on the hookswitch, shakes on it, or is off it. */
export function DeskPhone({ hook }: { readonly hook: Hook }) {
  return (
    <svg class={`drawing drawing--${hook}`} viewBox="0 0 120 88" aria-hidden="true">
      <g class="drawing-prongs">
        <rect x="43" y="31" width="7" height="14" rx="2" />
        <rect x="70" y="31" width="7" height="14" rx="2" />
      </g>
      <path
        class="drawing-body"
        d="M41 40h38c3 0 5 1 6.5 3.5l14 29c2.5 5-.5 9.5-6 9.5h-67c-5.5 0-8.5-4.5-6-9.5l14-29C36 41 38 40 41 40z"
      />
      <g class="drawing-keys">
        {[50, 60, 70].map((x, column) =>
          [53, 62, 71].map((y) => (
            <circle key={`${x} ${y}`} cx={x + (column - 1) * (y - 53) * 0.06} cy={y} r="2.2" />
          ))
        )}
      </g>
      <path
        class="drawing-handset"
        d="M22 31c0-14 16-23 38-23s38 9 38 23v3c0 2.5-2 4.5-4.5 4.5H79c-2.5 0-4.5-2-4.5-4.5v-6c-8-2.5-21-2.5-29 0v6c0 2.5-2 4.5-4.5 4.5H26.5c-2.5 0-4.5-2-4.5-4.5z"
      />
      <g class="drawing-waves">
        <path d="M12 12c-4 5-5 11-4 17" />
        <path d="M108 12c4 5 5 11 4 17" />
        <path d="M5 7c-5 7-6 16-4 24" />
        <path d="M115 7c5 7 6 16 4 24" />
      </g>
    </svg>
  );
}

/** A mobile phone: dark, trembling, or lit with a call. */
export function MobilePhone({ hook }: { readonly hook: Hook }) {
  return (
    <svg class={`drawing drawing--mobile drawing--${hook}`} viewBox="0 0 120 88" aria-hidden="true">
      <g class="drawing-handset">
        <rect class="drawing-body" x="39" y="3" width="42" height="82" rx="9" />
        <rect class="drawing-screen" x="43.5" y="12" width="33" height="62" rx="3" />
        <path class="drawing-slit" d="M55 7.5h10M57 79.5h6" />
        <circle class="drawing-face" cx="60" cy="35" r="8" />
        <path class="drawing-face" d="M46.5 60c1-9 6-13 13.5-13s12.5 4 13.5 13z" />
      </g>
      <g class="drawing-waves">
        <path d="M30 30c-4 8-4 20 0 28" />
        <path d="M90 30c4 8 4 20 0 28" />
        <path d="M21 24c-7 12-7 28 0 40" />
        <path d="M99 24c7 12 7 28 0 40" />
      </g>
    </svg>
  );
}

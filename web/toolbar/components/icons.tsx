// The toolbar's icons, drawn for 24 px; all decorative, their buttons carry the words.
import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

const HANDSET =
  "M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z";

/** A handset, as it is lifted. */
export const HandsetIcon = () => (
  <Icon>
    <path d={HANDSET} />
  </Icon>
);

/** A handset, as it is put down. */
export const HangUpIcon = () => (
  <Icon>
    <path
      d={HANDSET}
      transform="rotate(135 12 12) translate(0.4 -0.6)"
    />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M7 5h3.5v14H7zM13.5 5H17v14h-3.5z" />
  </Icon>
);

export const ResumeIcon = () => (
  <Icon>
    <path d="M8 5.2v13.6L18.8 12z" />
  </Icon>
);

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

export const MicrophoneIcon = () => (
  <Icon>
    <path d="M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zm6-3.5h-1.8a4.2 4.2 0 0 1-8.4 0H6a6 6 0 0 0 5.1 5.9V21h1.8v-3.6a6 6 0 0 0 5.1-5.9z" />
  </Icon>
);

export const MutedIcon = () => (
  <Icon>
    <path d="M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zm6-3.5h-1.8a4.2 4.2 0 0 1-8.4 0H6a6 6 0 0 0 5.1 5.9V21h1.8v-3.6a6 6 0 0 0 5.1-5.9z" />
    <path class="icon__strike" d="M4 3.5 20.5 20" />
  </Icon>
);

export const KeypadIcon = () => (
  <Icon>
    <path d="M5 4h3.5v3.5H5zM10.25 4h3.5v3.5h-3.5zM15.5 4H19v3.5h-3.5zM5 9.25h3.5v3.5H5zM10.25 9.25h3.5v3.5h-3.5zM15.5 9.25H19v3.5h-3.5zM5 14.5h3.5V18H5zM10.25 14.5h3.5V18h-3.5zM15.5 14.5H19V18h-3.5z" />
  </Icon>
);

export const TransferIcon = () => (
  <Icon>
    <path d="M14 5.5 20.5 12 14 18.5V14.4H9.5A4.2 4.2 0 0 0 5.4 18H3.5A7.6 7.6 0 0 1 9.5 9.6H14z" />
  </Icon>
);

export const DataIcon = () => (
  <Icon>
    <path d="M4 5h4v3H4zM10 5h10v3H10zM4 10.5h4v3H4zM10 10.5h10v3H10zM4 16h4v3H4zM10 16h10v3H10z" />
  </Icon>
);

export const PencilIcon = () => (
  <Icon>
    <path d="M4 16.6V20h3.4L17.6 9.8l-3.4-3.4zM20.3 7.1a.9.9 0 0 0 0-1.3l-2.1-2.1a.9.9 0 0 0-1.3 0l-1.6 1.6 3.4 3.4z" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="M12 15.6 5.8 9.4 7.2 8l4.8 4.8L16.8 8l1.4 1.4z" />
  </Icon>
);

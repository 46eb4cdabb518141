// The icons of all pages: Lucide's, drawn as lines in the colour of the text. Decorative: the text beside
// an icon, or its button's label, speaks.
import type { IconNode } from "lucide";
import { h } from "preact";

interface IconProps {
  /** An icon of the library, such as `Phone`; its size and stroke are in controls.css. */
  readonly of: IconNode;
  /** Laid down, as a handset is that ends a call. */
  readonly isDown?: boolean;
}

export function Icon({ of: parts, isDown = false }: IconProps) {
  return (
    <svg
      class={isDown ? "icon icon--down" : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {parts.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}

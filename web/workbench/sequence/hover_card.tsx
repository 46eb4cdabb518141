// The card of the message under the pointer or the keyboard's focus. It floats beside its row, over
// whatever is there, and can be pointed at itself.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { place } from "../placement.ts";
import type { MessageRow } from "./layout.ts";
import { CardFacts, CardTitle, payloadText } from "./message_card.tsx";
import type { DiagramView } from "./view.ts";

/** The card's width in px; detail.css draws it so. */
const WIDTH_PX = 352;

interface HoverCardProps {
  readonly view: DiagramView;
  readonly row: MessageRow | undefined;
  /** The list that has the row. */
  readonly list: RefObject<HTMLElement | null>;
  /** How far the list is scrolled: the card goes along with its row. */
  readonly scrolled: number;
  readonly leave: () => void;
}

export function HoverCard({ view, row, list, scrolled, leave }: HoverCardProps) {
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = card;
    const item = row && list.current?.querySelector(`[data-key="${row.key}"]`);
    const view = item?.closest(".sequence-scroll")?.getBoundingClientRect();
    if (!current || !row) return;
    if (!item || !view) return leave();
    const label = item.querySelector(".arrow-label") ?? item;
    const { top, bottom } = item.getBoundingClientRect();
    if (bottom > view.bottom + row.height || top < view.top) return leave();
    const { left } = label.getBoundingClientRect();
    Object.assign(
      current.style,
      place({ left, top, bottom }, {
        windowWidth: innerWidth,
        windowHeight: innerHeight,
        width: WIDTH_PX,
      }),
    );
    current.showPopover();
  }, [row?.key, scrolled]);
  if (!row) return null;
  const isMasked = view.hides(row.key);
  const tint = row.colour === undefined ? "no-call" : `call-${row.colour}`;
  return (
    <aside
      ref={card}
      popover="manual"
      class={`hover-card ${tint}`}
      aria-label="Message in short"
      onPointerLeave={leave}
    >
      <CardTitle row={row} isMasked={isMasked} />
      <CardFacts row={row} />
      <pre class="detail-payload">{payloadText(row.message, isMasked)}</pre>
      <p class="hover-card-hint">Click or press Enter to keep it open</p>
    </aside>
  );
}

// The last thing that went wrong, where it moves nothing.
import type { Notice } from "../desktop.ts";
import { Icon } from "./icons.tsx";

/** A notice that floats until it is closed or replaced. */
export function NoticeBar(
  { notice, onClose }: { notice: Notice | undefined; onClose: () => void },
) {
  return (
    <div class="notices" role="status">
      {notice && (
        <div class="notice" data-tone={notice.tone}>
          <p>{notice.text}</p>
          <button
            type="button"
            class="notice__close"
            aria-label="Close the notice"
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

// The button in the header for the framed toolbar: ours or any other, and by which of Oracle's APIs.
import { AppWindow } from "lucide";
import type { BrowserStorage } from "../shared/browser_memory.ts";
import { framedToolbarMemory, framedToolbarOf, withoutChoice } from "../shared/framed_toolbar.ts";
import { Icon } from "../shared/icon.tsx";
import { ToolbarChoice } from "../shared/toolbar_choice.tsx";

const PANEL_ID = "toolbar-menu";

export interface ToolbarMenuProps {
  /** The workbench's own address, which may name a toolbar. */
  readonly page: URL;
  readonly storage: BrowserStorage;
  /** Loads the workbench at another address. */
  readonly go: (address: URL) => void;
}

export function ToolbarMenu({ page, storage, go }: ToolbarMenuProps) {
  const memory = framedToolbarMemory(storage);
  const current = framedToolbarOf(page, memory.load());
  const isOwn = current.address === "";
  return (
    <>
      <button
        type="button"
        class="icon-button"
        popovertarget={PANEL_ID}
        aria-label={isOwn ? "Toolbar in the frame" : `Toolbar in the frame: ${current.address}`}
        title="Toolbar in the frame"
      >
        <Icon of={AppWindow} />
      </button>
      <div id={PANEL_ID} class="popover toolbar-menu" popover="auto">
        <ToolbarChoice
          current={current}
          origin={page.origin}
          choose={(choice) => {
            memory.save(choice);
            go(withoutChoice(page));
          }}
        />
      </div>
    </>
  );
}

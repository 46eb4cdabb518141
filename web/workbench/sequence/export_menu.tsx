// Takes along what the diagram shows: as a drawing, a picture or text, to a file or the clipboard.
import { useSignal } from "@preact/signals";
import { Copy, Download } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { sayCount } from "../../shared/say_number.ts";
import { Floating } from "../floating.tsx";
import { exportMermaid } from "./export_mermaid.ts";
import { exportSvg } from "./export_svg.ts";
import { MAX_PICTURE_PX } from "./picture.ts";
import type { Sequence } from "./sequence.ts";
import type { DiagramView } from "./view.ts";

interface ExportMenuProps {
  readonly sequence: Sequence;
  readonly view: DiagramView;
}

export function ExportMenu(props: ExportMenuProps) {
  return (
    <Floating
      look="icon-button icon-button--small"
      name="Export"
      sign={<Icon of={Download} />}
      width={304}
    >
      {() => <ExportPanel {...props} />}
    </Floating>
  );
}

const FILE_NAME = "sequence-diagram";

function ExportPanel({ sequence: { edge }, view }: ExportMenuProps) {
  const withNumbers = useSignal(false);
  const outcome = useSignal("");
  const { layout } = view.drawn.value;
  const { rows, messageRows } = layout;
  const isMasked = !withNumbers.value;
  const drawing = () => exportSvg(rows, { palette: edge.palette(), isMasked });
  const mermaid = () => exportMermaid(rows, isMasked);
  const isTooHigh = layout.height > MAX_PICTURE_PX;
  const tell = async (done: Promise<boolean>, says: string) => {
    outcome.value = await done ? says : "The browser did not allow it";
  };
  const count = messageRows.length;
  const save = (name: string, blob: Blob) =>
    tell(edge.save(`${FILE_NAME}.${name}`, blob), `Saved ${FILE_NAME}.${name}`);
  const svgBlob = () => new Blob([drawing().svg], { type: "image/svg+xml" });
  return (
    <div class="export">
      <p class="export-what">
        {count === 1 ? "1 message" : `${sayCount(count)} messages`}, as the filter shows them
      </p>
      <Format
        name="SVG"
        says="a drawing, sharp at any size"
        save={() => save("svg", svgBlob())}
        copy={() => tell(edge.copyText(drawing().svg), "SVG copied")}
      />
      <Format
        name="PNG"
        says={isTooHigh ? "too high for a picture: filter, or take the SVG" : "a picture"}
        isDisabled={isTooHigh}
        save={async () => {
          const picture = await edge.picture(drawing());
          if (picture) await save("png", picture);
          else outcome.value = "The browser could not draw the picture";
        }}
        copy={() => tell(edge.copyPicture(() => edge.picture(drawing())), "Picture copied")}
      />
      <Format
        name="Mermaid"
        says="text for wikis and issues"
        save={() => save("mmd", new Blob([mermaid()], { type: "text/plain" }))}
        copy={() => tell(edge.copyText(mermaid()), "Mermaid text copied")}
      />
      <label class="checkbox export-numbers">
        <input
          type="checkbox"
          checked={withNumbers.value}
          onChange={({ currentTarget }) => withNumbers.value = currentTarget.checked}
        />
        With people's numbers and addresses
      </label>
      <p class="export-outcome" role="status">{outcome.value}</p>
    </div>
  );
}

interface FormatProps {
  readonly name: string;
  readonly says: string;
  readonly isDisabled?: boolean;
  readonly save: () => void;
  readonly copy: () => void;
}

function Format({ name, says, isDisabled = false, save, copy }: FormatProps) {
  return (
    <div class="export-format" role="group" aria-label={name}>
      <span class="export-name">{name}</span>
      <span class="export-says">{says}</span>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={`Copy ${name}`}
        title={`Copy ${name}`}
        disabled={isDisabled}
        onClick={copy}
      >
        <Icon of={Copy} />
      </button>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={`Download ${name}`}
        title={`Download ${name}`}
        disabled={isDisabled}
        onClick={save}
      >
        <Icon of={Download} />
      </button>
    </div>
  );
}

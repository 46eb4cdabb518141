// Cells that several state tables have.
import { type IconNode, TriangleAlert } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import type { GatewaySays } from "./compare.ts";

/** So many rows are drawn at most: with more, those at the top matter, and the page stays quick. */
export const MAX_ROWS = 100;

/** Says in a table's last row that there are more. */
export function More({ of: count, columns }: { readonly of: number; readonly columns: number }) {
  if (count <= MAX_ROWS) return null;
  return (
    <tr>
      <td colSpan={columns} class="lab-soft">and {count - MAX_ROWS} more</td>
    </tr>
  );
}

interface RowActionProps {
  readonly label: string;
  readonly of: IconNode;
  readonly act: () => unknown;
  /** Ends a call: the handset is laid down. */
  readonly isDown?: boolean;
}

/** A thing to do with a row. */
export function RowAction({ label, of, act, isDown = false }: RowActionProps) {
  return (
    <button
      type="button"
      class="icon-button icon-button--small"
      aria-label={label}
      title={label}
      onClick={() => void act()}
    >
      <Icon of={of} isDown={isDown} />
    </button>
  );
}

/** What the gateway says, marked where it is not what the switch says. */
export function GatewayCell({ gateway: { says, differs } }: { readonly gateway: GatewaySays }) {
  if (!differs) return <td class="lab-soft">{says}</td>;
  return (
    <td>
      <span class="badge badge--bad">
        <Icon of={TriangleAlert} />
        {says}
        <span class="visually-hidden">, differs from the switch</span>
      </span>
    </td>
  );
}

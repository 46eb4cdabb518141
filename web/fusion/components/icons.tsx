// The desktop's icons by what they mean. Decorative: the text beside them speaks.
import {
  ChevronDown,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Search,
  SlidersHorizontal,
  X,
} from "lucide";
import { Icon as LineIcon } from "../../shared/icon.tsx";

const ICONS = {
  phone: Phone,
  hangUp: Phone,
  settings: SlidersHorizontal,
  chevron: ChevronDown,
  close: X,
  search: Search,
  inbound: PhoneIncoming,
  outbound: PhoneOutgoing,
} as const;

/** One of the desktop's icons; `hangUp` is the phone laid down. */
export function Icon({ name }: { readonly name: keyof typeof ICONS }) {
  return <LineIcon of={ICONS[name]} isDown={name === "hangUp"} />;
}

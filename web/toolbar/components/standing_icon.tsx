// The sign of the agent's standing: told by its form as well as by its colour.
import type { IconNode } from "lucide";
import {
  CircleCheck,
  CircleMinus,
  CirclePause,
  CloudOff,
  LoaderCircle,
  NotebookPen,
  PhoneCall,
  PhoneIncoming,
  PhoneOff,
  PhoneOutgoing,
  Power,
  RefreshCw,
  Unplug,
  WifiOff,
} from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { StandingName } from "../state/standing.ts";

const ICONS: Readonly<Record<StandingName, IconNode>> = {
  "offline": Power,
  "connecting": LoaderCircle,
  "reconnecting": RefreshCw,
  "gateway-lost": CloudOff,
  "no-network": WifiOff,
  "link-lost": Unplug,
  "out-of-service": PhoneOff,
  "ringing": PhoneIncoming,
  "dialling": PhoneOutgoing,
  "on-call": PhoneCall,
  "held": CirclePause,
  "wrapping-up": NotebookPen,
  "leaving": LoaderCircle,
  "available": CircleCheck,
  "not-ready": CircleMinus,
};

export const StandingIcon = ({ of: name }: { readonly of: StandingName }) => (
  <Icon of={ICONS[name]} />
);

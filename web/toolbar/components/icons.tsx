// The toolbar's icons by what they mean; all decorative, their buttons carry the words.
import {
  ChevronDown,
  Grip,
  List,
  Mic,
  MicOff,
  Pause,
  Pencil,
  Phone,
  PhoneForwarded,
  Play,
} from "lucide";
import { Icon } from "../../shared/icon.tsx";

/** A handset, as it is lifted. */
export const HandsetIcon = () => <Icon of={Phone} />;

/** A handset, as it is put down. */
export const HangUpIcon = () => <Icon of={Phone} isDown />;

export const PauseIcon = () => <Icon of={Pause} />;
export const ResumeIcon = () => <Icon of={Play} />;
export const MicrophoneIcon = () => <Icon of={Mic} />;
export const MutedIcon = () => <Icon of={MicOff} />;
export const KeypadIcon = () => <Icon of={Grip} />;
export const TransferIcon = () => <Icon of={PhoneForwarded} />;
export const DataIcon = () => <Icon of={List} />;
export const PencilIcon = () => <Icon of={Pencil} />;
export const ChevronIcon = () => <Icon of={ChevronDown} />;

import type { FunctionComponent } from 'preact';
import type { Entry, RoomId } from '../../../platform/core/room-log.ts';
import type { Icon } from '../../../platform/web/icons/icon.tsx';

/** Where an opened message stands, and for whom. */
export interface ActPlace {
  readonly room: RoomId;
  readonly entry: Entry;
  readonly side: 'house' | 'desk';
  readonly isMine: boolean;
  /** Words are taken in here now. */
  readonly isOpen: boolean;
  readonly isTalk: boolean;
}

export interface PanelProps {
  readonly place: ActPlace;
  /** Folds the message, and gives the focus back. */
  readonly close: () => void;
}

interface NamedAct {
  readonly key: string;
  readonly icon: Icon;
  readonly label: (place: ActPlace) => string;
  readonly fits: (place: ActPlace) => boolean;
}

/** Something one can do with an opened message: a word in the row, and what opens under it when pressed, or where it leads. */
export type MessageAct =
  | (NamedAct & { readonly Panel: FunctionComponent<PanelProps> })
  | (NamedAct & { readonly href: (place: ActPlace) => string });

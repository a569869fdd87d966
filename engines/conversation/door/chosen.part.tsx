import { signal } from '@preact/signals';
import type { RoomId } from '../../../platform/core/room-log.ts';

/** Through which window somebody wants in. In memory alone: an address would name a room, and stay in a history. */
export const chosenRoom = signal<RoomId | null>(null);

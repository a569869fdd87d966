import { signal } from '@preact/signals';
import type { EntryId } from '../../../platform/core/room-log.ts';

/** Which message was pointed at last. In memory alone: an address stays in histories. */
export const reportWhat = signal<EntryId | null>(null);

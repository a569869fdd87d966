import { places as conversation } from '../engines/conversation/engine.web.tsx';
import type { DeskPlace } from '../platform/web/desk-places.tsx';

/** The desk's way round, in this order. */
export const places: readonly DeskPlace[] = [...conversation];

import { screens as conversation } from '../engines/conversation/engine.web.tsx';
import type { Screens } from '../platform/web/shell.tsx';

/** Screens of the visitors' side. */
export const screens: Screens = { ...conversation };

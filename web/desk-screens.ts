import { deskScreens as conversation } from '../engines/conversation/engine.web.tsx';
import type { Screens } from '../platform/web/shell.tsx';
import { screens as signIn } from '../platform/web/sign-in/screens.ts';

/** Screens of the team's side. */
export const deskScreens: Screens = { ...signIn, ...conversation };

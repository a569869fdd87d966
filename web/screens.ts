import { screens as casework } from '../engines/casework/engine.web.tsx';
import { screens as conversation } from '../engines/conversation/engine.web.tsx';
import type { Screens } from '../platform/web/shell.tsx';
import { screens as signIn } from '../platform/web/sign-in/screens.ts';

export const screens: Screens = { ...signIn, ...conversation, ...casework };

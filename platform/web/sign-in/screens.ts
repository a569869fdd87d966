import type { Screens } from '../shell.tsx';

export const screens: Screens = { 'platform/web/sign-in/SignIn': () => import('./SignIn.screen.tsx') };

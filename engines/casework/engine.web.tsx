import type { Screens } from '../../platform/web/shell.tsx';

export const screens: Screens = {};

/** Offered to the desk's screens of other engines. */
export { ContactLine } from './contacts/ContactLine.part.tsx';

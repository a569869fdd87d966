/** Offered to the desk's screens of other engines. */
export { ContactLine } from './contacts/ContactLine.part.tsx';

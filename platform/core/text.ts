import { z } from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is exactly what is looked for here
const NUL = /\u0000/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Lone surrogates cannot be stored as UTF-8, NUL not in PostgreSQL: both are refused in a sentence. */
export function isStorable(text: string): boolean {
  return !NUL.test(text) && !LONE_SURROGATE.test(text);
}

/** Text of people, kept exactly as typed. Right-to-left marks stay and are isolated where it is shown.
 *  @param max in UTF-16 units, as a text field counts. Blank text (only white space or zero-width) is refused. */
export const textOf = (max: number) =>
  z
    .string()
    .max(max)
    .refine(isStorable, { message: 'unstorable' })
    .refine((text) => hasSomethingToRead(text), { message: 'blank' });

/** As `textOf`, but nothing at all is fine too. */
export const optionalTextOf = (max: number) =>
  z.string().max(max).refine(isStorable, { message: 'unstorable' });

/** White space, joiners, direction marks and fillers: nothing one can see. */
const INVISIBLE =
  /[\s\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]/gu;

export function hasSomethingToRead(text: string): boolean {
  return text.replace(INVISIBLE, '').length > 0;
}

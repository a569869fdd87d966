import { z } from 'zod';
import { InstantText } from '../../../platform/core/contract.ts';
import { type Id, idOf } from '../../../platform/core/ids.ts';

// Apart from what the desk does with them: the street carries this and no more.

export const NoticeId = idOf<'notice'>();
export type NoticeId = Id<'notice'>;

/** A short line of the house on the street; gone by itself at `until`. */
export const StreetNotice = z.object({ id: NoticeId, text: z.string(), until: InstantText });
export type StreetNotice = z.output<typeof StreetNotice>;

import { z } from 'zod';
import { get, hosts, InstantText, page, post, refusal } from '../../../platform/core/contract.ts';
import { textOf } from '../../../platform/core/text.ts';
import { notOnShift } from '../rooms/rooms.contract.ts';
import { NoticeId, StreetNotice } from './street-notice.contract.ts';

/** UTF-16 units: a line, not a page. */
export const NOTICE_MAX = 120;
/** More lines than this nobody reads on the street. */
export const NOTICES_AT_MOST = 3;
/** A line stands two weeks at most. */
export const NOTICE_DAYS_MAX = 14;

export const noticeEndsTooSoon = refusal('noticeEndsTooSoon', 409);
export const noticeStandsTooLong = refusal('noticeStandsTooLong', 409, { days: z.number().int() });
export const tooManyNotices = refusal('tooManyNotices', 409, { max: z.number().int() });

export const readNotices = get('/conversation/notices', {
  who: hosts,
  summary: 'Lines on the street now, and whether I may put one up',
  answer: z.object({
    shiftUntil: InstantText.nullable(),
    isOpen: z.boolean(),
    mayPut: z.boolean(),
    /** Local day in the city. */
    today: z.string(),
    notices: z.array(StreetNotice.extend({ byName: z.string().nullable() })),
  }),
});

export const putNotice = post('/conversation/put-notice', {
  who: hosts,
  summary: 'Put a line on the street, until a moment of the city’s clock',
  input: z.object({
    text: textOf(NOTICE_MAX),
    day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  answer: z.object({ id: NoticeId, until: InstantText }),
  refuses: [notOnShift, noticeEndsTooSoon, noticeStandsTooLong, tooManyNotices],
});

export const takeNoticeAway = post('/conversation/take-notice-away', {
  who: hosts,
  summary: 'Take a line off the street before its end',
  input: z.object({ id: NoticeId }),
  answer: z.object({ at: InstantText }),
  refuses: [notOnShift],
});

export const noticesPage = page('/team/straat', {
  screen: 'engines/conversation/notices/Notices',
  shows: readNotices,
  side: 'desk',
});

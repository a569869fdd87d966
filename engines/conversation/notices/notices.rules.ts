import { type Refused, refuse } from '../../../platform/core/contract.ts';
import { addMs, DAY, type Instant } from '../../../platform/core/time.ts';
import {
  NOTICE_DAYS_MAX,
  NOTICES_AT_MOST,
  noticeEndsTooSoon,
  noticeStandsTooLong,
  tooManyNotices,
} from './notices.contract.ts';

/** Whether a line may go up.
 *  @param standing how many stand on the street now
 *  @returns null when it may */
export function decideNotice(until: Instant, standing: number, now: Instant): Refused | null {
  if (until <= now) return refuse(noticeEndsTooSoon);
  if (until > addMs(now, NOTICE_DAYS_MAX * DAY))
    return refuse(noticeStandsTooLong, { days: NOTICE_DAYS_MAX });
  return standing >= NOTICES_AT_MOST ? refuse(tooManyNotices, { max: NOTICES_AT_MOST }) : null;
}

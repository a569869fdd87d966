import { useMemo } from 'preact/hooks';
import { useHere } from '../../../platform/web/here.tsx';
import { Clock } from '../../../platform/web/icons/icons.tsx';
import { Status } from '../../../platform/web/parts/Status.tsx';
import { t } from '../../../platform/web/t.ts';
import type { RoomNotice } from './rooms.contract.ts';

const MINUTE_MS = 60_000;
/** The second announcement comes this many minutes before the end. */
const LAST_WARNING_MIN = 5;

/** What the room says about its end, read out when it changes: at a quarter of an hour, at five minutes, and when hosts are
 *  missing. Between those the words stay as they are, however often the page is read anew. */
export function ClosingNotice({ notice }: { notice: RoomNotice | null }) {
  const { now } = useHere();
  const minutes =
    notice?.closesAt == null
      ? 0
      : Math.max(1, Math.ceil((Date.parse(notice.closesAt) - Date.parse(now)) / MINUTE_MS));
  const isLast = minutes <= LAST_WARNING_MIN;
  const words = useMemo(() => wordsOf(notice, minutes), [notice?.kind, notice?.closesAt, isLast]);
  return <Status icon={Clock}>{words}</Status>;
}

function wordsOf(notice: RoomNotice | null, minutes: number): string | null {
  switch (notice?.kind) {
    case undefined:
      return null;
    case 'closingTime':
      return t('conversation.room.closesAt', { closesAt: notice?.closesAt, minutes });
    case 'shortOfHosts':
      return t('conversation.room.shortOfHosts');
    case 'withoutHost':
      return notice?.closesAt == null
        ? t('conversation.room.withoutHostHeld')
        : t('conversation.room.withoutHostSoon');
  }
}

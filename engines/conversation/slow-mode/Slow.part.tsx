import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../../../platform/core/room-log.ts';
import { addMs, SECOND } from '../../../platform/core/time.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { HourglassMedium } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import type { SlowMode } from './slow-mode.contract.ts';
import { nextAt } from './slow-mode.rules.ts';

export interface SlowPartProps {
  readonly slow: SlowMode;
  readonly entries: readonly Entry[];
  readonly me: string;
  /** Seconds until I may write again; 0 = now. The writing line reads it. */
  readonly wait: Signal<number>;
}

/** What the room's pace is, for everybody to see, and how long I still wait. Counts on the server's clock: a phone's may
 *  be anything. */
export default function SlowPart({ slow, entries, me, wait }: SlowPartProps) {
  const { now } = useHere();
  const ahead = useRef(0);
  useEffect(() => {
    ahead.current = Date.parse(now) - Date.now();
  }, [now]);
  const mine = entries.filter((entry) => entry.kind === 'say' && entry.by.id === me);
  const lastAt = mine[mine.length - 1]?.at ?? null;
  useEffect(() => {
    const look = () => {
      const moment = addMs(now, Date.now() + ahead.current - Date.parse(now));
      const byLog = nextAt(slow, lastAt, moment) ?? moment;
      const next = slow.nextAt !== null && slow.nextAt > byLog ? slow.nextAt : byLog;
      const left = Math.ceil((Date.parse(next) - Date.parse(moment)) / SECOND);
      // The page took a moment to come: never more than the pace itself.
      wait.value = Math.min(Math.max(0, left), slow.everySec);
    };
    look();
    const timer = setInterval(look, SECOND / 2);
    return () => {
      clearInterval(timer);
      wait.value = 0;
    };
  }, [slow.nextAt, slow.until, slow.everySec, lastAt, now]);
  return (
    <p class="klein rij" role="status">
      <HourglassMedium />
      <span>
        <b>{t('conversation.slow.label')}</b>{' '}
        {t('conversation.slow.pace', { seconds: slow.everySec, until: slow.until })}
      </span>
    </p>
  );
}

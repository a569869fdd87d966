import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerOf } from '../../../platform/core/contract.ts';
import { callServer } from '../../../platform/web/calls.ts';
import { ChatCenteredText } from '../../../platform/web/icons/icons.tsx';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { here } from '../../../platform/web/navigation.ts';
import { ring } from '../../../platform/web/ring.ts';
import { t } from '../../../platform/web/t.ts';
import { readReports } from './reports.contract.ts';

type Reports = AnswerOf<typeof readReports>;

// One reading for the bar and for the list on Today.
export const reports = signal<Reports | null>(null);

const MOVES = [
  'conversation.reportsChanged',
  'conversation.secondLooksChanged',
  'conversation.deskChanged',
  'line.open',
];

/** On every desk screen of who is on shift: a message was brought. Calm; it rings once for each new one. */
export function ReportsBar() {
  const known = useRef<ReadonlySet<string>>(new Set());
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readReports, {});
        if (!outcome.ok) return;
        const ids = outcome.answer.reports.map((report) => report.id);
        if (ids.some((id) => !known.current.has(id))) ring();
        known.current = new Set(ids);
        reports.value = outcome.answer;
      }),
    [],
  );
  useEffect(() => {
    void read();
    return line.onHappened((name) => {
      if (MOVES.includes(name)) void read();
    });
  }, []);
  const [first, ...others] = reports.value?.reports ?? [];
  // On Today the list says it already, and on the report itself one reads it.
  if (first === undefined || here().path === '/team' || here().path === '/team/melding') return null;
  return (
    <p class="melding" role="status">
      <ChatCenteredText />
      <span>
        {first.asksMe === null
          ? t('conversation.reports.came', { room: first.roomName, at: first.reportedAt })
          : t('conversation.case.asksYou', { name: first.asksMe })}{' '}
        <a href={`/team/melding?melding=${first.id}`}>{t('conversation.reports.look')}</a>
        {others.length > 0 && (
          <>
            {' '}
            <a href="/team">{t('conversation.reports.others')}</a>
          </>
        )}
      </span>
    </p>
  );
}

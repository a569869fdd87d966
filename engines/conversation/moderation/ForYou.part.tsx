import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AnswerOf } from '../../../platform/core/contract.ts';
import { callServer } from '../../../platform/web/calls.ts';
import { EyeSlash } from '../../../platform/web/icons/icons.tsx';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { t } from '../../../platform/web/t.ts';
import { measureTitle } from './measure-title.part.tsx';
import { outcomeWords } from './measure-words.part.tsx';
import { putAway, readMyMeasures } from './measures.contract.ts';

type Mine = AnswerOf<typeof readMyMeasures>;

/** What was told to me alone, in the room: others do not see it. */
export default function ForYou() {
  const mine = useSignal<Mine | null>(null);
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readMyMeasures, {});
        if (outcome.ok) mine.value = outcome.answer;
      }),
    [],
  );
  useEffect(() => {
    void read();
    return line.onHappened((name) => {
      if (name === 'conversation.toldVisitor' || name === 'line.open') void read();
    });
  }, []);
  const measures = mine.value?.measures.filter((measure) => !measure.isLeft) ?? [];
  const reports =
    mine.value?.reports.flatMap((report) =>
      report.outcome === null || report.isLeft ? [] : [{ ...report, outcome: report.outcome }],
    ) ?? [];
  if (measures.length + reports.length === 0) return null;
  const away = async (what: Parameters<typeof callServer<typeof putAway>>[1]) => {
    if ((await callServer(putAway, what)).ok) {
      await read();
      await refresh();
    }
  };
  return (
    <section class="melding" role="status" aria-label={t('conversation.forYou.title')}>
      <EyeSlash />
      <div>
        <p>
          <b>{t('conversation.forYou.title')}</b> {t('conversation.forYou.onlyYou')}
        </p>
        {measures.map((measure) => (
          <p key={measure.id}>
            {`${measureTitle(measure)}. `}
            <a href="/uitleg">{t('conversation.forYou.why')}</a>
          </p>
        ))}
        {reports.map((report) => (
          <p key={report.id}>
            {outcomeWords(report.outcome.kind, report.outcome.byName ?? t('conversation.measure.aHost'))}{' '}
            {report.outcome.why !== null && (
              <>
                “<bdi>{report.outcome.why}</bdi>”{' '}
              </>
            )}
            <button type="button" class="knop stil sm" onClick={() => void away({ report: report.id })}>
              {t('conversation.forYou.good')}
            </button>
          </p>
        ))}
      </div>
    </section>
  );
}

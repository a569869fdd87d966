import { t } from '../../../platform/web/t.ts';
import { DistanceLine, distanceWords } from './measure-words.part.tsx';
import type { MyMeasure } from './measures.contract.ts';

/** Rule, reason, distance and end: every measure has all four. */
export function MeasureFacts({ measure }: { measure: MyMeasure }) {
  const name = measure.by?.workName ?? t('conversation.measure.aHost');
  return (
    <section class="kaart stapel">
      <dl class="feiten">
        {measure.rule !== null && (
          <div>
            <dt>{t('conversation.measure.rule')}</dt>
            <dd>
              <b>{`${measure.rule.number}.`}</b> <bdi>{measure.rule.text}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('conversation.measure.reason')}</dt>
          <dd>
            “<bdi>{measure.reason}</bdi>”
            <br />
            <span class="klein zacht">{t('conversation.measure.by', { name, at: measure.at })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('conversation.measure.distance')}</dt>
          <dd>
            {distanceWords(measure.distance)}
            <DistanceLine distance={measure.distance} />
          </dd>
        </div>
        <div>
          <dt>{t('conversation.measure.until')}</dt>
          <dd>
            {untilWords(measure)}
            {measure.longer !== null && (
              <>
                <br />
                {t('conversation.measure.longer', {
                  names: [measure.longer.byName, measure.longer.alsoBy].filter((one) => one !== null),
                })}{' '}
                “<bdi>{measure.longer.reason}</bdi>”
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function untilWords({ kind, endsAt, isRunning, endedBy }: MyMeasure): string {
  if (kind === 'talk' || endsAt === null) return t('conversation.measure.noEnd');
  if (!isRunning)
    return endedBy === 'time' || endedBy === null
      ? t('conversation.measure.ended', { until: endsAt })
      : t('conversation.measure.isOver');
  return kind === 'cover'
    ? t('conversation.measure.untilOtherwise', { until: endsAt })
    : t('conversation.measure.untilThen', { until: endsAt });
}

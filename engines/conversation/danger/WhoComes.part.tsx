import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Instant, msBetween, SECOND } from '../../../platform/core/time.ts';
import { BellRinging, Phone } from '../../../platform/web/icons/icons.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { t } from '../../../platform/web/t.ts';
import type { DangerView } from './danger.contract.ts';

/** Rings until somebody comes; after a minute the city's number stands here. */
export function WhoComes({ view }: { view: DangerView }) {
  const left = useSignal(secondsUntil(view.numberFrom));
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = secondsUntil(view.numberFrom);
    }, SECOND);
    return () => clearInterval(timer);
  }, [view.numberFrom]);
  const isAnswered = view.answeredBy !== null;
  const { onCallNumber, onCallName } = view.plan;
  return (
    <section class="belstrook" role="status">
      <span class="belramen">
        <Raam letter={view.raisedBy.workName[0]} lit host />
        <BellRinging />
        {view.ringsFor.map((one) => (
          <Raam key={one.id} letter={one.workName[0]} lit={view.answeredBy?.id === one.id} host />
        ))}
      </span>
      <p>
        <b>
          {isAnswered
            ? t('conversation.danger.comes', { name: view.answeredBy?.workName ?? '' })
            : view.ringsFor.length === 0
              ? t('conversation.danger.nobodyToRing')
              : t('conversation.danger.ringsAt', { names: view.ringsFor.map((one) => one.workName) })}
        </b>
      </p>
      <p class="klein">
        {isAnswered ? t('conversation.danger.twoOfYou') : t('conversation.danger.ifNobody')}
      </p>
      {!isAnswered && left.value > 0 && view.ringsFor.length > 0 && (
        <span class="klein zacht">{t('conversation.danger.numberIn', { seconds: left.value })}</span>
      )}
      {!isAnswered && (left.value <= 0 || view.ringsFor.length === 0) && (
        <p>
          {onCallNumber === null ? (
            t('conversation.danger.noNumber')
          ) : (
            <a class="knop lijn" href={`tel:${onCallNumber.replace(/(?!^\+)\D/g, '')}`}>
              <Phone />
              {onCallName === null
                ? onCallNumber
                : t('conversation.danger.callCity', { name: onCallName, number: onCallNumber })}
            </a>
          )}
          {view.plan.onCallRemark !== null && <span class="klein zacht"> {view.plan.onCallRemark}</span>}{' '}
          <a class="knop lijn" href="tel:112">
            <Phone />
            {t('conversation.danger.call112')}
          </a>
        </p>
      )}
    </section>
  );
}

const secondsUntil = (moment: Instant | string) =>
  Math.ceil(msBetween(new Date().toISOString() as Instant, moment as Instant) / SECOND);

import { useSignal } from '@preact/signals';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { HourglassMedium } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { PACES, type Pace, type SlowMode } from './slow-mode.contract.ts';
import { endSlowMode, setSlowMode } from './slow-mode-desk.contract.ts';

/** Minutes a host can choose; it ends by itself. */
const MINUTES = [15, 30, 60] as const;

/** A host gives the room a slower pace, or its own again. */
export function SlowControl({ room, slow }: { room: RoomId; slow: SlowMode | null }) {
  const begin = useCall(setSlowMode);
  const end = useCall(endSlowMode);
  const everySec = useSignal<Pace>(30);
  const forMin = useSignal<number>(30);
  const refusal = refusalText(begin.refusal.value ?? end.refusal.value);
  return (
    <section class="kaart stapel k8" aria-labelledby="rustig">
      <h2 id="rustig">{t('conversation.slow.title')}</h2>
      {slow !== null ? (
        <>
          <p class="rij" role="status">
            <HourglassMedium />
            <span>{t('conversation.slow.paceNow', { seconds: slow.everySec, until: slow.until })}</span>
          </p>
          <div>
            <Button small busy={end.busy.value} onClick={() => void end.send({ room }).then(refresh)}>
              {t('conversation.slow.end')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <div class="rij om" role="group" aria-labelledby="rustig-per">
            <span id="rustig-per" class="klein">
              {t('conversation.slow.every')}
            </span>
            {PACES.map((pace) => (
              <Choice key={pace} chosen={everySec.value === pace} onClick={() => (everySec.value = pace)}>
                {t('conversation.slow.seconds', { seconds: pace })}
              </Choice>
            ))}
          </div>
          <div class="rij om" role="group" aria-labelledby="rustig-lang">
            <span id="rustig-lang" class="klein">
              {t('conversation.slow.for')}
            </span>
            {MINUTES.map((minutes) => (
              <Choice
                key={minutes}
                chosen={forMin.value === minutes}
                onClick={() => (forMin.value = minutes)}
              >
                {t('conversation.slow.minutes', { minutes })}
              </Choice>
            ))}
          </div>
          <div>
            <Button
              small
              icon={HourglassMedium}
              busy={begin.busy.value}
              onClick={() =>
                void begin.send({ room, everySec: everySec.value, forMin: forMin.value }).then(refresh)
              }
            >
              {t('conversation.slow.start')}
            </Button>
          </div>
        </>
      )}
      <p class="klein zacht">{t('conversation.slow.why')}</p>
      {refusal !== undefined && <Notice urgent>{refusal}</Notice>}
    </section>
  );
}

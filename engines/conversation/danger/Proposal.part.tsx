import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { confirmStep, type DangerStep, type DangerView, GROUND_MAX, proposeStep } from './danger.contract.ts';

const stepWords = (step: DangerStep) =>
  t(
    (
      {
        theyCall: 'conversation.danger.theyCall',
        weCall112: 'conversation.danger.weCall112',
        cityNumber: 'conversation.danger.cityNumber',
      } as const
    )[step],
  );

/** One proposes, another confirms; nothing leaves by itself.
 *  @param other work name of who is to confirm, as far as it is one person */
export function Proposal({ view, other }: { view: DangerView; other: string | null }) {
  const propose = useCall(proposeStep);
  const confirm = useCall(confirmStep);
  const ground = useSignal(view.ground ?? '');
  const step = useSignal<DangerStep>(view.step ?? 'theyCall');
  const told = useSignal<'before' | 'notYet'>(view.told ?? 'before');
  const isOver = view.closedAt !== null;
  return (
    <form
      class="kaart stapel voorstel2"
      onSubmit={(event) => {
        event.preventDefault();
        void propose
          .send({ danger: view.id, ground: ground.value, step: step.value, told: told.value })
          .then(refresh);
      }}
    >
      <h2>{t('conversation.danger.proposal')}</h2>
      {view.proposedBy !== null && (
        <div class="stapel k4" role="status">
          <p>
            <b>{t('conversation.danger.proposedBy', { name: view.proposedBy.workName })}</b>{' '}
            {view.step === null ? '' : stepWords(view.step)}.{' '}
            {view.told === 'before'
              ? t('conversation.danger.toldBefore')
              : t('conversation.danger.toldNotYet')}
          </p>
          <p class="citaat">
            <bdi>{view.ground}</bdi>
          </p>
          {view.confirmedBy === null ? (
            !isOver && (
              <div class="rij om">
                <Button
                  look="door"
                  busy={confirm.busy.value}
                  onClick={() => void confirm.send({ danger: view.id }).then(refresh)}
                >
                  {t('conversation.danger.confirm')}
                </Button>
                <span class="klein zacht">{t('conversation.danger.nothingByItself')}</span>
              </div>
            )
          ) : (
            <p>
              <b>{t('conversation.danger.confirmedBy', { name: view.confirmedBy.workName })}</b>
            </p>
          )}
          {confirm.refusal.value !== null && <p role="alert">{refusalText(confirm.refusal.value)}</p>}
        </div>
      )}
      {!isOver && (
        <>
          <TextArea
            id="grond"
            label={t('conversation.danger.ground')}
            maxLength={GROUND_MAX}
            rows={3}
            value={ground}
            error={refusalText(propose.refusal.value)}
            onInput={(event) => (ground.value = event.currentTarget.value)}
          />
          <div role="group" aria-label={t('conversation.danger.step')} class="rij om">
            <span class="label stapnaam">{t('conversation.danger.step')}</span>
            {(['theyCall', 'weCall112', 'cityNumber'] as const).map((one) => (
              <Choice key={one} chosen={step.value === one} onClick={() => (step.value = one)}>
                {stepWords(one)}
              </Choice>
            ))}
          </div>
          <div role="group" aria-label={t('conversation.danger.doTheyKnow')} class="rij om">
            <span class="label stapnaam">{t('conversation.danger.doTheyKnow')}</span>
            <Choice chosen={told.value === 'before'} onClick={() => (told.value = 'before')}>
              {t('conversation.danger.toldBefore')}
            </Choice>
            <Choice chosen={told.value === 'notYet'} onClick={() => (told.value = 'notYet')}>
              {t('conversation.danger.toldNotYet')}
            </Choice>
          </div>
          <div class="rij weg om">
            <p class="klein">
              {other === null
                ? t('conversation.danger.anotherConfirms')
                : t('conversation.danger.theyConfirm', { name: other })}
            </p>
            <Button look={view.proposedBy === null ? 'door' : 'line'} type="submit" busy={propose.busy.value}>
              {other === null
                ? t('conversation.danger.propose')
                : t('conversation.danger.proposeTo', { name: other })}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

import { useSignal } from '@preact/signals';
import type { MemberId } from '../../../platform/core/ids.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { MANDATES, type Mandate, setMandate } from './mandate.contract.ts';

export interface SetMandateProps {
  readonly member: MemberId;
  /** Work name. */
  readonly name: string;
  readonly mandate: Mandate;
}

/** What visitors read of somebody before the first word of a talk apart. Apart from the rest of what is kept of them: it
 *  is a promise to visitors, not a line of a card, so it is not saved along with a title. */
export function SetMandate({ member, name, mandate }: SetMandateProps) {
  const chosen = useSignal<Mandate | null>(null);
  const isSaved = useSignal(false);
  const save = useCall(setMandate);
  const stands = chosen.value ?? mandate;
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await save.send({ member, mandate: stands })) === null) return;
    await refresh();
    chosen.value = null;
    isSaved.value = true;
  };
  return (
    <form class="openblad stapel" onSubmit={submit}>
      <fieldset>
        <legend class="label">{t('conversation.mandate.title', { name })}</legend>
        <p class="klein zacht mb8">{t('conversation.mandate.read')}</p>
        <div class="opties">
          {MANDATES.map((one) => (
            <label class="optie" key={one}>
              <input
                type="radio"
                name={`${member}-bindt`}
                checked={stands === one}
                onChange={() => {
                  chosen.value = one;
                  isSaved.value = false;
                }}
              />
              <span>
                <b>{t('conversation.mandate.name', { mandate: one })}</b>
                <span class="klein">{t('conversation.mandate.means', { mandate: one })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>}
      <div class="rij om">
        <Button type="submit" busy={save.busy.value}>
          {save.busy.value ? t('platform.wait') : t('conversation.mandate.save')}
        </Button>
        <Status>{isSaved.value ? t('conversation.mandate.saved') : undefined}</Status>
      </div>
    </form>
  );
}

import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { beginWriting } from '../letterbox/letterbox.contract.ts';
import { aboutWhom } from './AboutHost.part.tsx';
import { COMPLAINT_MAX, sendComplaint, type Wish } from './complaint.contract.ts';
import { WISHES, wishWords } from './wish-words.part.tsx';

type HostId = Parameters<ReturnType<typeof useCall<typeof sendComplaint>>['send']>[0]['about'];

/** What is typed lives in memory: it survives a refusal and a lost line, not a closed tab. */
export function WriteComplaint({
  hosts,
  reader,
  onSent,
}: {
  hosts: readonly { readonly id: string; readonly workName: string }[];
  reader: string;
  onSent: () => void;
}) {
  const { me } = useHere();
  const about = useSignal<string | null>(aboutWhom.value);
  const text = useSignal('');
  const wishes = useSignal<readonly Wish[]>([]);
  const begin = useCall(beginWriting);
  const sending = useCall(sendComplaint);
  const isBusy = begin.busy.value || sending.busy.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (me.role !== 'visitor' && (await begin.send({})) === null) return;
    const sent = await sending.send({
      about: about.value as HostId,
      text: text.value,
      wishes: [...wishes.value],
    });
    if (sent === null) return;
    aboutWhom.value = null;
    onSent();
  };
  const toggle = (wish: Wish) => {
    wishes.value = wishes.value.includes(wish)
      ? wishes.value.filter((one) => one !== wish)
      : [...wishes.value, wish];
  };
  return (
    <form class="stapel ruim" onSubmit={submit}>
      <fieldset class="kaal">
        <legend class="label">{t('conversation.complaint.aboutWhom')}</legend>
        <div class="rij om">
          {hosts.map((host) => (
            <Choice key={host.id} chosen={about.value === host.id} onClick={() => (about.value = host.id)}>
              {host.workName}
            </Choice>
          ))}
          <Choice chosen={about.value === null} onClick={() => (about.value = null)}>
            {t('conversation.complaint.ratherNotSay')}
          </Choice>
        </div>
      </fieldset>
      <TextArea
        id="gebeurde"
        label={t('conversation.complaint.whatHappened')}
        help={t('conversation.complaint.noProof')}
        error={refusalText(begin.refusal.value ?? sending.refusal.value)}
        rows={5}
        maxLength={COMPLAINT_MAX}
        autocomplete="off"
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <fieldset class="kaal">
        <legend class="label">{t('conversation.complaint.whatWouldBeGood')}</legend>
        <div class="opties">
          {WISHES.map((wish) => (
            <label class="optie" key={wish}>
              <input type="checkbox" checked={wishes.value.includes(wish)} onChange={() => toggle(wish)} />
              <span>{wishWords(wish)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Button look="door" wide type="submit" busy={isBusy}>
        {isBusy ? t('platform.wait') : t('conversation.complaint.give', { name: reader })}
      </Button>
    </form>
  );
}

import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { EnvelopeSimple } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { beginWriting, LETTER_MAX, postLetter } from './letterbox.contract.ts';

/** What is typed lives in memory: it survives a refusal and a lost line, not a closed tab. */
export function WriteLetter({ onPosted }: { onPosted: () => void }) {
  const { me } = useHere();
  const text = useSignal('');
  const wantsAnswer = useSignal(true);
  const begin = useCall(beginWriting);
  const posting = useCall(postLetter);
  const isBusy = begin.busy.value || posting.busy.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    // Two steps, so that a line lost in between never posts twice: the first only starts a visit.
    if (me.role !== 'visitor' && (await begin.send({})) === null) return;
    const posted = await posting.send({ text: text.value, wantsAnswer: wantsAnswer.value });
    if (posted === null) return;
    text.value = '';
    onPosted();
  };
  return (
    <form class="stapel ruim" onSubmit={submit}>
      <TextArea
        id="briefje"
        label={t('conversation.letter.yours')}
        help={t('conversation.letter.noNames')}
        error={refusalText(begin.refusal.value ?? posting.refusal.value)}
        placeholder={t('conversation.letter.oneSentence')}
        rows={5}
        maxLength={LETTER_MAX}
        autocomplete="off"
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <fieldset class="kaal">
        <legend class="label">{t('conversation.letter.wantAnswer')}</legend>
        <div class="opties">
          <label class="optie">
            <input
              type="radio"
              name="antwoord"
              checked={wantsAnswer.value}
              onChange={() => (wantsAnswer.value = true)}
            />
            <span>
              <b>{t('conversation.letter.yes')}</b>
              <span class="klein">{t('conversation.letter.yesHow')}</span>
            </span>
          </label>
          <label class="optie">
            <input
              type="radio"
              name="antwoord"
              checked={!wantsAnswer.value}
              onChange={() => (wantsAnswer.value = false)}
            />
            <span>
              <b>{t('conversation.letter.no')}</b>
              <span class="klein">{t('conversation.letter.noHow')}</span>
            </span>
          </label>
        </div>
      </fieldset>
      <Button look="door" wide icon={EnvelopeSimple} type="submit" busy={isBusy}>
        {isBusy ? t('platform.wait') : t('conversation.letter.post')}
      </Button>
    </form>
  );
}

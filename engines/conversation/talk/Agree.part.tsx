import { useSignal } from '@preact/signals';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { proposeAgreement } from './notes.contract.ts';
import { AGREEMENT_MAX } from './talk.contract.ts';

/** A visitor proposes what both will do. It holds once the other says so too.
 *  @param id unique on the page: the form stands above the talk on a phone, beside it on a wide screen */
export function Agree({ id }: { id: string }) {
  const propose = useCall(proposeAgreement);
  const text = useSignal('');
  return (
    <form
      class="stapel"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.value.trim() === '') return;
        void propose.send({ id: newId(), text: text.value }).then((done) => {
          if (done !== null) text.value = '';
        });
      }}
    >
      <h2>{t('conversation.talk.agreeOn')}</h2>
      <TextArea
        id={id}
        label={t('conversation.talk.whatDoYouPropose')}
        help={t('conversation.talk.holdsWhenBoth')}
        maxLength={AGREEMENT_MAX}
        rows={2}
        value={text}
        error={refusalText(propose.refusal.value)}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <div>
        <Button small type="submit" busy={propose.busy.value}>
          {t('conversation.talk.proposeThis')}
        </Button>
      </div>
    </form>
  );
}

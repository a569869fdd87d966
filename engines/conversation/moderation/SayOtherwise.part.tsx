import { useSignal } from '@preact/signals';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { go } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { MESSAGE_MAX } from '../rooms/rooms.contract.ts';
import { type MyMeasure, putAway, sayOtherwise } from './measures.contract.ts';
import { TalkAbout } from './TalkAbout.part.tsx';

/** Other words in the place of what is covered. The old ones are not filled in: beginning anew is easier. */
export function SayOtherwise({ measure }: { measure: MyMeasure }) {
  const say = useCall(sayOtherwise);
  const leave = useCall(putAway);
  const text = useSignal('');
  // One id for all tries: a retry after a lost line is the same words.
  const id = useSignal(newId<EntryId>());
  const inside = (done: unknown) => (done === null ? undefined : go('/binnen'));
  return (
    <form
      class="stapel"
      onSubmit={(event) => {
        event.preventDefault();
        void say.send({ measure: measure.id, id: id.value, text: text.value }).then(inside);
      }}
    >
      <TextArea
        id="anders"
        label={t('conversation.measure.sayOtherwise')}
        help={t('conversation.measure.sayOtherwiseHelp')}
        error={refusalText(say.refusal.value)}
        rows={4}
        maxLength={MESSAGE_MAX}
        autocomplete="off"
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <Button look="door" wide type="submit" busy={say.busy.value}>
        {say.busy.value ? t('platform.wait') : t('conversation.measure.putInPlace')}
      </Button>
      <div class="rij om">
        <TalkAbout measure={measure} />
        <Button
          look="quiet"
          small
          busy={leave.busy.value}
          onClick={() => void leave.send({ measure: measure.id }).then(inside)}
        >
          {t('conversation.measure.leaveCovered')}
        </Button>
      </div>
    </form>
  );
}

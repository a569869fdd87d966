import { useSignal } from '@preact/signals';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { HandWaving } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { WORDS_MAX } from './moderation.contract.ts';
import { report, type ToReport } from './reports.contract.ts';

/** Bring one message to the hosts: what it says, and what one wants to say beside it. */
export function ReportMessage({
  room,
  entry,
  onSent,
}: {
  room: RoomId;
  entry: ToReport;
  onSent: () => void;
}) {
  const send = useCall(report);
  const words = useSignal('');
  return (
    <form
      class="stapel ruim"
      onSubmit={(event) => {
        event.preventDefault();
        void send
          .send({ room, entry: entry.id, words: words.value })
          .then((done) => (done === null ? undefined : onSent()));
      }}
    >
      <TextArea
        id="erbij"
        label={t('conversation.report.words')}
        help={t('conversation.report.wordsHelp')}
        error={refusalText(send.refusal.value)}
        rows={3}
        maxLength={WORDS_MAX}
        autocomplete="off"
        value={words}
        onInput={(event) => (words.value = event.currentTarget.value)}
      />
      <Button look="door" wide icon={HandWaving} type="submit" busy={send.busy.value}>
        {send.busy.value ? t('platform.wait') : t('conversation.report.send')}
      </Button>
    </form>
  );
}

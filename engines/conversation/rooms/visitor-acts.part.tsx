import { useSignal } from '@preact/signals';
import { HandPalm } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { t } from '../../../platform/web/t.ts';
import { ReportMessage } from '../moderation/ReportMessage.part.tsx';
import type { MessageAct, PanelProps } from './message-act.part.tsx';

function ReportThis({ place, close }: PanelProps) {
  const isSent = useSignal(false);
  return (
    <div class="stapel k8">
      {isSent.value ? (
        <p role="status">{t('conversation.report.sentNobody')}</p>
      ) : (
        <>
          <p class="klein">{t('conversation.report.whoReads')}</p>
          <ReportMessage room={place.room} entry={place.entry} onSent={() => (isSent.value = true)} />
        </>
      )}
      {!isSent.value && (
        <Button small look="quiet" onClick={close}>
          {t('conversation.acts.leave')}
        </Button>
      )}
    </div>
  );
}

/** What other topics offer a visitor on an opened message, between answering and hiding. Fetched with the first message
 *  that is opened. */
export const visitorActs: readonly MessageAct[] = [
  {
    key: 'report',
    icon: HandPalm,
    label: () => t('conversation.report.this'),
    // About somebody of the house it goes to the confidant, by the way beside their messages.
    fits: ({ entry, isMine, isTalk }) =>
      entry.by.kind === 'visitor' && entry.by.id !== null && !isMine && !isTalk,
    Panel: ReportThis,
  },
];

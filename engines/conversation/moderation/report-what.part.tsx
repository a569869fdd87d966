import { signal } from '@preact/signals';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { t } from '../../../platform/web/t.ts';

/** Which message was pointed at last. In memory alone: an address stays in histories. */
export const reportWhat = signal<EntryId | null>(null);

/** The way from a message to the hosts, for a menu of what one can do with it. */
export function ReportThis({ id }: { id: EntryId }) {
  return (
    <a
      href="/melden"
      onClick={() => {
        reportWhat.value = id;
      }}
    >
      {t('conversation.report.this')}
    </a>
  );
}

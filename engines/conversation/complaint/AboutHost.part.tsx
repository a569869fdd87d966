import { signal } from '@preact/signals';
import { t } from '../../../platform/web/t.ts';

/** Whose mark was pressed last, by id. In memory alone: an address stays in histories, and would name somebody. */
export const aboutWhom = signal<string | null>(null);

/** The way to the confidant from the mark of every host. */
export function AboutHost({ id, name }: { id: string; name: string }) {
  return (
    <a
      href="/niet-oke"
      aria-label={t('conversation.complaint.aboutThis', { name })}
      onClick={() => {
        aboutWhom.value = id;
      }}
    >
      {t('conversation.complaint.notOkay')}
    </a>
  );
}

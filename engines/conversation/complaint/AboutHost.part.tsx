import { signal } from '@preact/signals';
import { HandPalm } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';

/** Whose mark was pressed last, by id. In memory alone: an address stays in histories, and would name somebody. */
export const aboutWhom = signal<string | null>(null);

/** The way to the confidant, from whatever a host said. */
export function AboutHost({ id, name }: { id: string; name: string }) {
  return (
    <a
      class="knop stil"
      href="/niet-oke"
      aria-label={t('conversation.complaint.aboutThis', { name })}
      onClick={() => {
        aboutWhom.value = id;
      }}
    >
      <HandPalm />
      {t('conversation.complaint.notOkay')}
    </a>
  );
}

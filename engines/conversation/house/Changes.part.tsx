import { t } from '../../../platform/web/t.ts';

/** Who changed what, newest first. */
export function Changes({ lines }: { lines: readonly { readonly what: string; readonly at: string }[] }) {
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.house.changes')}</h2>
      {lines.length === 0 ? (
        <p class="klein zacht">{t('conversation.house.noChanges')}</p>
      ) : (
        <ul class="wissels">
          {lines.map(({ what, at }) => (
            <li key={`${at}${what}`}>
              {what}
              <span class="zacht">{t('conversation.house.changeAt', { at })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

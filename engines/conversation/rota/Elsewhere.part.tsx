import '../../../platform/web/style/tag.css';
import './elsewhere.css';
import { t } from '../../../platform/web/t.ts';
import { span } from './span.part.tsx';
import type { Elsewhere as Found } from './today.contract.ts';

const TAG: Readonly<Record<Found['kind'], string>> = {
  square: 'tag straat',
  school: 'tag school',
  platform: 'tag online',
};
const tagWords = (kind: Found['kind']) =>
  t(
    (
      {
        square: 'conversation.rota.row.square',
        school: 'conversation.rota.row.school',
        platform: 'conversation.rota.row.platform',
      } as const
    )[kind],
  );

/** Where else somebody of the team can be found today. */
export function Elsewhere({ found }: { found: readonly Found[] }) {
  if (found.length === 0) return null;
  return (
    <section class="stapel k8 elders">
      <h2>{t('conversation.elsewhere.title')}</h2>
      <ul class="stapel k8">
        {found.map((one) => (
          <li key={`${one.from}${one.workName}${one.name}`} class="klein">
            <span class={TAG[one.kind]}>{tagWords(one.kind)}</span>{' '}
            {t('conversation.elsewhere.line', {
              name: one.name,
              workName: one.workName,
              span: span(one.from, one.to),
            })}
            {one.account !== null && (
              <span class="zacht"> {t('conversation.elsewhere.account', { account: one.account })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

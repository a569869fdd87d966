import { EnvelopeSimple } from '../../../platform/web/icons/icons.tsx';
import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { t } from '../../../platform/web/t.ts';
import type { Promised as PromisedView } from './letterbox.contract.ts';

/** On the desk: what the house promised and has still to do. */
export function Promised({ promised }: { promised: PromisedView }) {
  if (promised.letters === 0) return null;
  return (
    <section class="kaart stapel k8">
      <h2>{t('conversation.letters.promisedTitle')}</h2>
      <div class="rij weg">
        <span>
          {promised.first === null
            ? t('conversation.letters.countOnly', { count: promised.letters })
            : t('conversation.letters.count', { count: promised.letters, by: promised.first })}
        </span>
        <div class="star">
          <LinkButton small icon={EnvelopeSimple} href="/team/brieven">
            {t('conversation.letters.read')}
          </LinkButton>
        </div>
      </div>
    </section>
  );
}

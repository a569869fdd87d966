import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { Plus, Trash } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { type linksPage, listDomain, unlistDomain } from './links.contract.ts';

type View = ViewOf<typeof linksPage>;

/** The sites to which a link in a room opens; the city keeps the list. */
export default function Links({ view }: { view: View }) {
  useRefreshOn(['conversation.houseChanged', 'conversation.deskChanged'], 500);
  const add = useCall(listDomain);
  const remove = useCall(unlistDomain);
  const typed = useSignal('');
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shiftUntil !== null}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <header class="deskkop">
        <div class="stapel k4">
          <h1>{t('conversation.links.title')}</h1>
          <p class="zacht">{t('conversation.links.why')}</p>
        </div>
      </header>
      <div class="tweeluik">
        <section class="kaart stapel k8">
          {view.domains.length === 0 ? (
            <p class="zacht">{t('conversation.links.none')}</p>
          ) : (
            <ul class="stapel k8" aria-label={t('conversation.links.title')}>
              {view.domains.map(({ domain, byName, listedAt }) => (
                <li key={domain} class="rij weg om">
                  <span>
                    <b>{domain}</b>
                    <br />
                    <span class="klein zacht">
                      {byName === null
                        ? t('conversation.links.on', { at: listedAt })
                        : t('conversation.links.by', { name: byName, at: listedAt })}
                    </span>
                  </span>
                  <Button
                    small
                    look="quiet"
                    icon={Trash}
                    busy={remove.busy.value}
                    onClick={() => void remove.send({ domain }).then(refresh)}
                  >
                    {t('conversation.links.remove')} <span class="vh">{domain}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {remove.refusal.value !== null && <p role="alert">{refusalText(remove.refusal.value)}</p>}
        </section>
        <form
          class="kaart stapel"
          onSubmit={(event) => {
            event.preventDefault();
            void add.send({ domain: typed.value }).then(async (done) => {
              if (done === null) return;
              typed.value = '';
              await refresh();
            });
          }}
        >
          <Field
            id="site"
            label={t('conversation.links.domain')}
            help={t('conversation.links.domainHelp')}
            error={refusalText(add.refusal.value)}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
          <div>
            <Button look="door" icon={Plus} type="submit" busy={add.busy.value}>
              {t('conversation.links.add')}
            </Button>
          </div>
        </form>
      </div>
    </DeskFrame>
  );
}

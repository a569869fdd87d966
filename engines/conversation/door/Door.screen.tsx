import './door.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { ArrowsClockwise, DoorOpen, EnvelopeSimple } from '../../../platform/web/icons/icons.tsx';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { FieldFrame } from '../../../platform/web/parts/Field.tsx';
import { LanguageLink } from '../../../platform/web/parts/LanguageLink.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpHere } from '../help/HelpHere.part.tsx';
import { backWords } from '../hours/opening-words.part.tsx';
import { type doorPage, enter } from './door.contract.ts';

export default function Door({ view }: { view: ViewOf<typeof doorPage> }) {
  const { cityName, isDemo, isLively } = useHere();
  const handle = useSignal(view.offered[0] ?? '');
  const asNew = useSignal(false);
  const walkIn = useCall(enter);
  useRefreshOn(['conversation.houseChanged'], 500);
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await walkIn.send({ handle: handle.value, asNew: asNew.value })) !== null)
      await go(view.isConsulting ? '/apart' : '/binnen');
  };
  return (
    <div class="s-door">
      <TopBar back={{ href: '/', label: t('conversation.door.back') }} mark={view.isOpen} title="Vindplaats">
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main>
        <div class="stapel kop">
          <h1>{t('conversation.door.title')}</h1>
          {view.isOpen && view.isConsulting && <p>{t('conversation.door.consulting')}</p>}
          <p>{t('conversation.door.why')}</p>
        </div>
        {view.isOpen ? (
          <form class="stapel ruim" onSubmit={submit}>
            {view.as !== null && (
              <div class="stapel">
                <p>
                  {asNew.value
                    ? t('conversation.door.startsAnew')
                    : t('conversation.door.knownAs', { handle: view.as })}
                </p>
                <div>
                  <Choice
                    chosen={asNew.value}
                    onClick={() => {
                      asNew.value = !asNew.value;
                      handle.value = (asNew.value ? view.offered[1] : view.as) ?? '';
                    }}
                  >
                    {t('conversation.door.somebodyElse')}
                  </Choice>
                </div>
              </div>
            )}
            <FieldFrame
              id="roepnaam"
              label={t('conversation.door.handle')}
              help={t('conversation.door.free')}
              error={refusalText(walkIn.refusal.value)}
            >
              {(attributes) => (
                <div class="roep">
                  <Raam letter={[...handle.value.trim()][0]?.toUpperCase()} lit size="large" />
                  <input
                    type="text"
                    {...attributes}
                    name="roepnaam"
                    value={handle}
                    maxLength={24}
                    autocomplete="off"
                    spellcheck={false}
                    onInput={(event) => (handle.value = event.currentTarget.value)}
                  />
                </div>
              )}
            </FieldFrame>
            <div class="stapel">
              <p class="klein zacht">{t('conversation.door.takeOne')}</p>
              <div class="voorstel">
                {view.offered.slice(1).map((name) => (
                  <Choice key={name} onClick={() => (handle.value = name)}>
                    {name}
                  </Choice>
                ))}
                <Choice onClick={() => void refresh()}>
                  <ArrowsClockwise />
                  {t('conversation.door.others')}
                </Choice>
              </div>
            </div>
            <Button look="door" wide icon={DoorOpen} type="submit" busy={walkIn.busy.value}>
              {walkIn.busy.value ? t('conversation.door.entering') : t('conversation.door.enter')}
            </Button>
          </form>
        ) : (
          <div class="stapel ruim">
            <p class="melding">
              {t('conversation.door.closed')}
              {view.next !== null && ` ${backWords(view.next)}`}
            </p>
            <LinkButton look="door" wide icon={EnvelopeSimple} href="/brief">
              {view.as === null ? t('conversation.street.leaveLetter') : t('conversation.street.toLetterbox')}
            </LinkButton>
            <HelpHere id="hulp-deur" />
            <LinkButton wide href="/">
              {t('conversation.door.back')}
            </LinkButton>
          </div>
        )}
        <section class="stapel">
          <h2>{t('conversation.door.goodToKnow')}</h2>
          <p>{t('conversation.door.nothingAsked')}</p>
          <p class="klein zacht">{t('conversation.door.shared')}</p>
          <p class="taal">
            <LanguageLink />
          </p>
          {isDemo && (
            <p class="klein zacht">
              {t(isLively ? 'conversation.street.demoLively' : 'conversation.street.demo', {
                city: cityName,
              })}
            </p>
          )}
        </section>
      </main>
    </div>
  );
}

import './contact-line.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { callServer, useCall } from '../../../platform/web/calls.ts';
import type { Icon } from '../../../platform/web/icons/icon.tsx';
import { ChatCenteredText, HouseLine, MapPin, Phone, Student } from '../../../platform/web/icons/icons.tsx';
import { inTurn } from '../../../platform/web/in-turn.ts';
import { line } from '../../../platform/web/live.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import {
  CONTACT_KINDS,
  type Contact,
  logContact,
  NEXT_STEP_MAX,
  readContacts,
  VINDPLAATSEN,
} from './contacts.contract.ts';

type Place = (typeof VINDPLAATSEN)[number];

const SIGN: Readonly<Record<Place, Icon>> = {
  street: MapPin,
  school: Student,
  online: ChatCenteredText,
  house: HouseLine,
  phone: Phone,
};
const TAG: Readonly<Record<Place, string>> = {
  street: 'tag straat',
  school: 'tag school',
  online: 'tag online',
  house: 'tag huis',
  phone: 'tag',
};

const placeWords = (place: Place) =>
  t(
    (
      {
        street: 'casework.place.street',
        school: 'casework.place.school',
        online: 'casework.place.online',
        house: 'casework.place.house',
        phone: 'casework.place.phone',
      } as const
    )[place],
  );
const kindWords = (kind: (typeof CONTACT_KINDS)[number]) =>
  t(
    (
      {
        presence: 'casework.kind.presence',
        smallTalk: 'casework.kind.smallTalk',
        question: 'casework.kind.question',
        support: 'casework.kind.support',
        mediation: 'casework.kind.mediation',
        referral: 'casework.kind.referral',
      } as const
    )[kind],
  );

/** Log a contact in a few taps, and see today's: street, school and online on one line.
 *  @param isMain whether saving is the one primary action of the screen around it */
export function ContactLine({
  isMain,
  happenedAt = null,
  onSaved,
}: {
  isMain: boolean;
  /** Moment of a talk that just ended: it is taken over, and nothing of what was said. */
  happenedAt?: string | null;
  onSaved?: () => void;
}) {
  const contacts = useSignal<readonly Contact[] | null>(null);
  const trouble = useSignal<string | undefined>(undefined);
  const place = useSignal<Place>('house');
  const kind = useSignal<(typeof CONTACT_KINDS)[number]>('smallTalk');
  const nextStep = useSignal('');
  const saved = useSignal(false);
  const log = useCall(logContact);
  const read = useMemo(
    () =>
      inTurn(async () => {
        const outcome = await callServer(readContacts, {});
        if (outcome.ok) contacts.value = outcome.answer.contacts;
        trouble.value = outcome.ok ? undefined : refusalText(outcome.refusal);
      }),
    [],
  );
  useEffect(() => {
    void read();
    return line.onHappened((name) => {
      if (name === 'casework.contactLogged' || name === 'line.open') void read();
    });
  }, []);
  const save = async (event: Event) => {
    event.preventDefault();
    saved.value = false;
    if (
      (await log.send({
        vindplaats: place.value,
        kind: kind.value,
        nextStep: nextStep.value,
        happenedAt,
      })) === null
    )
      return;
    nextStep.value = '';
    saved.value = true;
    onSaved?.();
    await read();
  };
  return (
    <section class="kaart stapel contactlijn">
      <h2>{t('casework.contacts.title')}</h2>
      <form class="stapel" onSubmit={save}>
        <div class="plek" role="group" aria-label={t('casework.contacts.where')}>
          <span class="klein zacht">{t('casework.contacts.where')}</span>
          {VINDPLAATSEN.map((one) => {
            const Sign = SIGN[one];
            return (
              <Choice key={one} chosen={place.value === one} onClick={() => (place.value = one)}>
                <Sign />
                {placeWords(one)}
              </Choice>
            );
          })}
        </div>
        <div class="plek" role="group" aria-label={t('casework.contacts.what')}>
          <span class="klein zacht">{t('casework.contacts.what')}</span>
          {CONTACT_KINDS.map((one) => (
            <Choice key={one} chosen={kind.value === one} onClick={() => (kind.value = one)}>
              {kindWords(one)}
            </Choice>
          ))}
        </div>
        <div class="bewaarrij">
          <Field
            id="volgende-stap"
            label={t('casework.contacts.nextStep')}
            help={t('casework.contacts.noNames')}
            maxLength={NEXT_STEP_MAX}
            value={nextStep}
            autocomplete="off"
            onInput={(event) => (nextStep.value = event.currentTarget.value)}
            error={refusalText(log.refusal.value)}
          />
          <div class="rij">
            <Button look={isMain ? 'door' : 'line'} type="submit" busy={log.busy.value}>
              {log.busy.value ? t('platform.wait') : t('casework.contacts.save')}
            </Button>
            <span role="status" class="klein zacht">
              {saved.value ? t('casework.contacts.saved') : ''}
            </span>
          </div>
        </div>
      </form>
      {trouble.value !== undefined && <p class="melding">{trouble.value}</p>}
      {contacts.value === null && trouble.value === undefined && <p class="zacht">{t('platform.wait')}</p>}
      {contacts.value?.length === 0 && <p class="zacht">{t('casework.contacts.none')}</p>}
      {contacts.value !== null && contacts.value.length > 0 && (
        <ul class="tijdlijn">
          {contacts.value.map((contact) => {
            const Sign = SIGN[contact.vindplaats];
            return (
              <li key={contact.id}>
                <time datetime={contact.at}>{t('casework.contacts.at', { at: contact.at })}</time>
                <span class={TAG[contact.vindplaats]}>
                  <Sign />
                  {placeWords(contact.vindplaats)}
                </span>
                <span>
                  {kindWords(contact.kind)}
                  {contact.nextStep !== null && (
                    <>
                      {'. '}
                      <bdi>{contact.nextStep}</bdi>
                    </>
                  )}
                </span>
                <span class="klein zacht">{contact.by.workName}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

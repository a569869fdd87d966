import './acts.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { ArrowBendUpLeft, Door, EyeClosed, EyeSlash } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { AboutHost } from '../complaint/AboutHost.part.tsx';
import { answering } from './Answering.part.tsx';
import { hide, react, SIGNS } from './acts.contract.ts';
import type { ActPlace, MessageAct } from './message-act.part.tsx';
import { isFresh, ownActs } from './OwnWords.part.tsx';
import { SIGN_ICONS, signWords } from './Signs.part.tsx';
import { useAct } from './use-act.part.tsx';
import { visitorActs } from './visitor-acts.part.tsx';

export { HiddenLine } from './HiddenLine.part.tsx';
export { Signs } from './Signs.part.tsx';

interface ActsProps {
  readonly place: ActPlace;
  readonly me: string;
  /** What the desk offers beside. */
  readonly more: readonly MessageAct[];
  readonly onClose: () => void;
}

/** What one can do with the message that is open. */
export function Acts({ place, me, more, onClose }: ActsProps) {
  const { now } = useHere();
  const { room, entry, side, isMine, isOpen, isTalk } = place;
  const shown = useSignal<string | null>(null);
  const all = useRef<HTMLDivElement>(null);
  const hiding = { message: useCall(hide), person: useCall(hide) };
  const sign = useAct(react);
  const message = () => all.current?.closest<HTMLElement>('.bericht') ?? null;
  useEffect(() => {
    // Who came by keyboard goes on in what has opened; who tapped is left where they are.
    if (message()?.contains(document.activeElement)) all.current?.querySelector('button')?.focus();
  }, []);
  useEffect(() => {
    // The row goes when a panel comes, and the focus with it.
    if (shown.value !== null) all.current?.querySelector<HTMLElement>('textarea,input,button')?.focus();
    all.current?.scrollIntoView({ block: 'nearest' });
  }, [shown.value]);
  const close = () => {
    const place = message();
    const back = place?.querySelector<HTMLElement>('.meer') ?? place;
    if (back === place) place?.setAttribute('tabindex', '-1');
    back?.focus({ preventScroll: true });
    onClose();
  };
  const answer = () => {
    answering.value = { room, entry };
    onClose();
    document.querySelector<HTMLElement>('.schrijf textarea')?.focus();
  };
  const hideIt = async (what: 'message' | 'person') => {
    if ((await hiding[what].send({ room, message: entry.id, what, isHidden: true })) === null) return;
    onClose();
    await refresh();
    const back =
      document.getElementById(`toon-${entry.id}`) ?? document.querySelector<HTMLElement>('.verborgen button');
    back?.focus({ preventScroll: true });
  };
  const name = entry.by.name ?? t('conversation.room.someoneGone');
  const isHost = entry.by.kind === 'member';
  const known = [...(side === 'house' ? visitorActs : more), ...ownActs];
  const offered = known.filter((act) => act.fits(place) && (act.key !== 'edit' || isFresh(place, now)));
  // What somebody has begun stays open, with what they typed, also when it is not offered any more.
  const opened = known.find((act) => act.key === shown.value);
  const refused = refusalText(
    hiding.message.refusal.value ?? hiding.person.refusal.value ?? sign.refusal.value,
  );
  return (
    <div
      ref={all}
      aria-live="off"
      role="group"
      aria-label={t('conversation.acts.open', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {opened !== undefined && 'Panel' in opened && <opened.Panel place={place} close={close} />}
      <div class="acties" hidden={opened !== undefined}>
        {isOpen && (
          <Button look="quiet" icon={ArrowBendUpLeft} onClick={answer}>
            {t('conversation.acts.answer')}
          </Button>
        )}
        {offered.map((act) =>
          'href' in act ? (
            <LinkButton key={act.key} look="quiet" icon={act.icon} href={act.href(place)}>
              {act.label(place)}
            </LinkButton>
          ) : (
            <Button key={act.key} look="quiet" icon={act.icon} onClick={() => (shown.value = act.key)}>
              {act.label(place)}
            </Button>
          ),
        )}
        {side === 'house' && !isMine && !isTalk && (
          <>
            <Button
              look="quiet"
              icon={EyeClosed}
              busy={hiding.message.busy.value}
              onClick={() => void hideIt('message')}
            >
              {t('conversation.acts.hide')}
            </Button>
            <Button
              look="quiet"
              icon={EyeSlash}
              busy={hiding.person.busy.value}
              onClick={() => void hideIt('person')}
            >
              {t('conversation.acts.hidePerson', { name })}
            </Button>
          </>
        )}
        {side === 'house' && isHost && (
          <>
            {!isTalk && (
              <LinkButton look="quiet" icon={Door} href="/apart">
                {t('conversation.talk.talkApart')}
              </LinkButton>
            )}
            {entry.by.id !== null && <AboutHost id={entry.by.id} name={name} />}
          </>
        )}
      </div>
      {isOpen && !isMine && opened === undefined && (
        <div class="geven" role="group" aria-label={t('conversation.acts.giveSign')}>
          {SIGNS.map((one) => {
            const Drawn = SIGN_ICONS[one];
            const isOn = entry.reactions[one]?.includes(me) ?? false;
            return (
              <Choice
                key={one}
                chosen={isOn}
                onClick={() => void sign.send({ room, target: entry.id, sign: one, on: !isOn })}
              >
                <Drawn />
                {signWords(one)}
              </Choice>
            );
          })}
        </div>
      )}
      {refused !== undefined && (
        <p class="klein" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

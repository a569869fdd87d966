import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { signOut } from '../core/identity.contract.ts';
import { useCall } from './calls.ts';
import { DeskParts } from './desk-parts.tsx';
import { type DeskPlace, DeskPlaces } from './desk-places.tsx';
import { nameOf, useHere } from './here.tsx';
import { SignOut, SunHorizon } from './icons/icons.tsx';
import { lineState } from './live.ts';
import { go, pageTrouble } from './navigation.ts';
import { LanguageLink } from './parts/LanguageLink.tsx';
import { Mark } from './parts/Mark.tsx';
import { Raam } from './parts/Raam.tsx';
import { t } from './t.ts';

/** The frame of every desk screen: where you can go, who you are, and whether the line holds. */
export function DeskFrame({
  isOpen,
  isOnShift,
  where,
  children,
}: {
  isOpen: boolean;
  isOnShift: boolean;
  where: string;
  children: ComponentChildren;
}) {
  const { me, path } = useHere();
  const leave = useCall(signOut);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the places stand in one row that goes aside: where one is stays in sight.
    const at = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && at) nav.current.scrollLeft = at.offsetLeft - nav.current.offsetLeft - 16;
  }, [path]);
  const places = useContext(DeskPlaces).filter((place) => me.role !== 'anyone' && isFor(place, me.role));
  const work = places.filter((place) => place.part === 'work');
  const house = places.filter((place) => place.part === 'house');
  return (
    <div class="werk s-desk">
      <header class="zij">
        <a class="merk" href="/team">
          <Mark lit={isOpen} />
          Vindplaats
        </a>
        <nav ref={nav} aria-label={t('platform.desk.places')} class="stapel k2">
          {me.role !== 'confidant' && (
            <a href="/team" aria-current={path === '/team' ? 'page' : undefined}>
              <SunHorizon />
              {t('platform.desk.today')}
            </a>
          )}
          <PlaceLinks places={work} />
          {house.length > 0 && <hr />}
          <PlaceLinks places={house} />
        </nav>
        <div class="onder stapel">
          <DeskParts at="side" />
          <div class="rij">
            <Raam letter={nameOf(me)[0]} lit={isOnShift} host />
            <span class="klein">
              <b>{nameOf(me)}</b>
              <br />
              <span class="zacht">{where}</span>
            </span>
          </div>
          <button
            class="knop stil sm"
            type="button"
            onClick={() =>
              void leave.send({}).then((done) => (done === null ? undefined : go('/team/aanmelden')))
            }
          >
            <SignOut />
            {t('platform.desk.signOut')}
          </button>
          <p class="klein taal">
            <LanguageLink />
          </p>
        </div>
      </header>
      <main>
        <p
          role="status"
          class={lineState.value === 'looking' || pageTrouble.value !== null ? 'melding' : 'vh'}
        >
          {lineState.value === 'looking' || pageTrouble.value !== null
            ? (pageTrouble.value?.say ?? t('platform.looking'))
            : ''}
        </p>
        <DeskParts at="top" />
        {children}
      </main>
    </div>
  );
}

const isFor = (place: DeskPlace, role: DeskPlace['roles'][number]) => place.roles.includes(role);

function PlaceLinks({ places }: { places: readonly DeskPlace[] }) {
  const { path } = useHere();
  return places.map(({ href, label, icon: Sign }) => (
    <a key={href} href={href} aria-current={path === href ? 'page' : undefined}>
      <Sign />
      {label()}
    </a>
  ));
}

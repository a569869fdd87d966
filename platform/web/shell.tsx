import type { FunctionComponent } from 'preact';
import type { AnswerOf, AnyCall, Page } from '../core/contract.ts';
import type { Message } from '../core/messages.ts';
import type { Begin } from '../core/rendering.ts';
import { type DeskPlace, DeskPlaces } from './desk-places.tsx';
import { HereContext } from './here.tsx';
import { FirstWayOut } from './parts/LeaveFast.tsx';
import { setMessages } from './t.ts';

/** A screen draws what its page's call answered. */
export type Screen<C extends AnyCall = AnyCall> = FunctionComponent<{ view: AnswerOf<C> }>;
export interface ScreenModule {
  readonly default: FunctionComponent<{ view: never }>;
}
/** By folder and name; loaded when opened. */
export type Screens = Readonly<Record<string, () => Promise<ScreenModule>>>;

/** Type of the view a page's screen gets. */
export type ViewOf<P> = P extends Page<infer C> ? AnswerOf<C> : never;

export async function loadScreen(screens: Screens, name: string): Promise<ScreenModule> {
  const load = screens[name];
  if (load === undefined) throw new Error(`No engine registers the screen ${name}.`);
  return load();
}

export function layMessages(begin: Begin): void {
  setMessages(begin.messages as Record<string, Message>, { lang: begin.language, zone: begin.zone });
}

/** @param places where the desk's navigation leads; the house has none */
export function Shell({
  begin,
  screen,
  places = [],
}: {
  begin: Begin;
  screen: ScreenModule;
  places?: readonly DeskPlace[];
}) {
  const Shown = screen.default as FunctionComponent<{ view: unknown }>;
  return (
    <HereContext.Provider value={begin}>
      {begin.side === 'house' && <FirstWayOut />}
      <DeskPlaces.Provider value={places}>
        <Shown key={begin.screen} view={begin.answer} />
      </DeskPlaces.Provider>
    </HereContext.Provider>
  );
}

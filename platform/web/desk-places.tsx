import { createContext } from 'preact';
import type { Role } from '../core/contract.ts';
import type { Icon } from './icons/icon.tsx';

/** A place on the desk's way round. Engines offer theirs in engine.web.tsx; the desk's shell gathers them. */
export interface DeskPlace {
  readonly href: `/team/${string}`;
  /** Written out as t('key'), so that the build finds the sentence. */
  readonly label: () => string;
  readonly icon: Icon;
  readonly roles: readonly Role[];
  /** work: what a day brings. house: what is arranged for all, below the line. */
  readonly part: 'work' | 'house';
}

export const DeskPlaces = createContext<readonly DeskPlace[]>([]);

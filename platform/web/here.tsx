import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Begin, Me } from '../core/rendering.ts';

/** What surrounds a screen: who looks, in which city, language and zone. */
export type Here = Pick<
  Begin,
  'path' | 'side' | 'me' | 'language' | 'zone' | 'cityName' | 'isDemo' | 'isLively' | 'now'
>;

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (here === null) throw new Error('A screen stands outside the shell.');
  return here;
}

export const nameOf = (me: Me): string =>
  me.role === 'visitor' ? me.handle : me.role === 'anyone' ? '' : me.workName;

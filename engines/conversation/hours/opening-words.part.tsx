import { t } from '../../../platform/web/t.ts';
import type { Opening } from './opening.contract.ts';

/** "Morgen om 14 uur is er weer iemand." The same sentence wherever somebody finds the house or a room closed. */
export function backWords({ at, when }: Opening): string {
  const sentence = t('conversation.hours.backAt', { at, when });
  // A weekday comes in small letters, and here it begins the sentence.
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "wo 14 u", for the sill under a window. */
export function sillWords({ at, when }: Opening): string {
  return when === 'later'
    ? t('conversation.street.opensOn', { at })
    : t('conversation.street.opensAt', { at });
}

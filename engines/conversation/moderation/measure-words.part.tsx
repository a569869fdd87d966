import { t } from '../../../platform/web/t.ts';
import type { Distance } from './moderation.contract.ts';
import type { Outcome } from './reports.contract.ts';

export const distanceWords = (distance: Distance): string =>
  distance === 'near'
    ? t('conversation.measure.near')
    : distance === 'over'
      ? t('conversation.measure.over')
      : t('conversation.measure.far');

/** What was done with a report, as the one who brought it reads it. */
export function outcomeWords(kind: Outcome, name: string): string {
  switch (kind) {
    case 'talk':
      return t('conversation.report.didTalk', { name });
    case 'cover':
      return t('conversation.report.didCover', { name });
    case 'pause':
      return t('conversation.report.didPause', { name });
    case 'door':
      return t('conversation.report.didDoor', { name });
    case 'nothing':
      return t('conversation.report.didNothing', { name });
    case 'answered':
      return t('conversation.report.didAnswer', { name });
  }
}

/** Where a sentence stands on the way from the rule to far from it. The words beside it say the same. */
export function DistanceLine({ distance }: { distance: Distance }) {
  const x = { near: 44, over: 104, far: 166 }[distance];
  return (
    <>
      <svg class="afstand" viewBox="0 0 196 30" aria-hidden="true">
        <path d="M4 15H192" stroke="var(--lijn-sterk)" stroke-width="2" stroke-dasharray="3 5" />
        <path d="M10 3V27" stroke="var(--inkt)" stroke-width="4" />
        <rect x={x} y="6" width="18" height="18" rx="3" fill="var(--inkt)" />
      </svg>
      <span class="afstand-tekst klein zacht" aria-hidden="true">
        <span>{t('conversation.measure.theRule')}</span>
        <span>{t('conversation.measure.farFromIt')}</span>
      </span>
    </>
  );
}

import { t } from '../../../platform/web/t.ts';

/** 16–21, or 16.30–21: whole hours need no zeros where each centimetre counts. Apart from the other words of the
 *  rota, since the street needs only this. */
export const span = (from: string, to: string) =>
  t('conversation.rota.span', { from, to }).replace(/\.00\b/g, '');

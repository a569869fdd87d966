import { t } from '../../../platform/web/t.ts';
import type { Wish } from './complaint.contract.ts';

export const WISHES: readonly Wish[] = ['listen', 'stop', 'tellThem', 'unsure'];

export function wishWords(wish: Wish): string {
  switch (wish) {
    case 'listen':
      return t('conversation.complaint.wishListen');
    case 'stop':
      return t('conversation.complaint.wishStop');
    case 'tellThem':
      return t('conversation.complaint.wishTellThem');
    case 'unsure':
      return t('conversation.complaint.wishUnsure');
  }
}

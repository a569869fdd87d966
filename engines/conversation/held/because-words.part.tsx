import { t } from '../../../platform/web/t.ts';
import type { HeldBecause } from './held.contract.ts';

/** The same words to the writer and to the hosts: about the message, never about who wrote it. */
export function becauseWords(because: HeldBecause): string {
  switch (because) {
    case 'phone':
      return t('conversation.held.phone');
    case 'mail':
      return t('conversation.held.mail');
    case 'address':
      return t('conversation.held.address');
    case 'account':
      return t('conversation.held.account');
    case 'link':
      return t('conversation.held.link');
  }
}

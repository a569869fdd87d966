import { t } from '../../../platform/web/t.ts';
import type { Bustle } from './rooms.contract.ts';

/** The same words for a room's bustle everywhere. */
export function bustleWords(bustle: Bustle): string {
  switch (bustle) {
    case 'nobody':
      return t('conversation.bustle.nobody');
    case 'someone':
      return t('conversation.bustle.someone');
    case 'aFew':
      return t('conversation.bustle.aFew');
    case 'busy':
      return t('conversation.bustle.busy');
  }
}

/** How many silhouettes stand for it; never a head count. */
export function silhouettes(bustle: Bustle): 0 | 1 | 2 | 3 {
  return ({ nobody: 0, someone: 1, aFew: 2, busy: 3 } as const)[bustle];
}

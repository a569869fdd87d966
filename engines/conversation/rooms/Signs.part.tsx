import type { Entry } from '../../../platform/core/room-log.ts';
import {
  Balloon,
  FlowerTulip,
  HandHeart,
  HandWaving,
  Lightbulb,
} from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import { SIGNS, type Sign } from './acts.contract.ts';

export const SIGN_ICONS = {
  recognised: HandWaving,
  support: HandHeart,
  thanks: FlowerTulip,
  ha: Balloon,
  thinking: Lightbulb,
} as const;

export function signWords(sign: Sign): string {
  switch (sign) {
    case 'recognised':
      return t('conversation.acts.recognised');
    case 'support':
      return t('conversation.acts.support');
    case 'thanks':
      return t('conversation.acts.thanks');
    case 'ha':
      return t('conversation.acts.ha');
    case 'thinking':
      return t('conversation.acts.thinking');
  }
}

/** What a message was given: a sign with its words, in a fixed order, so that none wins. Nobody is counted. */
export function Signs({ reactions, me }: { reactions: Entry['reactions']; me: string }) {
  const given = SIGNS.filter((sign) => reactions[sign] !== undefined);
  if (given.length === 0) return null;
  return (
    <ul class="tekens" aria-label={t('conversation.acts.signs')} aria-live="off">
      {given.map((sign) => {
        const Drawn = SIGN_ICONS[sign];
        const isMine = reactions[sign]?.includes(me) ?? false;
        const others = (reactions[sign]?.length ?? 0) - (isMine ? 1 : 0);
        const whose = isMine ? (others > 0 ? 'both' : 'mine') : others > 1 ? 'several' : 'one';
        return (
          <li key={sign} class={isMine ? 'mijn' : undefined}>
            <Drawn />
            {t('conversation.acts.signed', { sign: signWords(sign), whose })}
          </li>
        );
      })}
    </ul>
  );
}

import type { ComponentChildren } from 'preact';
import type { Cover, Entry } from '../../../platform/core/room-log.ts';
import { DotsThree } from '../../../platform/web/icons/icons.tsx';
import { Later } from '../../../platform/web/parts/Later.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { t } from '../../../platform/web/t.ts';
import { Quote } from './Quote.part.tsx';

export interface MessageProps {
  readonly entry: Entry;
  readonly isMine: boolean;
  /** The message this one answers, when it is still there. */
  readonly answered: Entry | undefined;
  /** What stands under a cover, for who may look at it again. */
  readonly onCovered?: ((entry: Entry) => ComponentChildren) | undefined;
  readonly isOpen: boolean;
  /** Of all messages one stands in the way of Tab; arrows go from there to the others. */
  readonly isTabStop: boolean;
  readonly onPress: () => void;
  /** Signs and actions, once they are fetched. */
  readonly children: ComponentChildren;
}

/** Something with a dot in it that may be an address. */
const MAY_LEAD = /\.\w\w/;
const loadLinks = () => import('../links/LinkedText.part.tsx');

/** Text of people stands as text, isolated, so that a right-to-left mark in it cannot turn our own words around. */
export function Message({
  entry,
  isMine,
  answered,
  onCovered,
  isOpen,
  isTabStop,
  onPress,
  children,
}: MessageProps) {
  if (entry.gone === 'covered') return <Covered entry={entry} isMine={isMine} onCovered={onCovered} />;
  const isHost = entry.by.kind === 'member';
  const name = entry.by.name ?? t('conversation.room.someoneGone');
  return (
    <article class={`bericht${isHost ? ' host' : ''}${isMine ? ' ik' : ''}${isOpen ? ' open' : ''}`}>
      {!isMine && <Raam letter={[...name][0]?.toUpperCase()} lit host={isHost} />}
      <div class="inhoud">
        <p class="kopje">
          {isMine && <span>{t('conversation.room.youAs')}</span>}
          <b>
            <bdi>{name}</bdi>
          </b>
          {isHost && !isMine && <span class="rol">{entry.by.title}</span>}
          <time datetime={entry.at}>{t('conversation.room.at', { at: entry.at })}</time>
          {entry.editedAt !== null && entry.text !== null && <span>{t('conversation.room.edited')}</span>}
        </p>
        {answered !== undefined && <Quote of={answered} />}
        {entry.text === null ? (
          <p class="zacht">
            {entry.gone === 'takenBack' ? t('conversation.room.takenBack') : t('conversation.room.erased')}
          </p>
        ) : (
          <p class="tekst">
            <bdi>
              {MAY_LEAD.test(entry.text) ? (
                <Later load={loadLinks} text={entry.text} meanwhile={entry.text} />
              ) : (
                entry.text
              )}
            </bdi>
          </p>
        )}
        {children}
      </div>
      {entry.text !== null && (
        <button
          type="button"
          class="ikoonknop meer"
          aria-expanded={isOpen}
          aria-label={t('conversation.acts.open', { name })}
          tabIndex={isTabStop ? 0 : -1}
          onClick={onPress}
        >
          <DotsThree />
        </button>
      )}
    </article>
  );
}

/** A covered message, for everybody: who laid the cloth over it, why, and by which rule. */
function Covered({ entry, isMine, onCovered }: Pick<MessageProps, 'entry' | 'isMine' | 'onCovered'>) {
  const { by, rule, reason } = (entry.facts['cover'] ?? {}) as Partial<Cover>;
  return (
    <div class="weggehaald">
      <p>
        <b>{t('conversation.room.covered', { name: by ?? t('conversation.room.someoneGone') })}</b>{' '}
        <bdi>{reason}</bdi>
        {rule != null && ` ${t('conversation.room.byRule', { rule })}`}
      </p>
      {isMine && (
        <p>
          <a href="/uitleg">{t('conversation.room.mineCovered')}</a>
        </p>
      )}
      {onCovered?.(entry)}
    </div>
  );
}

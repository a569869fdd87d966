import type { ComponentChildren } from 'preact';
import type { Cover, Entry } from '../../../platform/core/room-log.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { Later } from '../../../platform/web/parts/Later.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { t } from '../../../platform/web/t.ts';
import { AboutHost } from '../complaint/AboutHost.part.tsx';

export interface MessageProps {
  readonly entry: Entry;
  readonly isMine: boolean;
  /** The message this one answers, when it is still there. */
  readonly answered: Entry | undefined;
  /** What the reader can do with it, beside the name. */
  readonly act?: ((entry: Entry) => ComponentChildren) | undefined;
}

const QUOTE_LETTERS = 90;

/** Something with a dot in it that may be an address. */
const MAY_LEAD = /\.\w\w/;
const loadLinks = () => import('../links/LinkedText.part.tsx');

/** Text of people stands as text, isolated, so that a right-to-left mark in it cannot turn our own words around. */
export function Message({ entry, isMine, answered, act }: MessageProps) {
  const { side } = useHere();
  if (entry.gone === 'covered') return <Covered entry={entry} isMine={isMine} act={act} />;
  const isHost = entry.by.kind === 'member';
  const name = entry.by.name ?? t('conversation.room.someoneGone');
  return (
    <article class={`bericht${isHost ? ' host' : ''}${isMine ? ' ik' : ''}`}>
      {!isMine && <Raam letter={[...name][0]?.toUpperCase()} lit host={isHost} />}
      <div class="inhoud">
        <p class="kopje">
          {isMine ? (
            <span>
              {t('conversation.room.youAs')}{' '}
              <b>
                <bdi>{name}</bdi>
              </b>
            </span>
          ) : (
            <b>
              <bdi>{name}</bdi>
            </b>
          )}
          {isHost && !isMine && <span class="rol">{entry.by.title}</span>}
          <time datetime={entry.at}>{t('conversation.room.at', { at: entry.at })}</time>
          {isHost && side === 'house' && entry.by.id !== null && <AboutHost id={entry.by.id} name={name} />}
          {act?.(entry)}
          {entry.editedAt !== null && <span>{t('conversation.room.edited')}</span>}
        </p>
        {answered !== undefined && answered.text !== null && (
          <p class="aanhaling">
            <bdi>{answered.by.name}</bdi>: <bdi>{shortened(answered.text)}</bdi>
          </p>
        )}
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
      </div>
    </article>
  );
}

const shortened = (text: string) =>
  text.length <= QUOTE_LETTERS ? text : `${text.slice(0, QUOTE_LETTERS).trimEnd()}…`;

/** A covered message, for everybody: who laid the cloth over it, why, and by which rule. */
function Covered({ entry, isMine, act }: Pick<MessageProps, 'entry' | 'isMine' | 'act'>) {
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
      {act?.(entry)}
    </div>
  );
}

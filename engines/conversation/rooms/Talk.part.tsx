import { useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry, Folded, RoomId } from '../../../platform/core/room-log.ts';
import { EyeClosed, HourglassMedium } from '../../../platform/web/icons/icons.tsx';
import { lineState } from '../../../platform/web/live.ts';
import { Outbox, type Outgoing } from '../../../platform/web/outbox.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import type { Opening } from '../hours/opening.contract.ts';
import { backWords } from '../hours/opening-words.part.tsx';
import { ClosingNotice } from './ClosingNotice.part.tsx';
import { Message } from './Message.part.tsx';
import { MESSAGE_MAX, type RoomNotice, say } from './rooms.contract.ts';

const outbox = new Outbox(say);

/** What was said, oldest first, with what is still on its way at the end. */
export function Said({
  log,
  me,
  other = () => null,
  act,
}: {
  log: Folded;
  me: string;
  /** How entries that are no saying are drawn; in an open room they are not. */
  other?: (entry: Entry) => ComponentChildren;
  /** What one can do with a saying, beside the name of who said it. */
  act?: (entry: Entry) => ComponentChildren;
}) {
  const end = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const byId = new Map(log.entries.map((entry) => [entry.id, entry]));
  const waiting = outbox.items.value.filter((item) => !byId.has(item.id));
  useEffect(() => {
    for (const item of outbox.items.value) if (byId.has(item.id)) outbox.remove(item.id);
  });
  useEffect(() => {
    const place = end.current;
    if (place === null) return;
    // Who reads back is left where they are; who was at the end stays at the end.
    const watcher = new IntersectionObserver(
      ([seen]) => {
        isAtEnd.current = seen?.isIntersecting ?? false;
      },
      { rootMargin: '120px' },
    );
    watcher.observe(place);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (isAtEnd.current) end.current?.scrollIntoView({ block: 'end' });
  }, [log.seq, waiting.length]);
  return (
    <>
      {log.entries.length === 0 && waiting.length === 0 && (
        <p class="zacht leeg">{t('conversation.room.quiet')}</p>
      )}
      <div class="stapel ruim" role="log" aria-label={t('conversation.room.said')} aria-live="polite">
        {log.entries.map((entry) =>
          entry.kind === 'say' ? (
            <Message
              key={entry.seq}
              entry={entry}
              act={act}
              isMine={entry.by.id === me}
              answered={entry.target === null ? undefined : byId.get(entry.target)}
            />
          ) : (
            <Fragment key={entry.seq}>{other(entry)}</Fragment>
          ),
        )}
      </div>
      {waiting.map((item) => (
        <OnItsWay key={item.id} item={item} />
      ))}
      <div ref={end} class="eind" />
    </>
  );
}

function OnItsWay({ item }: { item: Outgoing<typeof say> }) {
  return (
    <article class="bericht ik onderweg">
      <div class="inhoud">
        <p class="tekst">
          <bdi>{item.text}</bdi>
        </p>
        <p class="kopje" role="status">
          {item.state === 'sending' && t('conversation.room.sending')}
          {item.state === 'waiting' && t('conversation.room.waitsForLine')}
          {item.state === 'sent' && t('conversation.room.sent')}
          {item.state === 'refused' && refusalText(item.refusal)}
        </p>
      </div>
    </article>
  );
}

/** Where to write. The draft lives in memory: it survives a refusal and a lost line, not a closed tab. */
export function Composer({
  room,
  isOpen,
  quietIsFine,
  notice = null,
  opens = null,
  hint = t('conversation.room.write'),
}: {
  room: RoomId;
  isOpen: boolean;
  quietIsFine: boolean;
  /** What the room says about its end. */
  notice?: RoomNotice | null;
  /** When a closed room opens again. */
  opens?: Opening | null;
  hint?: string;
}) {
  const draft = useSignal('');
  const refused = outbox.items.value.find((item) => item.state === 'refused');
  useEffect(() => {
    // What was refused comes back to be changed; nothing typed is ever lost.
    if (refused === undefined) return;
    if (draft.value === '') {
      draft.value = refused.text;
      lastRefusal.value = refusalText(refused.refusal) ?? null;
      outbox.remove(refused.id);
    }
  }, [refused?.id]);
  const lastRefusal = useSignal<string | null>(null);
  const send = () => {
    const text = draft.value;
    if (text.trim() === '' || !isOpen) return;
    lastRefusal.value = null;
    outbox.add(text, (id) => ({ room, id, text }));
    draft.value = '';
  };
  return (
    <form
      class="onderin"
      aria-label={t('conversation.room.write')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="klein rij" role="status">
        {lineState.value === 'looking' && (
          <>
            <HourglassMedium />
            <span>{t('platform.looking')}</span>
          </>
        )}
        {lastRefusal.value !== null && <span>{lastRefusal.value}</span>}
        {!isOpen && (
          <span>
            {t('conversation.room.closedHere')} {opens !== null && backWords(opens)}
          </span>
        )}
      </p>
      <ClosingNotice notice={notice} />
      <div class="schrijf">
        <textarea
          aria-label={t('conversation.room.yourMessage')}
          placeholder={hint}
          maxLength={MESSAGE_MAX}
          value={draft}
          // Not `disabled`: what was typed when the room closed can still be read and taken along.
          readOnly={!isOpen}
          rows={1}
          onInput={(event) => (draft.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <Button look="door" type="submit" disabled={!isOpen}>
          {t('conversation.room.send')}
        </Button>
      </div>
      {quietIsFine && isOpen && (
        <p class="klein rij zacht">
          <EyeClosed />
          {t('conversation.room.quietIsFine')}
        </p>
      )}
    </form>
  );
}

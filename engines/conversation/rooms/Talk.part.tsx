import { type Signal, signal, useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry, Folded, RoomId } from '../../../platform/core/room-log.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { EyeClosed, HourglassMedium } from '../../../platform/web/icons/icons.tsx';
import { lineState } from '../../../platform/web/live.ts';
import { Outbox, type Outgoing } from '../../../platform/web/outbox.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Later } from '../../../platform/web/parts/Later.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import type { MyHeld } from '../held/held.contract.ts';
import type { Opening } from '../hours/opening.contract.ts';
import { backWords } from '../hours/opening-words.part.tsx';
import { ClosingNotice } from './ClosingNotice.part.tsx';
import { Message } from './Message.part.tsx';
import { MESSAGE_MAX, type RoomNotice, say } from './rooms.contract.ts';

const outbox = new Outbox(say);
const drafts: Record<string, Signal<string>> = {};

/** What somebody is writing in a room. Memory of this tab alone: it survives a refusal, a lost line and a look at another
 *  screen, not a closed tab; and whoever comes after them on this tab gets a box of their own. */
export const draftOf = (who: string, room: RoomId): Signal<string> => (drafts[who + room] ??= signal(''));
/** Words that their writer wants to say otherwise. */
const givenBack = signal('');
const loadHeld = () => import('../held/MyHeld.part.tsx');

/** What was said, oldest first, with what is still on its way at the end. */
export function Said({
  log,
  me,
  held = [],
  other = () => null,
  act,
}: {
  log: Folded;
  me: string;
  /** What I said and is not in the room, by the last reading. */
  held?: readonly MyHeld[];
  /** How entries that are no saying are drawn; in an open room they are not. */
  other?: (entry: Entry) => ComponentChildren;
  /** What one can do with a saying, beside the name of who said it. */
  act?: (entry: Entry) => ComponentChildren;
}) {
  const end = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const byId = new Map(log.entries.map((entry) => [entry.id, entry]));
  const onItsWay = outbox.items.value.filter((item) => !byId.has(item.id));
  const waiting = onItsWay.filter((item) => item.answer === null || 'seq' in item.answer);
  const mine = [
    ...held.filter((one) => !byId.has(one.id)),
    ...onItsWay.flatMap(({ id, text, answer }) =>
      answer !== null && 'held' in answer && !held.some((one) => one.id === id)
        ? [{ id, text, because: answer.held.because }]
        : [],
    ),
  ];
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
  }, [log.seq, waiting.length, mine.length]);
  return (
    <>
      {log.entries.length + waiting.length + mine.length === 0 && (
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
      {mine.length > 0 && (
        <Later
          load={loadHeld}
          held={mine}
          giveBack={(text) => (givenBack.value = text)}
          gone={(id) => outbox.remove(id)}
        />
      )}
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

/** Where to write. */
export function Composer({
  room,
  isOpen,
  quietIsFine,
  notice = null,
  opens = null,
  wait,
  pace,
  hint = t('conversation.room.write'),
  children,
}: {
  room: RoomId;
  isOpen: boolean;
  quietIsFine: boolean;
  /** What the room says about its end. */
  notice?: RoomNotice | null;
  /** When a closed room opens again. */
  opens?: Opening | null;
  /** Seconds until the next message, in a room that talks slower for a while. */
  wait?: Signal<number> | undefined;
  /** What the room says about its pace. */
  pace?: ComponentChildren;
  hint?: string;
  /** What stands above the box. */
  children?: ComponentChildren;
}) {
  const { me } = useHere();
  const draft = draftOf('id' in me ? me.id : '', room);
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
  useEffect(() => {
    if (givenBack.value === '') return;
    draft.value = `${draft.value}${draft.value && '\n'}${givenBack.value}`;
    givenBack.value = '';
  }, [givenBack.value]);
  const lastRefusal = useSignal<string | null>(null);
  const seconds = wait?.value ?? 0;
  const send = () => {
    const text = draft.value;
    if (text.trim() === '' || !isOpen || seconds > 0) return;
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
      {children}
      {pace}
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
        <Button look="door" type="submit" disabled={!isOpen} busy={seconds > 0}>
          {seconds > 0 ? t('conversation.slow.in', { seconds }) : t('conversation.room.send')}
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

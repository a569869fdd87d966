import { type Signal, signal, useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment, type JSX } from 'preact';
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
import { Answering, answering } from './Answering.part.tsx';
import { ClosingNotice } from './ClosingNotice.part.tsx';
import { Message } from './Message.part.tsx';
import type { MessageAct } from './message-act.part.tsx';
import { type Hidden, MESSAGE_MAX, type RoomNotice, say } from './rooms.contract.ts';

const outbox = new Outbox(say);
/** What one can do with a message, fetched when somebody opens one, or one has a sign. */
const acts = signal<typeof import('./Acts.part.tsx') | null>(null);
const fetchActs = () => void import('./Acts.part.tsx').then((found) => (acts.value = found));
const drafts: Record<string, Signal<string>> = {};

/** What somebody is writing in a room. Memory of this tab alone: it survives a refusal, a lost line and a look at another
 *  screen, not a closed tab; and whoever comes after them on this tab gets a box of their own. */
export const draftOf = (who: string, room: RoomId): Signal<string> => (drafts[who + room] ??= signal(''));
/** Words that their writer wants to say otherwise. */
const givenBack = signal('');
const loadHeld = () => import('../held/MyHeld.part.tsx');

/** What was said, oldest first, with what is still on its way at the end. */
export function Said({
  room,
  log,
  me,
  isOpen,
  isTalk = false,
  hidden = { messages: [], people: [] },
  more = [],
  held = [],
  other = () => null,
  onCovered,
}: {
  room: RoomId;
  log: Folded;
  me: string;
  /** Words are taken in now. */
  isOpen: boolean;
  isTalk?: boolean;
  hidden?: Hidden;
  /** What the desk offers on a message. */
  more?: readonly MessageAct[];
  /** What I said and is not in the room, by the last reading. */
  held?: readonly MyHeld[];
  /** How entries that are no saying are drawn; in an open room they are not. */
  other?: (entry: Entry) => ComponentChildren;
  /** What the desk offers on a covered message. */
  onCovered?: (entry: Entry) => ComponentChildren;
}) {
  const end = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const byId = new Map(log.entries.map((entry) => [entry.id, entry]));
  const onItsWay = outbox.items.value.filter((item) => item.input.room === room && !byId.has(item.id));
  const waiting = onItsWay.filter((item) => item.answer === null || 'seq' in item.answer);
  const mine = [
    ...held.filter((one) => !byId.has(one.id)),
    ...onItsWay.flatMap(({ id, text, answer }) =>
      answer !== null && 'held' in answer && !held.some((one) => one.id === id)
        ? [{ id, text, because: answer.held.because }]
        : [],
    ),
  ];
  const { side, now } = useHere();
  const opened = useSignal<string | null>(null);
  const isHidden = ({ id, by }: Entry) => hidden.messages.includes(id) || hidden.people.includes(`${by.id}`);
  const isNeeded = log.entries.some((entry) => isHidden(entry) || Object.keys(entry.reactions).length > 0);
  useEffect(() => {
    if (isNeeded) fetchActs();
  }, [isNeeded]);
  const last = log.entries.findLast((entry) => entry.text !== null && !isHidden(entry));
  const found = acts.value;
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
  }, [room, log.seq, waiting.length, mine.length, found]);
  const drawn = (entry: Entry, before: Entry | undefined) => {
    if (entry.kind !== 'say') return <Fragment key={entry.seq}>{other(entry)}</Fragment>;
    if (isHidden(entry))
      return (
        // A row of what one person said is one line.
        !(before && before.by.id === entry.by.id && isHidden(before)) &&
        found && (
          <found.HiddenLine
            key={entry.seq}
            room={room}
            entry={entry}
            isPerson={hidden.people.includes(`${entry.by.id}`)}
          />
        )
      );
    const answered = entry.target === null ? undefined : byId.get(entry.target);
    const isMine = entry.by.id === me;
    const isPressed = opened.value === entry.id;
    return (
      <Message
        key={entry.seq}
        entry={entry}
        isMine={isMine}
        onCovered={onCovered}
        answered={answered && !isHidden(answered) ? answered : undefined}
        isOpen={isPressed}
        isTabStop={entry === last}
        onPress={() => {
          fetchActs();
          opened.value = isPressed ? null : entry.id;
        }}
      >
        {found && <found.Signs reactions={entry.reactions} me={me} />}
        {found && isPressed && entry.text !== null && (
          <found.Acts
            place={{ room, entry, side, isMine, isOpen, isTalk }}
            me={me}
            more={more}
            onClose={() => (opened.value = null)}
          />
        )}
      </Message>
    );
  };
  return (
    <>
      {log.entries.length + waiting.length + mine.length === 0 && (
        <p class="zacht leeg">{t('conversation.room.quiet')}</p>
      )}
      <div
        class="stapel ruim"
        role="log"
        aria-label={t('conversation.room.said')}
        aria-live="polite"
        onClick={openTapped}
        onKeyDown={stepBetween}
      >
        {log.entries.map((entry, at) => {
          const before = log.entries[at - 1];
          const day = dayOf(entry.at);
          const begins = day !== (before && dayOf(before.at)) && (
            <p key={`dag-${entry.seq}`} class="dag">
              {day === dayOf(now) ? t('conversation.room.today') : day}
            </p>
          );
          return [begins, drawn(entry, before)];
        })}
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

const dayOf = (at: string) => t('conversation.room.day', { at });

/** A tap anywhere on a message opens it, unless it was meant for something in it or marked text to copy. */
function openTapped({ target }: MouseEvent): void {
  const at = target as Element;
  if (at.closest('a,button,form,.acties') || getSelection()?.toString()) return;
  at.closest('.bericht')?.querySelector<HTMLElement>('.meer')?.click();
}

/** Arrows go from message to message; the menu key opens as Enter does. */
function stepBetween(event: JSX.TargetedKeyboardEvent<HTMLElement>): void {
  const at = event.target as HTMLElement;
  if (!at.matches('.meer')) return;
  const step = { ArrowUp: -1, ArrowDown: 1, ContextMenu: 0 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.meer')];
  if (step === 0) at.click();
  else all[all.indexOf(at) + step]?.focus();
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
  const refused = outbox.items.value.find((item) => item.state === 'refused' && item.input.room === room);
  const answers = answering.value?.room === room ? answering.value : null;
  const sentAs = useRef<typeof answers>(null);
  useEffect(() => {
    // What was refused comes back to be changed; nothing typed is ever lost.
    if (refused === undefined) return;
    if (draft.value === '') {
      draft.value = refused.text;
      if (sentAs.current?.entry.id === refused.input.answers) answering.value = sentAs.current;
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
    outbox.add(text, (id) => ({ room, id, text, answers: answers?.entry.id ?? null }));
    draft.value = '';
    sentAs.current = answers;
    answering.value = null;
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
      <Answering room={room} />
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

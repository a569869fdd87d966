import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Entry, type Folded, fold, type RoomId } from '../core/room-log.ts';
import { line } from './live.ts';
import { refresh } from './navigation.ts';

/** Gathers what happens at once into one reading. */
const GATHER_MS = 150;

/** Reads the page anew when one of these happened. `spreadMs` keeps a full house from asking in the same instant. */
export function useRefreshOn(
  names: readonly string[],
  spreadMs = 0,
  isMine: (data: Record<string, unknown>) => boolean = () => true,
): void {
  const latest = useRef(isMine);
  latest.current = isMine;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = line.onHappened((name, data) => {
      // Also the first opening: what happened between the drawing of the page and now was told to nobody.
      if (name !== 'line.open' && !(names.includes(name) && latest.current(data))) return;
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), GATHER_MS + Math.random() * spreadMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [names.join(), spreadMs]);
}

/** The log of a room, growing: starts from the snapshot on the page and goes on by the live line. */
export function useLog(room: RoomId, snapshot: { entries: readonly Entry[]; seq: number }) {
  const log = useSignal<Folded>(snapshot);
  useEffect(() => {
    log.value = snapshot;
    return line.follow(room, {
      cursor: () => log.value.seq,
      entries: (entries) => {
        try {
          log.value = entries.reduce(fold, log.value);
        } catch {
          line.askAgain(room);
        }
      },
      reload: () => void refresh(),
    });
  }, [room]);
  // A fresh snapshot (after "reload", or with other news of the room) wins only when it knows more.
  useEffect(() => {
    if (snapshot.seq <= log.value.seq) return;
    log.value = snapshot;
    line.askAgain(room);
  }, [snapshot]);
  return log;
}

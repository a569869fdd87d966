import type { Me } from '../core/rendering.ts';
import { isLeaving, letGo, NO_PRESSES, type Presses, WITHIN_MS } from './three-times.ts';
import { emptyBrowser } from './traces.ts';

const NEUTRAL = '/weer';
/** How long one try to reach the server may take. The screen is blank all the while. */
const TRY_MS = 2_500;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** Tells the other tabs of this browser. Kept in no storage, so it leaves nothing behind. */
let otherTabs: BroadcastChannel | null = null;

export function watchTabs(leave: () => void): void {
  if (!('BroadcastChannel' in window)) return;
  otherTabs = new BroadcastChannel('weg');
  otherTabs.onmessage = leave;
}

/** @param pressed how often Shift was pressed just now, kept up to date here */
export function watchKeys(pressed: { value: number }, leave: () => void): void {
  let presses: Presses = NO_PRESSES;
  let forget: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('keyup', (key) => {
    // A page without the way out is none of the house's.
    if (document.querySelector('[data-leave]') === null) return;
    presses = letGo(presses, { name: key.key, withShift: key.shiftKey, at: key.timeStamp });
    pressed.value = presses.at.length;
    clearTimeout(forget);
    if (isLeaving(presses)) leave();
    else if (presses.at.length > 0)
      forget = setTimeout(() => {
        presses = NO_PRESSES;
        pressed.value = 0;
      }, WITHIN_MS);
  });
}

/** Goes on only when the server answers: a step that fails would show the browser's own page about it, with the
 *  house's address. Without a line the screen stays blank, and this goes on trying. */
export async function goAway(): Promise<void> {
  // The tabs that hear it tell it in turn, and nobody minds: each leaves once.
  otherTabs?.postMessage('weg');
  const emptied = emptyBrowser();
  for (let wait = RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
    const to = await tellServer();
    if (to !== null) {
      await Promise.race([emptied, pause(TRY_MS)]);
      location.replace(to);
      return;
    }
    await pause(wait);
  }
}

async function tellServer(): Promise<string | null> {
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), TRY_MS);
  try {
    const answer = await fetch('/weg', {
      headers: { 'x-alleen-inhoud': '1' },
      credentials: 'same-origin',
      cache: 'no-store',
      // Goes on when the tab is closed meanwhile.
      keepalive: true,
      signal: tooLong.signal,
    });
    const { to } = (await answer.json()) as { to: string };
    return to;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits, or shorter when the line comes back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
  });
}

/** The browser shows a kept page again. Who is still inside gets it back; for anybody else it stays away.
 *  @param me who the page was drawn for
 *  @param isLeft whether somebody pressed the exit on this very page */
export async function comeBack(me: Me, isLeft: boolean): Promise<void> {
  try {
    if (isLeft || me.role !== 'visitor') throw new Error('Nobody is inside.');
    const answer = await fetch('/', { headers: { 'x-alleen-inhoud': '1' }, credentials: 'same-origin' });
    const now = (await answer.json()) as { me?: { role: string; id?: string } };
    if (now.me?.role !== 'visitor' || now.me.id !== me.id) throw new Error('Somebody left.');
    document.documentElement.classList.remove('weg');
  } catch {
    location.replace(NEUTRAL);
  }
}

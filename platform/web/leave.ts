import { signal } from '@preact/signals';
import { line } from './live.ts';
import { here, stayAway } from './navigation.ts';
import { isLeaving, letGo, NO_PRESSES, type Presses, TIMES, WITHIN_MS } from './three-times.ts';
import { emptyBrowser } from './traces.ts';

const NEUTRAL = '/weer';
/** How long one try to reach the server may take. The screen is blank all the while. */
const TRY_MS = 2_500;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** How often Shift was pressed just now; the dots beside the button show it. */
export const shiftPresses = signal(0);

let isLeft = false;
/** Tells the other tabs of this browser. Kept in no storage, so it leaves nothing behind. */
let otherTabs: BroadcastChannel | null = null;

/** The quick exit: blank at once, then away. Without script the link itself goes to /weg, which ends the session. */
export function watchForLeaving(): void {
  document.addEventListener(
    'click',
    (click) => {
      const link = (click.target as Element | null)?.closest?.('[data-leave]');
      if (!link) return;
      click.preventDefault();
      click.stopPropagation();
      leave();
    },
    true,
  );
  let presses: Presses = NO_PRESSES;
  let forget: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('keyup', (key) => {
    if (document.querySelector('[data-leave]') === null) return;
    presses = letGo(presses, { name: key.key, withShift: key.shiftKey, at: key.timeStamp });
    shiftPresses.value = Math.min(presses.at.length, TIMES);
    clearTimeout(forget);
    if (isLeaving(presses)) leave();
    else if (presses.at.length > 0)
      forget = setTimeout(() => {
        presses = NO_PRESSES;
        shiftPresses.value = 0;
      }, WITHIN_MS);
  });
  if ('BroadcastChannel' in window) {
    otherTabs = new BroadcastChannel('weg');
    otherTabs.onmessage = () => leave('told');
  }
  // A page that the browser keeps, to show again at once on Back, is kept blank.
  addEventListener('pagehide', () => blank());
  addEventListener('pageshow', (event) => {
    if (event.persisted) void comeBack();
  });
}

/** @param how 'told': another tab of this browser left, and has told the server already */
export function leave(how: 'pressed' | 'told' = 'pressed'): void {
  if (isLeft) return;
  isLeft = true;
  blank();
  document.title = 'Pagina';
  performance.mark('weg');
  // Until the server has heard of it, this cookie says so: at its sight the session ends with the next request.
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in the browsers of cheap phones
  document.cookie = '__Host-weg=1; Path=/; Secure; SameSite=Strict';
  stayAway();
  line.stop();
  // Also without a line the address says nothing from now on, and loading it again shows nothing.
  history.replaceState(null, '', NEUTRAL);
  document.body.replaceChildren();
  if (how === 'pressed') otherTabs?.postMessage('weg');
  void goAway();
}

function blank(): void {
  document.documentElement.classList.add('weg');
}

/** Goes on only when the server answers: a step that fails would show the browser's own page about it, with the
 *  house's address. Without a line the screen stays blank, and this goes on trying. */
async function goAway(): Promise<void> {
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

/** The browser shows a kept page again. Who is still inside gets it back; for anybody else it stays away. */
async function comeBack(): Promise<void> {
  const { me } = here();
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

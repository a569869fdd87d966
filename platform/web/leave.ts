import { signal } from '@preact/signals';
import { line } from './live.ts';
import { here, stayAway } from './navigation.ts';
import { isLeaving, letGo, NO_PRESSES, type Presses, TIMES, WITHIN_MS } from './three-times.ts';

const NEUTRAL = '/weer';

/** How often Shift was pressed just now; the dots beside the button show it. */
export const shiftPresses = signal(0);

const plainWay = () => location.replace('/weg');

let isLeft = false;
/** What happens after the screen is blank. Fetched when the page is alive already, so that it makes nobody wait for the
 *  house, and is there before anybody needs it. */
let away: Promise<typeof import('./away.ts')>;
/** Tells the other tabs of this browser. Kept in no storage, so it leaves nothing behind. */
let otherTabs: BroadcastChannel | null = null;

/** The quick exit: blank at once, then away. Without script the link itself goes to /weg, which ends the session. */
export function watchForLeaving(): void {
  away = import('./away.ts');
  // Whoever needs it hears of it; until then a line that failed is no fault.
  away.catch(() => undefined);
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
    if (event.persisted)
      void away.then(
        ({ comeBack }) => comeBack(here().me, isLeft),
        () => location.replace(NEUTRAL),
      );
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
  void away.then(
    ({ goAway }) => goAway(),
    // It never came over the line: then the plain way, as soon as there is one.
    () => (navigator.onLine ? plainWay() : addEventListener('online', plainWay)),
  );
}

function blank(): void {
  document.documentElement.classList.add('weg');
}

import { signal } from '@preact/signals';
import { line } from './live.ts';
import { here, stayAway } from './navigation.ts';

const NEUTRAL = '/weer';

/** How often Shift was pressed just now; the dots beside the button show it. */
export const shiftPresses = signal(0);

let isLeft = false;
/** What may come a moment later than the button itself. Fetched once the page is alive, so that nobody waits longer for
 *  the house because of it, and it is there before anybody needs it. */
let away: Promise<typeof import('./away.ts')>;

/** The quick exit: blank at once, then away. Without script the link itself goes to /weg, which ends the session. */
export function watchForLeaving(): void {
  document.addEventListener(
    'click',
    (click) => {
      if (!(click.target as Element | null)?.closest?.('[data-leave]')) return;
      click.preventDefault();
      click.stopPropagation();
      leave();
    },
    true,
  );
  // A page that the browser keeps, to show again at once on Back, is kept blank.
  addEventListener('pagehide', blank);
  addEventListener('pageshow', (event) => {
    if (event.persisted)
      void away.then(
        ({ comeBack }) => comeBack(here().me, isLeft),
        () => location.replace(NEUTRAL),
      );
  });
  away = import('./away.ts');
  away.then(
    ({ watchKeys, watchTabs }) => {
      watchKeys(shiftPresses, leave);
      watchTabs(leave);
    },
    // A line that failed is no fault as long as nobody leaves; who does goes the plain way.
    () => undefined,
  );
}

function leave(): void {
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
  void away.then(
    ({ goAway }) => goAway(),
    // It never came over the line: then the plain way, as soon as there is one.
    () => (navigator.onLine ? plainWay() : addEventListener('online', plainWay)),
  );
}

const plainWay = () => location.replace('/weg');

function blank(): void {
  document.documentElement.classList.add('weg');
}

import { signal } from '@preact/signals';
import type { Begin } from '../core/rendering.ts';
import { PATIENCE_MS } from './calls.ts';
import { inTurn } from './in-turn.ts';
import { line } from './live.ts';

type Show = (begin: Begin) => Promise<void>;

let current: Begin | null = null;
let showIt: Show = async () => undefined;
let isAway = false;
/** Counts pages, so that a reading knows whether somebody moved on meanwhile. */
let moves = 0;

/** Somebody left: nothing is fetched, drawn or put in the address any more. */
export function stayAway(): void {
  isAway = true;
}

/** Set while a page cannot be fetched: the one on screen stays. */
export const pageTrouble = signal<{ say: string | null } | null>(null);

export function here(): Begin {
  if (current === null) throw new Error('No page yet.');
  return current;
}

/** In the house, moving about replaces the one history entry: nothing is left behind that Back could show.
 *  The desk keeps its history, as any tool does. */
export function takeOver(begin: Begin, show: Show): void {
  current = begin;
  showIt = show;
  document.addEventListener('click', (click) => {
    const link = (click.target as Element | null)?.closest?.('a');
    if (
      !link ||
      click.defaultPrevented ||
      click.button !== 0 ||
      click.metaKey ||
      click.ctrlKey ||
      click.shiftKey ||
      click.altKey
    )
      return;
    const to = new URL(link.href, location.href);
    if (
      to.origin !== location.origin ||
      link.target ||
      link.dataset['leave'] !== undefined ||
      to.pathname === '/weg'
    )
      return;
    if (to.hash !== '' && to.pathname === location.pathname) return;
    click.preventDefault();
    void go(to.pathname + to.search);
  });
  addEventListener('popstate', () => void go(location.pathname + location.search, 'back'));
}

/** Shows another page of ours. The one on screen stays until the next is there. */
export async function go(path: string, how: 'forward' | 'back' = 'forward'): Promise<void> {
  const before = here();
  const { heard } = line;
  const next = await fetchPage(path);
  if (next === null || isAway) return;
  if ('to' in next) {
    if (next.to !== path) await go(next.to);
    return;
  }
  if (next.side !== before.side) {
    location.assign(path);
    return;
  }
  // Another person than before, or somebody where nobody was: the live line must carry the new session.
  const isOther = idOf(next) !== idOf(before);
  current = next;
  moves += 1;
  if (next.side === 'house') history.replaceState(null, '', path);
  else if (how === 'forward' && path !== before.path) history.pushState(null, '', path);
  pageTrouble.value = null;
  await showIt(next);
  scrollTo(0, 0);
  focusHeading();
  if (isOther) line.restart();
  // What was told while the page was on its way, the screen that was leaving heard.
  else if (line.heard !== heard) void refresh();
}

const idOf = (begin: Begin) => (begin.me.role === 'anyone' ? '' : begin.me.id);

/** Reads the page on screen anew, in place. */
export const refresh = inTurn(async () => {
  const at = moves;
  const next = await fetchPage(location.pathname + location.search);
  // Somebody moved on while we read.
  if (next === null || isAway || moves !== at) return;
  if ('to' in next) {
    await go(next.to);
    return;
  }
  current = next;
  await showIt(next);
});

type Fetched = Begin | { readonly to: string } | null;

async function fetchPage(path: string): Promise<Fetched> {
  if (isAway) return null;
  try {
    const answer = await fetch(path, {
      headers: { 'x-alleen-inhoud': '1' },
      credentials: 'same-origin',
      // A reading that never ends would hold up all that come after it.
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = (await answer.json()) as Begin | { to: string } | { say: string };
    if ('say' in body) {
      pageTrouble.value = { say: body.say };
      return null;
    }
    return body;
  } catch {
    pageTrouble.value = { say: null };
    return null;
  }
}

/** A new page is told to who cannot see it: the heading gets the focus, as after a full load. */
/** Puts the focus on the page's heading: after something that held it is gone. */
export function focusHeading(): void {
  const heading = document.querySelector('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

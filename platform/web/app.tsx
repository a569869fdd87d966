import { signal } from '@preact/signals';
import { hydrate } from 'preact';
import type { Begin } from '../core/rendering.ts';
import type { DeskPlace } from './desk-places.tsx';
import { watchForLeaving } from './leave.ts';
import { line } from './live.ts';
import { go, here, takeOver } from './navigation.ts';
import { layMessages, loadScreen, type ScreenModule, type Screens, Shell } from './shell.tsx';

const shown = signal<{ begin: Begin; screen: ScreenModule } | null>(null);

function App({ places }: { places: readonly DeskPlace[] }) {
  const now = shown.value;
  return now === null ? null : <Shell begin={now.begin} screen={now.screen} places={places} />;
}

/** Brings the page that the server drew to life, and shows the ones that follow. */
export async function start(screens: Screens, places: readonly DeskPlace[] = []): Promise<void> {
  const root = document.getElementById('app');
  const begin = JSON.parse(
    document.getElementById('begin')?.getAttribute('content') ?? 'null',
  ) as Begin | null;
  if (root === null || begin === null) return;
  const show = async (next: Begin) => {
    const screen = await loadScreen(screens, next.screen);
    layMessages(next);
    shown.value = { begin: next, screen };
    // Nobody's session to follow, nothing to hear: the team's door stays a plain page.
    if (next.side === 'house' || next.me.role !== 'anyone')
      line.start(next.side, () => void go(here().side === 'desk' ? '/team/aanmelden' : '/'));
    else line.stop();
  };
  takeOver(begin, show);
  // Before anything else is alive: who wants to be gone does not wait.
  if (begin.side === 'house') watchForLeaving();
  await show(begin);
  hydrate(<App places={places} />, root);
  root.dataset['ready'] = 'true';
}

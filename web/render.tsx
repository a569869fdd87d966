import { renderToString } from 'preact-render-to-string';
import type { Begin } from '../platform/core/rendering.ts';
import { layMessages, loadScreen, Shell } from '../platform/web/shell.tsx';
import { deskScreens } from './desk-screens.ts';
import { places } from './places.ts';
import { screens } from './screens.ts';

/** The first screen, drawn on the server. After the screen is loaded nothing waits, so no other reader's messages come
 *  between laying them down and drawing. */
export async function render(begin: Begin): Promise<string> {
  const screen = await loadScreen({ ...screens, ...deskScreens }, begin.screen);
  layMessages(begin);
  return renderToString(<Shell begin={begin} screen={screen} places={begin.side === 'desk' ? places : []} />);
}

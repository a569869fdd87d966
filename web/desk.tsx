import '../platform/web/style/tokens.css';
import '../platform/web/style/base.css';
import '../platform/web/style/pages.css';
import '../platform/web/style/desk.css';
import { start } from '../platform/web/app.tsx';
import { loadFonts } from '../platform/web/fonts.ts';
import { places } from './places.ts';
import { screens } from './screens.ts';

// A desk that the browser kept, to show again on Back, is asked for anew: somebody may have signed out.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
void start(screens, places).then(loadFonts);

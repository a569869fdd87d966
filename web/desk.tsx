import '../platform/web/style/tokens.css';
import '../platform/web/style/base.css';
import '../platform/web/style/pages.css';
import '../platform/web/style/tag.css';
import '../platform/web/parts/field.css';
import '../platform/web/parts/choice.css';
import '../platform/web/style/desk.css';
import { deskParts } from '../engines/conversation/engine.web.tsx';
import { start } from '../platform/web/app.tsx';
import { placeDeskParts } from '../platform/web/desk-parts.tsx';
import { loadFonts } from '../platform/web/fonts.ts';
import { deskScreens } from './desk-screens.ts';
import { places } from './places.ts';

// A desk that the browser kept, to show again on Back, is asked for anew: somebody may have signed out.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
void start(deskScreens, places).then(() => {
  void deskParts().then(placeDeskParts);
  return loadFonts();
});

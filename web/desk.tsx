import '../platform/web/style/tokens.css';
import '../platform/web/style/base.css';
import '../platform/web/style/pages.css';
import '../platform/web/style/desk.css';
import { deskParts } from '../engines/conversation/engine.web.tsx';
import { start } from '../platform/web/app.tsx';
import { placeDeskParts } from '../platform/web/desk-parts.tsx';
import { loadFonts } from '../platform/web/fonts.ts';
import { screens } from './screens.ts';

void start(screens).then(() => {
  void deskParts().then(placeDeskParts);
  return loadFonts();
});

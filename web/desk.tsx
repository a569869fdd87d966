import '../platform/web/style/tokens.css';
import '../platform/web/style/base.css';
import '../platform/web/style/pages.css';
import '../platform/web/style/desk.css';
import { start } from '../platform/web/app.tsx';
import { loadFonts } from '../platform/web/fonts.ts';
import { places } from './places.ts';
import { screens } from './screens.ts';

void start(screens, places).then(loadFonts);

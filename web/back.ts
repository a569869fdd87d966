import { blankOnBack } from '../platform/web/back.ts';

blankOnBack();

import type { Screens } from '../../platform/web/shell.tsx';

/** The visitors' screens. The desk's stand in a module of their own: a phone must not learn of them. */
export const screens: Screens = {
  'engines/conversation/street/Street': () => import('./street/Street.screen.tsx'),
  'engines/conversation/door/Door': () => import('./door/Door.screen.tsx'),
  'engines/conversation/door/Words': () => import('./door/Words.screen.tsx'),
  'engines/conversation/door/Return': () => import('./door/Return.screen.tsx'),
  'engines/conversation/rooms/Room': () => import('./rooms/Room.screen.tsx'),
  'engines/conversation/talk/Apart': () => import('./talk/Apart.screen.tsx'),
  'engines/conversation/letterbox/Letterbox': () => import('./letterbox/Letterbox.screen.tsx'),
  'engines/conversation/complaint/Complaint': () => import('./complaint/Complaint.screen.tsx'),
  'engines/conversation/moderation/Report': () => import('./moderation/Report.screen.tsx'),
  'engines/conversation/moderation/Explained': () => import('./moderation/Explained.screen.tsx'),
  'engines/conversation/help/Help': () => import('./help/Help.screen.tsx'),
};

/** Offered to the desk's navigation. */
export { places } from './desk/places.part.tsx';
/** The desk's screens, and what stands on every one of them. */
export { deskParts, deskScreens } from './engine.desk.web.tsx';

import type { Screens } from '../../platform/web/shell.tsx';

export const screens: Screens = {
  'engines/conversation/street/Street': () => import('./street/Street.screen.tsx'),
  'engines/conversation/door/Door': () => import('./door/Door.screen.tsx'),
  'engines/conversation/door/Words': () => import('./door/Words.screen.tsx'),
  'engines/conversation/door/Return': () => import('./door/Return.screen.tsx'),
  'engines/conversation/rooms/Room': () => import('./rooms/Room.screen.tsx'),
  'engines/conversation/letterbox/Letterbox': () => import('./letterbox/Letterbox.screen.tsx'),
  'engines/conversation/letterbox/Letters': () => import('./letterbox/Letters.screen.tsx'),
  'engines/conversation/complaint/Complaint': () => import('./complaint/Complaint.screen.tsx'),
  'engines/conversation/complaint/Complaints': () => import('./complaint/Complaints.screen.tsx'),
  'engines/conversation/desk/Today': () => import('./desk/Today.screen.tsx'),
  'engines/conversation/desk/HostRoom': () => import('./desk/HostRoom.screen.tsx'),
  'engines/conversation/hours/Hours': () => import('./hours/Hours.screen.tsx'),
  'engines/conversation/help/Help': () => import('./help/Help.screen.tsx'),
  'engines/conversation/help/HelpDesk': () => import('./help/HelpDesk.screen.tsx'),
  'engines/conversation/rota/Rota': () => import('./rota/Rota.screen.tsx'),
};

/** Offered to the desk's navigation. */
export { places } from './desk/places.part.tsx';

import type { Screens } from '../../platform/web/shell.tsx';

export const screens: Screens = {
  'engines/conversation/street/Street': () => import('./street/Street.screen.tsx'),
  'engines/conversation/door/Door': () => import('./door/Door.screen.tsx'),
  'engines/conversation/rooms/Room': () => import('./rooms/Room.screen.tsx'),
  'engines/conversation/talk/Apart': () => import('./talk/Apart.screen.tsx'),
  'engines/conversation/talk/HostTalk': () => import('./talk/HostTalk.screen.tsx'),
  'engines/conversation/danger/Danger': () => import('./danger/Danger.screen.tsx'),
  'engines/conversation/desk/Today': () => import('./desk/Today.screen.tsx'),
  'engines/conversation/desk/HostRoom': () => import('./desk/HostRoom.screen.tsx'),
};

/** Stands on every desk screen. */
export const deskParts = async () => {
  const { DangerBar, DangerButton } = await import('./danger/DangerBar.part.tsx');
  return { top: [DangerBar], side: [DangerButton] };
};

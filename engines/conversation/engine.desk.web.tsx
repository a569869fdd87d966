import type { Screens } from '../../platform/web/shell.tsx';

export const deskScreens: Screens = {
  'engines/conversation/talk/HostTalk': () => import('./talk/HostTalk.screen.tsx'),
  'engines/conversation/danger/Danger': () => import('./danger/Danger.screen.tsx'),
  'engines/conversation/desk/Today': () => import('./desk/Today.screen.tsx'),
  'engines/conversation/desk/HostRoom': () => import('./desk/HostRoom.screen.tsx'),
  'engines/conversation/house/HouseRooms': () => import('./house/HouseRooms.screen.tsx'),
  'engines/conversation/hours/Hours': () => import('./hours/Hours.screen.tsx'),
  'engines/conversation/help/HelpDesk': () => import('./help/HelpDesk.screen.tsx'),
  'engines/conversation/links/Links': () => import('./links/Links.screen.tsx'),
  'engines/conversation/letterbox/Letters': () => import('./letterbox/Letters.screen.tsx'),
  'engines/conversation/complaint/Complaints': () => import('./complaint/Complaints.screen.tsx'),
  'engines/conversation/moderation/Case': () => import('./moderation/Case.screen.tsx'),
  'engines/conversation/moderation/SecondLooks': () => import('./moderation/SecondLooks.screen.tsx'),
  'engines/conversation/notices/Notices': () => import('./notices/Notices.screen.tsx'),
  'engines/conversation/team/Team': () => import('./team/Team.screen.tsx'),
  'engines/conversation/plan/Plan': () => import('./plan/Plan.screen.tsx'),
  'engines/conversation/rota/Rota': () => import('./rota/Rota.screen.tsx'),
};

/** Fetched once the first screen is alive: what rings must ring on every desk screen. */
export const deskParts = async () => {
  const { DangerBar, DangerButton } = await import('./danger/DangerBar.part.tsx');
  const { ReportsBar } = await import('./moderation/ReportsBar.part.tsx');
  return { top: [DangerBar, ReportsBar], side: [DangerButton] };
};

import type { DeskPlace } from '../../../platform/web/desk-places.tsx';
import {
  CalendarDots,
  Clock,
  Eye,
  HandPalm,
  HouseLine,
  Lifebuoy,
  LinkSimple,
  Note,
  Phone,
  Users,
} from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';

export const places: readonly DeskPlace[] = [
  {
    href: '/team/klachten',
    label: () => t('conversation.complaints.place'),
    icon: HandPalm,
    roles: ['confidant'],
    part: 'work',
  },
  {
    href: '/team/tweede-blik',
    label: () => t('conversation.secondLooks.title'),
    icon: Eye,
    roles: ['worker', 'coordinator'],
    part: 'work',
  },
  {
    href: '/team/rooster',
    label: () => t('platform.desk.rota'),
    icon: CalendarDots,
    roles: ['worker', 'coordinator', 'youngHost', 'guestHost'],
    part: 'house',
  },
  {
    href: '/team/straat',
    label: () => t('conversation.notices.place'),
    icon: Note,
    roles: ['worker', 'coordinator', 'youngHost', 'guestHost'],
    part: 'house',
  },
  {
    href: '/team/uren',
    label: () => t('conversation.hours.title'),
    icon: Clock,
    roles: ['coordinator'],
    part: 'house',
  },
  {
    href: '/team/kamers',
    label: () => t('conversation.house.place'),
    icon: HouseLine,
    roles: ['coordinator'],
    part: 'house',
  },
  {
    href: '/team/mensen',
    label: () => t('conversation.team.place'),
    icon: Users,
    roles: ['coordinator'],
    part: 'house',
  },
  {
    href: '/team/stappenplan',
    label: () => t('conversation.plan.place'),
    icon: Lifebuoy,
    roles: ['coordinator'],
    part: 'house',
  },
  {
    href: '/team/hulplijnen',
    label: () => t('platform.desk.helpLines'),
    icon: Phone,
    roles: ['coordinator'],
    part: 'house',
  },
  {
    href: '/team/links',
    label: () => t('conversation.links.place'),
    icon: LinkSimple,
    roles: ['coordinator'],
    part: 'house',
  },
];

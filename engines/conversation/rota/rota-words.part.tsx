import type { Icon } from '../../../platform/web/icons/icon.tsx';
import {
  BellRinging,
  BookOpen,
  GameController,
  HouseLine,
  MapPin,
  Student,
} from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import type { RotaGap, RotaTime } from './rota.contract.ts';
import { type Row, rowOf } from './rows.rules.ts';
import type { Place } from './today.contract.ts';

export const ROW_SIGN: Readonly<Record<Row, Icon>> = {
  house: HouseLine,
  onCall: BellRinging,
  square: MapPin,
  school: Student,
  platform: GameController,
  learning: BookOpen,
};

/** Colour of a place: the same as of its tag elsewhere on the desk. */
export const ROW_CLASS: Readonly<Record<Row, string>> = {
  house: 'rhuis',
  onCall: 'rwacht',
  square: 'rstraat',
  school: 'rschool',
  platform: 'ronline',
  learning: 'rleer',
};

export const rowWords = (row: Row) =>
  t(
    (
      {
        house: 'conversation.rota.row.house',
        onCall: 'conversation.rota.row.onCall',
        square: 'conversation.rota.row.square',
        school: 'conversation.rota.row.school',
        platform: 'conversation.rota.row.platform',
        learning: 'conversation.rota.row.learning',
      } as const
    )[row],
  );

export const rowNote = (row: Row) =>
  t(
    (
      {
        house: 'conversation.rota.note.house',
        onCall: 'conversation.rota.note.onCall',
        square: 'conversation.rota.note.square',
        school: 'conversation.rota.note.school',
        platform: 'conversation.rota.note.platform',
        learning: 'conversation.rota.note.learning',
      } as const
    )[row],
  );

/** Where exactly, beside the row it stands in; nothing for the house itself. */
export function placeDetail({ kind, name, account }: Place): string {
  if (kind === 'house') return '';
  return account === null ? name : t('conversation.rota.withAccount', { name, account });
}

/** The whole place in words. */
export function placeWords(one: Pick<RotaTime, 'place' | 'isOnCall'>): string {
  const detail = placeDetail(one.place);
  return detail === '' ? rowWords(rowOf(one)) : `${rowWords(rowOf(one))}, ${detail}`;
}

/** What an opening lacks. */
export function gapWords(gap: RotaGap): string {
  if (gap.hostsShort > 0) return t('conversation.rota.gap.hosts', { count: gap.hostsShort });
  return gap.lacksWorker ? t('conversation.rota.gap.worker') : t('conversation.rota.gap.onCall');
}

/** Who stands for it; a place that is open when whoever did left the team. */
export const nameWords = (one: Pick<RotaTime, 'isVacant' | 'workName'>): string =>
  one.isVacant ? t('conversation.rota.vacant') : one.workName;

export function stateWords(one: RotaTime): string {
  if (one.isVacant) return t('conversation.rota.state.vacant');
  switch (one.state) {
    case 'ill':
      return t('conversation.rota.state.ill');
    case 'swapAsked':
      return t('conversation.rota.state.swapAsked', { of: one.askedOf });
    case 'takenOver':
      return t('conversation.rota.state.takenOver', { name: one.insteadOf });
    case 'planned':
      return '';
  }
}

/** 'HH:MM' of a moment in the city, as a time field takes it. */
export const clockIn = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );

/** Monday first: days of an ordinary week, to name them. */
export const weekdayWords = (weekday: number) =>
  t('conversation.rota.weekday', { day: `2026-06-0${weekday}` });

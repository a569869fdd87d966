import type { Shoot } from './camera.ts';
import { complaint } from './complaint.area.ts';
import { danger } from './danger.area.ts';
import { desk } from './desk.area.ts';
import { door } from './door.area.ts';
import type { Evening } from './evening.ts';
import { letterbox } from './letterbox.area.ts';
import { moderation } from './moderation.area.ts';
import { planning } from './planning.area.ts';
import { room } from './room.area.ts';
import { signIn } from './sign-in.area.ts';
import { street } from './street.area.ts';
import { talk } from './talk.area.ts';

/** Brings its screens up one by one, and has each pictured. */
export type Area = (evening: Evening, shoot: Shoot) => Promise<void>;

/** Every area of the house, in the order in which somebody meets them. */
export const areas: Readonly<Record<string, Area>> = {
  street,
  door,
  room,
  talk,
  letterbox,
  complaint,
  moderation,
  'sign-in': signIn,
  desk,
  planning,
  danger,
};

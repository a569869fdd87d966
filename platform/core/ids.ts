import { z } from 'zod';

/** Ids are UUIDs with a type of their own, so that a room's id cannot stand where a visitor's is meant. */
export type Id<Kind extends string> = string & { readonly __id: Kind };

/** A schema for ids of one kind. Lower case only: one spelling for one thing. */
export const idOf = <Kind extends string>() =>
  z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    .transform((id) => id as Id<Kind>);

export const CityId = idOf<'city'>();
export type CityId = Id<'city'>;
export const VisitorId = idOf<'visitor'>();
export type VisitorId = Id<'visitor'>;
export const MemberId = idOf<'member'>();
export type MemberId = Id<'member'>;

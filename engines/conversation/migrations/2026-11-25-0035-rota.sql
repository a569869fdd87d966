-- A planned shift, once or recurring. Times are wall time in the city: 16:00 stays 16:00 when the clocks change.
-- A change from a day on ends this row on the day before and begins a new one that continues it.
create table conversation_rota_shift (
  city_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  from_local text not null check (from_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  to_local text not null check (to_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  -- Every so many weeks on these weekdays, until a day, except these days; null: once.
  recurrence jsonb,
  -- First and last local day on which one may begin, so that a week reads only what it needs.
  first_day date not null,
  last_day date,
  place_kind text not null check (place_kind in ('house', 'room', 'square', 'school', 'platform', 'learning')),
  place_name text not null default '',
  room_id uuid,
  -- The work account that is used on a platform, so that anyone can check it.
  account text,
  is_on_call boolean not null default false,
  -- Shown on the street: a square, a school or a platform only.
  is_seen boolean not null default false,
  state text not null default 'planned' check (state in ('planned', 'withdrawn')),
  continues uuid,
  primary key (city_id, id)
);
create index conversation_rota_shift_days on conversation_rota_shift (city_id, first_day) where state = 'planned';
select wall('conversation_rota_shift');

-- What happened to a shift or to one time of it, in order, with who did it and when. Never changed, never removed:
-- where a time of a shift stands now follows from these.
create table conversation_rota_event (
  city_id uuid not null,
  nr bigint generated always as identity,
  shift_id uuid not null,
  -- The local day of the time it is about; for a whole series the day it holds from.
  day date not null,
  kind text not null check (kind in ('planned', 'changed', 'stopped', 'leftOut', 'ill', 'swapAsked', 'swapDeclined', 'swapTakenBack', 'takenOver')),
  -- Whom the swap was asked of, or who declined it or took it over.
  of_member uuid,
  by_member uuid not null,
  at timestamptz not null,
  primary key (city_id, nr)
);
create index conversation_rota_event_of on conversation_rota_event (city_id, shift_id, day);
select wall('conversation_rota_event');

-- The planned time a check-in belongs to; null: unplanned. Who is on a square or in a game does not open the house.
alter table conversation_shift add column rota_shift_id uuid;
alter table conversation_shift add column rota_day date;
alter table conversation_shift add column counts_at_door boolean not null default true;

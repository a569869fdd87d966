-- Weekly hours in local time of the city, each version from a day on. Never overwritten: a change is a new row, and the row
-- it replaces keeps who and when. week: seven lists of slots, Monday first.
create table conversation_hours_version (
  city_id uuid not null,
  id uuid not null,
  valid_from date not null,
  week jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null,
  replaced_by uuid,
  replaced_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_hours_version_one on conversation_hours_version (city_id, valid_from) where replaced_at is null;
select wall('conversation_hours_version');

-- One day that differs; no slots is closed. why is work wording that the team reads.
create table conversation_hours_exception (
  city_id uuid not null,
  id uuid not null,
  day date not null,
  slots jsonb not null,
  why text not null default '',
  set_by uuid not null,
  set_at timestamptz not null,
  replaced_by uuid,
  replaced_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_hours_exception_one on conversation_hours_exception (city_id, day) where replaced_at is null;
select wall('conversation_hours_exception');

-- Days with a name, from and to included. opens: closed, the week's own hours, or the slots that stand here.
-- A proposal the city dropped stays as a row, so that it is not proposed again.
create table conversation_closed_day (
  city_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('public', 'school', 'own')),
  name text not null,
  from_day date not null,
  to_day date not null,
  opens text not null check (opens in ('closed', 'week', 'slots')),
  slots jsonb not null default '[]',
  source text,
  is_dropped boolean not null default false,
  set_by uuid not null,
  set_at timestamptz not null,
  replaced_by uuid,
  replaced_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_closed_day_proposed on conversation_closed_day (city_id, kind, from_day)
  where replaced_at is null and kind <> 'own';
create index conversation_closed_day_coming on conversation_closed_day (city_id, to_day) where replaced_at is null;
select wall('conversation_closed_day');

-- When a room opens next, decided with the door, so that the street reads it without reckoning.
alter table conversation_room_state add column opens_at timestamptz;

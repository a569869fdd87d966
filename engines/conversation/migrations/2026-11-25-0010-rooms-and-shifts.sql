-- Rooms of the house. name is work wording of the city; nobody's words stand here.
create table conversation_room (
  city_id uuid not null,
  id uuid not null,
  name text not null,
  drawing text not null,
  floor smallint not null,
  house_rules text[] not null default '{}',
  rules_by text,
  made_at timestamptz not null,
  closed_for_good_at timestamptz,
  primary key (city_id, id)
);
select wall('conversation_room');

-- Somebody of the team at work: checked in, then out. A shift that nobody ended ends itself.
create table conversation_shift (
  city_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  checked_in_at timestamptz not null,
  until timestamptz not null,
  -- Last sign of life of a desk page of theirs: without one they do not count as there.
  seen_at timestamptz not null,
  checked_out_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_shift_one on conversation_shift (city_id, member_id) where checked_out_at is null;
select wall('conversation_shift');

-- Which rooms a host looks after now.
create table conversation_shift_room (
  city_id uuid not null,
  shift_id uuid not null,
  room_id uuid not null,
  primary key (city_id, shift_id, room_id)
);
select wall('conversation_shift_room');

-- Where a visitor's session is in the house now, so that an address need not say it.
create table conversation_visit (
  city_id uuid not null,
  session_id uuid not null,
  visitor_id uuid not null,
  room_id uuid not null,
  entered_at timestamptz not null,
  primary key (city_id, session_id)
);
select wall('conversation_visit');

-- What was decided last about the door, so that every node and every restart goes on from the same decision.
create table conversation_door (
  city_id uuid not null primary key,
  decided jsonb,
  changes_at timestamptz
);
select wall('conversation_door');

-- State of each room as decided with the door. Changed only under the lock of the room's counter, as is every saying.
create table conversation_room_state (
  city_id uuid not null,
  room_id uuid not null,
  state text not null default 'closed' check (state in ('open', 'withoutHost', 'closed')),
  closes_at timestamptz,
  last_host_at timestamptz,
  primary key (city_id, room_id)
);
select wall('conversation_room_state');

-- Who asked for a talk apart and waits. Only a visitor makes a row here: an adult never starts a private talk.
create table conversation_waiting (
  city_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  asked_at timestamptz not null,
  -- The host they would rather talk with; null is whoever is free.
  wishes_member_id uuid,
  -- When they said that what is read and what is passed on is fine for them. No talk begins before it.
  agreed_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'talking', 'left', 'closed')),
  -- A first word, written while waiting; sealed with the talk's key, which exists from the asking on.
  first_word bytea,
  talk_id uuid not null,
  ended_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_waiting_one on conversation_waiting (city_id, visitor_id) where state in ('waiting', 'talking');
create index conversation_waiting_state on conversation_waiting (city_id, state, asked_at);
select wall('conversation_waiting');

-- A private room from claim to end. Its words stand in the room log under this id, sealed with one key.
create table conversation_talk (
  city_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  key_id uuid not null,
  asked_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('visitor', 'host', 'closing', 'vanished')),
  -- Until when the first host must show up; past it the visitor is back in the line with their place.
  lease_until timestamptz,
  -- Somebody in this talk is in danger: the house does not close on it.
  danger_since timestamptz,
  -- Set when the visitor chose to keep it longer than fourteen days; nobody else can.
  kept_until timestamptz,
  -- The contact that was logged about it: nothing of what was said, only that it was.
  contact_logged_at timestamptz,
  primary key (city_id, id)
);
create index conversation_talk_open on conversation_talk (city_id, begun_at) where ended_at is null;
select wall('conversation_talk');

-- Hosts in a talk; each coming and going is an entry in its log too, so that nobody is there unseen.
create table conversation_talk_host (
  city_id uuid not null,
  talk_id uuid not null,
  member_id uuid not null,
  is_first boolean not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (city_id, talk_id, member_id)
);
create index conversation_talk_host_now on conversation_talk_host (city_id, member_id) where left_at is null;
select wall('conversation_talk_host');

-- Counts of waits stay when the rows go: how long, and how it ended.
create table conversation_wait_count (
  city_id uuid not null,
  day date not null,
  outcome text not null,
  waited_min smallint not null,
  times integer not null,
  primary key (city_id, day, outcome, waited_min)
);
select wall('conversation_wait_count');

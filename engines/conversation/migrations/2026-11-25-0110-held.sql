-- What a visitor said that holds a contact detail, before anybody else saw it. Its words and the host's reason are sealed
-- with a key of their own: one key closes both.
create table conversation_held (
  city_id uuid not null,
  -- The writer's id of the saying: released, it stands in the log under this same id.
  id uuid not null,
  visitor_id uuid not null,
  room_id uuid not null,
  -- What it answers in the room.
  target_id uuid,
  -- Null with the body once nothing is left to read.
  key_id uuid,
  body bytea,
  because text not null check (because in ('phone', 'mail', 'address', 'account', 'link')),
  said_at timestamptz not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'released', 'keptBack', 'lapsed', 'dropped')),
  decided_by uuid,
  decided_at timestamptz,
  -- Why it was not let through, for its writer.
  reason bytea,
  primary key (city_id, visitor_id, id)
);
create index conversation_held_waiting on conversation_held (city_id, said_at) where state = 'waiting';
select wall('conversation_held');

-- Domains to which a link in a room may lead.
create table conversation_listed_domain (
  city_id uuid not null,
  domain text not null,
  listed_by uuid,
  listed_at timestamptz not null,
  primary key (city_id, domain)
);
select wall('conversation_listed_domain');

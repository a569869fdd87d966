-- The wall between cities. Policies read app.city without a default: a forgotten city is an error, never an empty answer.
create function wall(walled regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('create policy city on %s using (city_id = current_setting(''app.city'')::uuid) with check (city_id = current_setting(''app.city'')::uuid)', walled);
  execute format('grant select, insert, update, delete on %s to vindplaats_app', walled);
end $$;

-- One tenant; found by host name before anybody's city is known, so the owner reads it.
create table city (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  hosts text[] not null default '{}',
  is_default boolean not null default false,
  is_demo boolean not null default false,
  languages text[] not null default '{nl,en}',
  zone text not null default 'Europe/Brussels',
  door_colour text,
  wording jsonb not null default '{}',
  modules text[] not null default '{}',
  made_at timestamptz not null
);
create unique index city_one_default on city (is_default) where is_default;

-- Keys of texts, each wrapped by the city's key, which is never in here. Small on purpose: erasing rewrites this table.
create table sealed_key (
  city_id uuid not null,
  id uuid not null,
  purpose text not null,
  wrapped bytea not null,
  made_at timestamptz not null,
  primary key (city_id, id)
);
select wall('sealed_key');

-- People of the team. work_name is what visitors read; screened_on is a day and nothing else.
create table member (
  city_id uuid not null,
  id uuid not null,
  full_name text not null,
  work_name text not null,
  role text not null,
  work_title text not null,
  service text not null,
  screened_on date,
  key_id uuid not null,
  ended_at timestamptz,
  made_at timestamptz not null,
  primary key (city_id, id)
);
create unique index member_work_name on member (city_id, lower(work_name)) where ended_at is null;
select wall('member');

-- Only digests: who reads the table cannot sign in with it.
create table invitation (
  city_id uuid not null,
  digest bytea not null,
  member_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (city_id, digest)
);
select wall('invitation');

create table member_session (
  city_id uuid not null,
  digest bytea not null,
  id uuid not null,
  member_id uuid not null,
  role text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (city_id, digest)
);
select wall('member_session');

-- A young person under a handle. No name, age, address or number exists here.
create table visitor (
  city_id uuid not null,
  id uuid not null,
  handle text not null,
  key_id uuid not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (city_id, id)
);
select wall('visitor');

create table visitor_session (
  city_id uuid not null,
  digest bytea not null,
  id uuid not null,
  visitor_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (city_id, digest)
);
create index visitor_session_of on visitor_session (city_id, visitor_id);
select wall('visitor_session');

-- What a write answered, so that a retry gets the same: ids and moments, never anybody's text.
create table idempotency (
  city_id uuid not null,
  actor text not null,
  key uuid not null,
  digest bytea not null,
  answer jsonb,
  at timestamptz not null,
  primary key (city_id, actor, key)
);
create index idempotency_at on idempotency (city_id, at);
select wall('idempotency');

-- The log of a room. seq rises by one without holes, given under the lock of the counter's row.
create table room_counter (
  city_id uuid not null,
  room_id uuid not null,
  seq bigint not null default 0,
  -- Entries before this one are gone by retention; an older cursor must reload.
  kept_from bigint not null default 1,
  primary key (city_id, room_id)
);
select wall('room_counter');

create table room_entry (
  city_id uuid not null,
  room_id uuid not null,
  seq bigint not null,
  -- Made by the client, unique per author: a retry finds the first.
  id uuid not null,
  kind text not null,
  author_kind text not null check (author_kind in ('visitor', 'member', 'house')),
  author_id uuid,
  body bytea,
  -- Facts of the entry without anybody's words: a rule's number, a drawn sign, a moment.
  facts jsonb not null default '{}',
  target_id uuid,
  at timestamptz not null,
  -- Folded state, only for a snapshot; the change itself is an entry too.
  edited_at timestamptz,
  gone text check (gone in ('takenBack', 'covered', 'erased')),
  primary key (city_id, room_id, seq)
);
create unique index room_entry_once on room_entry (city_id, author_kind, author_id, id);
create index room_entry_target on room_entry (city_id, room_id, id);
select wall('room_entry');

-- What a visitor does not want to see in the rooms: a message, or whatever somebody says. Ids and nothing else; read for
-- this visitor alone, and gone with them.
create table conversation_hidden (
  city_id uuid not null,
  visitor_id uuid not null,
  what text not null check (what in ('message', 'person')),
  id uuid not null,
  hidden_at timestamptz not null,
  primary key (city_id, visitor_id, what, id)
);
select wall('conversation_hidden');

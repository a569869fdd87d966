-- Folded state of an entry, as gone and edited_at are: who gave it which sign, by id. Each reaction is an entry too.
alter table room_entry add column reactions jsonb not null default '{}';

-- An id names one entry of its room, whoever made it: else somebody could say something under the id of another's message,
-- and take back both with it.
drop index room_entry_target;
create unique index room_entry_target on room_entry (city_id, room_id, id);

-- A door that was kept shut longer after a second look is looked at once more: one that waits at a time, not one for ever.
drop index conversation_second_look_once;
create unique index conversation_second_look_waits on conversation_second_look (city_id, measure_id) where decided_at is null;
create index conversation_second_look_of on conversation_second_look (city_id, measure_id, asked_at);

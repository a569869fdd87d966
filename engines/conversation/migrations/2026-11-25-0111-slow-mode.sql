-- A room in slow mode: visitors say one thing per so many seconds, until an end that everybody sees.
create table conversation_slow_mode (
  city_id uuid not null,
  room_id uuid not null,
  every_sec integer not null check (every_sec in (10, 30, 60)),
  until timestamptz not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (city_id, room_id)
);
select wall('conversation_slow_mode');

-- Who changed what is arranged for all, and when. No value and no name stands here: what it is now stands with the
-- thing itself.
create table settings_change (
  city_id uuid not null,
  nr bigint generated always as identity,
  area text not null check (area in ('room', 'member', 'plan')),
  thing_id uuid not null,
  kind text not null,
  by_member uuid not null,
  at timestamptz not null,
  primary key (city_id, nr)
);
create index settings_change_of on settings_change (city_id, area, thing_id, nr);
select wall('settings_change');

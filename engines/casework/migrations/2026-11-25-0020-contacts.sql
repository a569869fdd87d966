-- One kind of thing, wherever it began: on the street, in a school, online or in the house.
create table casework_contact (
  city_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  happened_at timestamptz not null,
  vindplaats text not null,
  kind text not null,
  duration_min smallint,
  next_step bytea,
  next_step_on date,
  key_id uuid not null,
  made_at timestamptz not null,
  primary key (city_id, id)
);
create index casework_contact_when on casework_contact (city_id, happened_at desc);
select wall('casework_contact');

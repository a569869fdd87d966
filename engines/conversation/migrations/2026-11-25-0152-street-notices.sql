-- Short lines on the street, put up by the team with an end. Work wording: nobody's own words stand here.
create table conversation_street_notice (
  city_id uuid not null,
  id uuid not null,
  text text not null,
  until timestamptz not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- When it came down: at its end, or taken away before.
  ended_at timestamptz,
  primary key (city_id, id)
);
create index conversation_street_notice_now on conversation_street_notice (city_id, until) where ended_at is null;
select wall('conversation_street_notice');

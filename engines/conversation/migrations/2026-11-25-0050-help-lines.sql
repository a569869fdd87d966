-- Whom to call now, as the city keeps it. Each change is a new version of a line; what stood there before stays readable.
create table conversation_help_line (
  city_id uuid not null,
  -- Of this version; line_id is the same through all of them.
  id uuid not null,
  line_id uuid not null,
  place smallint not null,
  number text not null,
  -- By language: name, and for whom. Work wording, nobody's own words.
  words jsonb not null,
  -- Local slots by weekday; null: not known.
  hours jsonb,
  source text,
  checked_on date,
  checked_by uuid,
  made_at timestamptz not null,
  made_by uuid,
  replaced_at timestamptz,
  primary key (city_id, id),
  check ((source is null) = (checked_on is null))
);
create unique index conversation_help_line_now on conversation_help_line (city_id, line_id) where replaced_at is null;
select wall('conversation_help_line');

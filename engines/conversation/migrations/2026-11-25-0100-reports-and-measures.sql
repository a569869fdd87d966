-- A message brought to the hosts. Its text is copied under a key of its own, so that taking it back does not empty what
-- was brought. Who brought it is never joined to anything that its writer reads.
create table conversation_report (
  city_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  room_id uuid not null,
  entry_id uuid not null,
  entry_seq bigint not null,
  -- Whose message it is, and who brought it: ids of visitors, gone from meaning when these are forgotten.
  writer_id uuid not null,
  reporter_id uuid not null,
  copy bytea not null,
  said_at timestamptz not null,
  -- What the one who brought it wanted to say beside it.
  words bytea,
  reported_at timestamptz not null,
  -- Another host who was asked to look along.
  asked_to_look uuid,
  asked_by uuid,
  outcome text check (outcome in ('talk', 'cover', 'pause', 'door', 'nothing', 'answered')),
  outcome_by uuid,
  outcome_at timestamptz,
  -- Why nothing was done, as the one who brought it reads it.
  answer bytea,
  -- The one who brought it read that and put it away.
  left_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_report_once on conversation_report (city_id, reporter_id, entry_id);
create index conversation_report_open on conversation_report (city_id, reported_at) where outcome is null;
select wall('conversation_report');

-- What a host did about a message. Rule, distance and end are plain, so that outcomes can be counted; reason and copy are
-- sealed with the measure's key.
create table conversation_measure (
  city_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  kind text not null check (kind in ('talk', 'cover', 'pause', 'door')),
  visitor_id uuid not null,
  room_id uuid not null,
  entry_id uuid not null,
  report_id uuid,
  -- The number of the rule in the room, and the rule as it stood then: work wording of the city.
  rule smallint,
  rule_text text,
  distance text not null check (distance in ('near', 'over', 'far')),
  reason bytea not null,
  copy bytea not null,
  said_at timestamptz not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  -- When it ends by itself; a talk has no end.
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('time', 'writer', 'secondLook')),
  -- Longer than tonight: one proposes, another agrees.
  longer_until timestamptz,
  longer_reason bytea,
  longer_by uuid,
  longer_confirmed_by uuid,
  longer_confirmed_at timestamptz,
  -- The writer left it as it is, or read it for the last time: nothing in the room points at it any more.
  left_at timestamptz,
  primary key (city_id, id),
  check (longer_confirmed_by is distinct from longer_by or longer_by is null)
);
create index conversation_measure_of on conversation_measure (city_id, visitor_id, decided_at);
create index conversation_measure_runs on conversation_measure (city_id, ends_at) where ended_at is null;
select wall('conversation_measure');

-- Another pair of eyes. Whoever decided the measure never decides here: the row itself holds it.
create table conversation_second_look (
  city_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  words bytea,
  deciders uuid[] not null,
  -- For whom it lies ready; somebody else may take it over.
  looker uuid,
  decided_by uuid,
  decided_at timestamptz,
  outcome text check (outcome in ('stays', 'lifted')),
  reason bytea,
  primary key (city_id, id),
  check (decided_by is null or not (decided_by = any(deciders)))
);
create unique index conversation_second_look_once on conversation_second_look (city_id, measure_id);
create index conversation_second_look_open on conversation_second_look (city_id, answer_by) where decided_at is null;
select wall('conversation_second_look');

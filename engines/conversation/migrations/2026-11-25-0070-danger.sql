-- The city's step plan for somebody in danger, with its on-call number. Never overwritten: a new version replaces it.
create table conversation_step_plan (
  city_id uuid not null,
  id uuid not null,
  steps jsonb not null,
  on_call_name text,
  on_call_number text,
  checked_on date,
  -- Null: the example that every city begins with.
  saved_by uuid,
  saved_at timestamptz not null,
  replaced_at timestamptz,
  primary key (city_id, id)
);
create unique index conversation_step_plan_now on conversation_step_plan (city_id) where replaced_at is null;
select wall('conversation_step_plan');

-- Somebody in danger: who called for help, who came, what was proposed and who agreed. Grounds are sealed.
create table conversation_danger (
  city_id uuid not null,
  id uuid not null,
  talk_id uuid,
  key_id uuid not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  ground bytea,
  step text check (step in ('theyCall', 'weCall112', 'cityNumber')),
  told text check (told in ('before', 'notYet')),
  proposed_by uuid,
  proposed_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  primary key (city_id, id)
);
create index conversation_danger_open on conversation_danger (city_id, raised_at) where closed_at is null;
select wall('conversation_danger');

-- On whose desk it rings.
create table conversation_danger_ring (
  city_id uuid not null,
  danger_id uuid not null,
  member_id uuid not null,
  primary key (city_id, danger_id, member_id)
);
select wall('conversation_danger_ring');

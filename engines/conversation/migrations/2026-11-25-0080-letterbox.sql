-- A note in the letterbox and its answer. Both are sealed with the letter's own key: one key closes the two.
create table conversation_letter (
  city_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  key_id uuid not null,
  body bytea not null,
  wants_answer boolean not null,
  posted_at timestamptz not null,
  -- Until when an answer was promised; null when none was asked for.
  promised_by timestamptz,
  -- When a host took it out of the box; from then on it cannot be taken back.
  opened_at timestamptz,
  answer bytea,
  answered_by uuid,
  answered_at timestamptz,
  -- When the one who wrote it read the answer.
  read_at timestamptz,
  primary key (city_id, id)
);
create index conversation_letter_of on conversation_letter (city_id, visitor_id, posted_at);
select wall('conversation_letter');

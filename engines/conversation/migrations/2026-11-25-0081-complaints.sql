-- A complaint about somebody of the house. Whom it is about stands inside the sealed text: nobody who reads this table
-- learns that there is something about them.
create table conversation_complaint (
  city_id uuid not null,
  id uuid not null,
  visitor_id uuid not null,
  key_id uuid not null,
  body bytea not null,
  sent_at timestamptz not null,
  answer_by timestamptz not null,
  answer bytea,
  answered_by uuid,
  answered_at timestamptz,
  primary key (city_id, id)
);
create index conversation_complaint_of on conversation_complaint (city_id, visitor_id, sent_at);
select wall('conversation_complaint');

-- When the on-call number is answered, or whatever must be known of it; and the sentence to offer, in the city's own words.
alter table conversation_step_plan add column on_call_remark text;
alter table conversation_step_plan add column sentence text;
-- Rises with each version, so that of two coordinators at once the second is told.
alter table conversation_step_plan add column version integer not null default 1;

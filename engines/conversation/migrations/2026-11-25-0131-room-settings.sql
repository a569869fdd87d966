-- Rises with each change, so that of two coordinators at once the second is told.
alter table conversation_room add column version integer not null default 1;
-- Who closed it for good, and why: the reason is for the team alone.
alter table conversation_room add column closed_by uuid;
alter table conversation_room add column closed_because text;

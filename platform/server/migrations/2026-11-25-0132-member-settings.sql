-- Last day on which a guest hosts, that day included; null for the others.
alter table member add column host_until date;
-- Rises with each change, so that of two coordinators at once the second is told.
alter table member add column version integer not null default 1;

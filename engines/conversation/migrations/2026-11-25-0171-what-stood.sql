-- What stood in the room when a measure was laid down, where it was changed after it was brought: that is what a second
-- look puts back. Sealed with the measure's key. Null where it is what the measure is about.
alter table conversation_measure add column stood bytea;

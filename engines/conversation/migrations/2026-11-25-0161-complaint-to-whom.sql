-- To whom it was given. Another confidant, also a later one, reads none of it.
alter table conversation_complaint add column confidant_id uuid;
update conversation_complaint c set confidant_id = coalesce(c.answered_by,
  (select m.id from member m where m.city_id = c.city_id and m.role = 'confidant' and m.ended_at is null
   order by m.made_at, m.id limit 1));

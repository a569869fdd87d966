-- What binds somebody of the team to silence, by the service they work for: a duty of discretion, or professional secrecy
-- by law. Visitors read it before their first word.
alter table member
  add column mandate text not null default 'discretion' check (mandate in ('discretion', 'secrecy'));

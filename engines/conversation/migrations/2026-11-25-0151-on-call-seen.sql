-- Who is named on call and was last seen with a desk page open: without a sign of life a consulting hour that one worker
-- holds alone takes no new talk.
alter table conversation_door
  add column on_call_member uuid,
  add column on_call_seen_at timestamptz;

-- When somebody signed in for the first time. A link for the confidant is a coordinator's to make until then, and not after.
alter table member add column first_in_at timestamptz;
-- Who was there before cannot be told from who never came: for them the strict side.
update member set first_in_at = made_at;
-- Also the operator makes links, and is nobody of the team.
alter table settings_change alter column by_member drop not null;

-- Where the quick exit leads. null: the house's own neutral page.
alter table city add column leaves_to text check (leaves_to like 'https://%');

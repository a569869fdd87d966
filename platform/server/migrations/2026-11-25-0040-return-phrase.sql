-- Four words with which a visitor comes back. Argon2id over the words with a secret salt that is not in the database,
-- so that they can be looked up without a name. Nobody can read them here, and lost is lost.
alter table visitor add column phrase_hash bytea, add column phrase_at timestamptz;
create unique index visitor_phrase on visitor (city_id, phrase_hash) where phrase_hash is not null;

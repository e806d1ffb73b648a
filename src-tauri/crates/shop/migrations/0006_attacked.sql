-- What the attacks found wanting: which kept files are not whole, and which terminals a person has signed in at.
-- Never edited once landed; the next change is the next file.

-- damaged_files: photos, signatures, kept sheets that are damaged or gone in the shop's own folder ------------------------
CREATE TABLE damaged_files (
  hash TEXT PRIMARY KEY REFERENCES files (hash), found_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- known_terminals: a terminal proves an earlier good sign-in by a secret, and is then counted apart; failures were counted by
-- the name a terminal gives itself, which proves nothing ----------------------------------------------------------------
CREATE TABLE known_terminals (
  person_id INTEGER NOT NULL REFERENCES people (id), secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
  seen_ms INTEGER NOT NULL, PRIMARY KEY (person_id, secret_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_terminals_secret ON known_terminals (secret_hash);
DELETE FROM sign_in_failures;

-- What the ground itself reads and writes, as a migration of what stands above must lay it; its tests are laid by it.
-- Deliberately no migration: those are handed in.

CREATE TABLE journal_heads (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at_ms INTEGER NOT NULL, date TEXT NOT NULL,
  person_id INTEGER REFERENCES people (id), terminal TEXT NOT NULL, operation TEXT NOT NULL,
  before_hash BLOB NOT NULL CHECK (length(before_hash) = 32), hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE journal_rows (
  seq INTEGER NOT NULL REFERENCES journal_heads (seq), n INTEGER NOT NULL,
  kind TEXT NOT NULL, object_id INTEGER NOT NULL, digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_values (
  seq INTEGER NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL, before TEXT, after TEXT,
  PRIMARY KEY (seq, n), FOREIGN KEY (seq, n) REFERENCES journal_rows (seq, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
  person_id INTEGER NOT NULL, command TEXT NOT NULL, key TEXT NOT NULL,
  request_hash BLOB NOT NULL, answer TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, command, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
  person_id INTEGER NOT NULL REFERENCES people (id), key TEXT NOT NULL, body TEXT NOT NULL, saved_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE files (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64), bytes INTEGER NOT NULL, kept_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE damaged_files (
  hash TEXT PRIMARY KEY REFERENCES files (hash), found_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, person_id INTEGER, key TEXT, request_hash BLOB,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed', 'interrupted')),
  done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
  started_ms INTEGER NOT NULL, finished_ms INTEGER, result TEXT, problem TEXT,
  UNIQUE (kind, person_id, key)
) STRICT;
CREATE INDEX journal_rows_object ON journal_rows (kind, object_id, seq);
CREATE INDEX answers_at ON answers (at_ms);
CREATE TRIGGER journal_heads_stand BEFORE UPDATE ON journal_heads BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_heads_kept BEFORE DELETE ON journal_heads BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_rows_stand BEFORE UPDATE ON journal_rows BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_rows_kept BEFORE DELETE ON journal_rows BEGIN SELECT RAISE(ABORT, 'journal'); END;

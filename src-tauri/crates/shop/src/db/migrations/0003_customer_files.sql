-- Customer files: whom else to call, two that are one and the same made one and parted again.
-- Never edited once landed; the next change is the next file.

-- Whom else to call, in this order after the phone of the card itself; how and when the customer wants to be reached.
ALTER TABLE customers ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts));
ALTER TABLE customers ADD COLUMN prefers TEXT NOT NULL DEFAULT 'any' CHECK (prefers IN ('any', 'phone', 'message', 'none'));
ALTER TABLE customers ADD COLUMN reach_hours TEXT;
-- How much and how long a 挂账单位 may owe, and who allowed it.
ALTER TABLE customers ADD COLUMN credit_limit_fen INTEGER CHECK (credit_limit_fen >= 0);
ALTER TABLE customers ADD COLUMN credit_days INTEGER CHECK (credit_days BETWEEN 1 AND 366);
ALTER TABLE customers ADD COLUMN credit_by INTEGER REFERENCES people (id);

-- A file that was merged stays as it was; `merged_into` names the file it is read under, never another merged one.
ALTER TABLE customers ADD COLUMN merged_into INTEGER REFERENCES customers (id);
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX order_lines_debtor ON order_lines (debtor_id) WHERE debtor_id IS NOT NULL;
CREATE TABLE customer_merges (
  id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL REFERENCES customers (id), dropped_id INTEGER NOT NULL REFERENCES customers (id),
  at_ms INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id), stood TEXT NOT NULL CHECK (json_valid(stood)),
  undone_ms INTEGER, undone_by INTEGER REFERENCES people (id),
  CHECK (kept_id <> dropped_id), CHECK ((undone_ms IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX customer_merges_standing ON customer_merges (dropped_id) WHERE undone_ms IS NULL;
CREATE INDEX customer_merges_into ON customer_merges (kept_id, id) WHERE undone_ms IS NULL;
CREATE TRIGGER customer_merges_stand BEFORE UPDATE ON customer_merges
WHEN old.undone_ms IS NOT NULL OR old.kept_id <> new.kept_id OR old.dropped_id <> new.dropped_id OR old.at_ms <> new.at_ms OR old.stood <> new.stood
BEGIN SELECT RAISE(ABORT, 'merged'); END;
CREATE TRIGGER customer_merges_kept BEFORE DELETE ON customer_merges BEGIN SELECT RAISE(ABORT, 'merged'); END;

-- What a customer said to being contacted or their data being used, by purpose: each word a row, the latest holds.
CREATE TABLE customer_consents (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('marketing', 'survey', 'maker', 'insurer', 'photos', 'recording')),
  given INTEGER NOT NULL CHECK (given IN (0, 1)), channel TEXT, text_version INTEGER NOT NULL CHECK (text_version > 0),
  at_ms INTEGER NOT NULL, person_id INTEGER REFERENCES people (id)
) STRICT;
CREATE INDEX customer_consents_customer ON customer_consents (customer_id, purpose, id);
CREATE TRIGGER customer_consents_stand BEFORE UPDATE ON customer_consents BEGIN SELECT RAISE(ABORT, 'consent'); END;
CREATE TRIGGER customer_consents_kept BEFORE DELETE ON customer_consents BEGIN SELECT RAISE(ABORT, 'consent'); END;
-- Whoever had asked not to be advertised to before consents were kept still asks; who noted it is in the journal.
INSERT INTO customer_consents (customer_id, purpose, given, channel, text_version, at_ms, person_id)
  SELECT id, 'marketing', 0, NULL, 1, unixepoch() * 1000, NULL FROM customers WHERE no_marketing = 1;

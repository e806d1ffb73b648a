-- Imports in depth: what another program knew of a car's past, what an import did and how it is taken back, and exports.
-- Never edited once landed; the next change is the next file.

-- imports: one row a file that came in; its records in the order they were written, so that it can go on or be taken back ---
CREATE TABLE imports (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('customers_vehicles', 'labour', 'parts', 'past_visits')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undoing', 'undone')),
  file TEXT NOT NULL REFERENCES files (hash), columns TEXT NOT NULL CHECK (json_valid(columns)), rules TEXT NOT NULL CHECK (json_valid(rules)),
  counts TEXT NOT NULL CHECK (json_valid(counts)), refused TEXT REFERENCES files (hash),
  person_id INTEGER REFERENCES people (id), at_ms INTEGER NOT NULL, finished_ms INTEGER, undone_ms INTEGER
) STRICT;
CREATE TABLE import_records (
  import_id INTEGER NOT NULL REFERENCES imports (id), n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('customers', 'vehicles', 'labour_operations', 'parts', 'past_visits')), object_id INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)), version INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_records_object ON import_records (kind, object_id, version);
-- What a person said a file's columns are, by the headings it had.
CREATE TABLE import_columns (
  kind TEXT NOT NULL, headings TEXT NOT NULL, columns TEXT NOT NULL CHECK (json_valid(columns)), said_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER imports_kept BEFORE DELETE ON imports BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER import_records_kept BEFORE DELETE ON import_records BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- past visits: what another program wrote of a car; only an import writes them ------------------------------------------------
CREATE TABLE past_visits (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
  number TEXT, date TEXT NOT NULL, odometer_km INTEGER CHECK (odometer_km BETWEEN 0 AND 9999999), complaint TEXT,
  amount_fen INTEGER CHECK (amount_fen >= 0), advisor TEXT, remark TEXT
) STRICT;
CREATE UNIQUE INDEX past_visits_number ON past_visits (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX past_visits_day ON past_visits (vehicle_id, date) WHERE number IS NULL;
CREATE INDEX past_visits_vehicle ON past_visits (vehicle_id, date);
CREATE TABLE past_visit_items (
  visit_id INTEGER NOT NULL REFERENCES past_visits (id), n INTEGER NOT NULL, name TEXT NOT NULL, amount_fen INTEGER CHECK (amount_fen >= 0),
  PRIMARY KEY (visit_id, n)
) STRICT, WITHOUT ROWID;

-- A record goes only with the import that brought it, while that import is taken back; whatever a rule forgets.
CREATE TRIGGER customers_kept BEFORE DELETE ON customers WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'customers' AND r.object_id = old.id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER customer_consents_kept BEFORE DELETE ON customer_consents WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'customers' AND r.object_id = old.customer_id AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'consent'); END;
CREATE TRIGGER vehicles_kept BEFORE DELETE ON vehicles WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'vehicles' AND r.object_id = old.id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER ownerships_kept BEFORE DELETE ON ownerships WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'vehicles' AND r.object_id = old.vehicle_id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER labour_operations_kept BEFORE DELETE ON labour_operations WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'labour_operations' AND r.object_id = old.id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER parts_kept BEFORE DELETE ON parts WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'parts' AND r.object_id = old.id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER past_visits_kept BEFORE DELETE ON past_visits WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'past_visits' AND r.object_id = old.id AND r.before IS NULL AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER past_visit_items_kept BEFORE DELETE ON past_visit_items WHEN NOT EXISTS (SELECT 1 FROM import_records r JOIN imports i ON i.id = r.import_id
  WHERE r.kind = 'past_visits' AND r.object_id = old.visit_id AND i.state = 'undoing') BEGIN SELECT RAISE(ABORT, 'kept'); END;
-- Taking a record back asks every table that may name it.
CREATE INDEX settlements_debtor ON settlements (debtor_id) WHERE debtor_id IS NOT NULL;
CREATE INDEX settlements_account_debtor ON settlements (account_debtor_id) WHERE account_debtor_id IS NOT NULL;
CREATE INDEX customer_merges_dropped ON customer_merges (dropped_id);
CREATE INDEX customer_merges_kept_all ON customer_merges (kept_id);
CREATE INDEX order_lines_operation ON order_lines (operation_id) WHERE operation_id IS NOT NULL;
CREATE INDEX order_lines_part ON order_lines (part_id) WHERE part_id IS NOT NULL;

-- exports: who took what out of the shop, and how many rows -------------------------------------------------------------------
CREATE TABLE exports (
  id INTEGER PRIMARY KEY, form TEXT NOT NULL CHECK (form IN ('xlsx', 'csv')), sheets TEXT NOT NULL CHECK (json_valid(sheets)),
  file TEXT NOT NULL, bytes INTEGER NOT NULL, person_id INTEGER REFERENCES people (id), at_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER exports_stand BEFORE UPDATE ON exports BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER exports_kept BEFORE DELETE ON exports BEGIN SELECT RAISE(ABORT, 'kept'); END;

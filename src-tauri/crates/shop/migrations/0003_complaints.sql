-- Complaints: what customers were not content with, who answers for it and until when; what a car's card said when it came.
-- Never edited once landed; the next change is the next file.

CREATE TABLE complaints (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  level TEXT NOT NULL CHECK (level IN ('general', 'escalated', 'major')),
  about TEXT NOT NULL CHECK (about IN ('workmanship', 'price', 'time', 'manner', 'parts', 'openness', 'product', 'other')),
  source TEXT NOT NULL CHECK (source IN ('in_person', 'phone', 'survey', 'message', 'outside')),
  vehicle_id INTEGER NOT NULL REFERENCES vehicles (id), customer_id INTEGER NOT NULL REFERENCES customers (id),
  order_id INTEGER REFERENCES repair_orders (id), words TEXT NOT NULL, wish TEXT,
  received_ms INTEGER NOT NULL, received_by INTEGER NOT NULL REFERENCES people (id), handler_id INTEGER NOT NULL REFERENCES people (id),
  due_ms INTEGER NOT NULL, closed_ms INTEGER, outcome TEXT, content INTEGER CHECK (content IN (0, 1)),
  CHECK ((state = 'closed') = (closed_ms IS NOT NULL) AND (closed_ms IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX complaints_vehicle ON complaints (vehicle_id, received_ms);
CREATE INDEX complaints_customer ON complaints (customer_id);
CREATE INDEX complaints_order ON complaints (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX complaints_due ON complaints (state, due_ms, id);
CREATE INDEX complaints_closed ON complaints (state, closed_ms, id);
CREATE TRIGGER complaints_kept BEFORE DELETE ON complaints BEGIN SELECT RAISE(ABORT, 'kept'); END;
-- What was said is what it is; only who answers for it, how grave it is and how it ended go on, and whose file it is in.
CREATE TRIGGER complaints_said BEFORE UPDATE OF number, about, source, vehicle_id, order_id, words, wish, received_ms, received_by
  ON complaints BEGIN SELECT RAISE(ABORT, 'said'); END;

CREATE TABLE complaint_steps (
  complaint_id INTEGER NOT NULL REFERENCES complaints (id), n INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id), step TEXT NOT NULL CHECK (step IN ('received', 'noted', 'closed', 'reopened')),
  level TEXT NOT NULL CHECK (level IN ('general', 'escalated', 'major')), handler_id INTEGER NOT NULL REFERENCES people (id),
  words TEXT NOT NULL, PRIMARY KEY (complaint_id, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER complaint_steps_stand BEFORE UPDATE ON complaint_steps BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER complaint_steps_kept BEFORE DELETE ON complaint_steps BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- A shop that stands already answers complaints within the trade's habit until it says otherwise.
-- No two kinds of document count under the same letters, and a shop has four others.
UPDATE settings SET body = json_set(body, '$.shop.complaints', json_object(
  'prefix', (SELECT value FROM json_each('["TS","KS","TD","KT","TZ"]') WHERE value NOT IN (
    json_extract(body, '$.shop.order_prefix'), json_extract(body, '$.shop.settlement_prefix'),
    json_extract(body, '$.shop.appointments.prefix'), json_extract(body, '$.shop.quotations.prefix')) LIMIT 1),
  'general_days', 3, 'escalated_days', 7, 'major_days', 15));

-- The walk-round holds the odometer against what the car's card said, also where no earlier order noted a reading.
ALTER TABLE repair_orders ADD COLUMN odometer_before_km INTEGER CHECK (odometer_before_km BETWEEN 0 AND 9999999);

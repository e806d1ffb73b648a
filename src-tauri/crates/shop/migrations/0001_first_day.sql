-- The first day: everything one car needs from the search box to the day report.
-- Never edited once landed; the next change is the next file.
-- Times are UTC milliseconds, dates Asia/Shanghai business days, money fen, hours hundredths,
-- quantities thousandths, rates basis points.

-- journal ---------------------------------------------------------------------------------
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
CREATE INDEX journal_rows_object ON journal_rows (kind, object_id, seq);
-- What the law may require to be erased stands apart from the chain.
CREATE TABLE journal_values (
  seq INTEGER NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL, before TEXT, after TEXT,
  PRIMARY KEY (seq, n), FOREIGN KEY (seq, n) REFERENCES journal_rows (seq, n)
) STRICT, WITHOUT ROWID;

-- one answer a key ----------------------------------------------------------------------------
CREATE TABLE answers (
  person_id INTEGER NOT NULL, command TEXT NOT NULL, key TEXT NOT NULL,
  request_hash BLOB NOT NULL, answer TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, command, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_at ON answers (at_ms);

-- staff ------------------------------------------------------------------------------------------
CREATE TABLE people (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL, login TEXT UNIQUE, password TEXT, roles TEXT NOT NULL CHECK (json_valid(roles)),
  phone TEXT, left_on TEXT,
  CHECK (login IS NULL OR password IS NOT NULL)
) STRICT;
CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32), person_id INTEGER NOT NULL REFERENCES people (id),
  terminal TEXT NOT NULL, started_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_failures (
  login TEXT NOT NULL, terminal TEXT NOT NULL, failures INTEGER NOT NULL, last_ms INTEGER NOT NULL,
  PRIMARY KEY (login, terminal)
) STRICT, WITHOUT ROWID;
CREATE TABLE approvals (
  token_hash BLOB PRIMARY KEY, approver_id INTEGER NOT NULL REFERENCES people (id), asked_by INTEGER NOT NULL,
  what TEXT NOT NULL, given_ms INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;

-- settings, numbers, prints, notes -----------------------------------------------------------------
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL DEFAULT 1, body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE numbers (prefix TEXT NOT NULL, date TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, date)) STRICT, WITHOUT ROWID;
CREATE TABLE prints (sheet TEXT NOT NULL, object_id INTEGER NOT NULL, copies INTEGER NOT NULL, PRIMARY KEY (sheet, object_id)) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
  person_id INTEGER NOT NULL REFERENCES people (id), key TEXT NOT NULL, body TEXT NOT NULL, saved_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;

-- files, jobs ----------------------------------------------------------------------------------------
CREATE TABLE files (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64), bytes INTEGER NOT NULL, kept_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, person_id INTEGER, key TEXT, request_hash BLOB,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed', 'interrupted')),
  done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
  started_ms INTEGER NOT NULL, finished_ms INTEGER, result TEXT, problem TEXT,
  UNIQUE (kind, person_id, key)
) STRICT;

-- customers, vehicles -----------------------------------------------------------------------------------
CREATE TABLE customers (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company')), name TEXT NOT NULL, phone TEXT, contact_name TEXT,
  credit_code TEXT, address TEXT, debtor TEXT NOT NULL DEFAULT 'none' CHECK (debtor IN ('none', 'insurer', 'maker', 'account')),
  no_marketing INTEGER NOT NULL DEFAULT 0 CHECK (no_marketing IN (0, 1)), remark TEXT, code TEXT
) STRICT;
CREATE INDEX customers_phone ON customers (phone) WHERE phone IS NOT NULL;
CREATE INDEX customers_name ON customers (name);
CREATE INDEX customers_debtor ON customers (debtor, name) WHERE debtor <> 'none';
CREATE TABLE vehicles (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, owner_id INTEGER NOT NULL REFERENCES customers (id),
  plate TEXT, plate_kind TEXT, vin TEXT, vin_state TEXT NOT NULL CHECK (vin_state IN ('none', 'good', 'to_check')),
  brand TEXT NOT NULL, model TEXT NOT NULL, colour TEXT, engine_no TEXT, energy TEXT, vehicle_type TEXT, class_code TEXT,
  bought_on TEXT, odometer_km INTEGER CHECK (odometer_km BETWEEN 0 AND 9999999), insurance_until TEXT, inspection_until TEXT,
  household INTEGER NOT NULL DEFAULT 1 CHECK (household IN (0, 1)), remark TEXT, last_visit TEXT,
  CHECK ((plate IS NULL) = (plate_kind IS NULL)), CHECK ((vin IS NULL) = (vin_state = 'none')),
  CHECK (plate IS NOT NULL OR vin IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX vehicles_plate ON vehicles (plate) WHERE plate IS NOT NULL;
CREATE UNIQUE INDEX vehicles_vin ON vehicles (vin) WHERE vin_state = 'good';
CREATE INDEX vehicles_vin_to_check ON vehicles (vin) WHERE vin_state = 'to_check';
CREATE INDEX vehicles_owner ON vehicles (owner_id);
CREATE TABLE ownerships (
  vehicle_id INTEGER NOT NULL REFERENCES vehicles (id), from_date TEXT NOT NULL, customer_id INTEGER NOT NULL REFERENCES customers (id), until_date TEXT,
  PRIMARY KEY (vehicle_id, from_date, customer_id), CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ownerships_now ON ownerships (vehicle_id) WHERE until_date IS NULL;
CREATE INDEX ownerships_customer ON ownerships (customer_id);

-- search --------------------------------------------------------------------------------------------------
-- kind: 1 customer, 2 vehicle, 3 order, 4 labour operation, 5 part. The rule is the version that made the object's terms.
CREATE TABLE search_objects (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5), object_id INTEGER NOT NULL, rule INTEGER NOT NULL, PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_objects_rule ON search_objects (rule);
CREATE TABLE search_terms (
  kind INTEGER NOT NULL, term TEXT NOT NULL, object_id INTEGER NOT NULL, PRIMARY KEY (kind, term, object_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_terms_object ON search_terms (kind, object_id, term);

-- catalogue -------------------------------------------------------------------------------------------------
CREATE TABLE labour_operations (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, trade TEXT,
  hours INTEGER NOT NULL CHECK (hours >= 0), rate_fen INTEGER NOT NULL CHECK (rate_fen >= 0),
  tax_rate_bp INTEGER NOT NULL, retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE parts (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, brand TEXT, spec TEXT, unit TEXT NOT NULL,
  class TEXT NOT NULL, price_fen INTEGER NOT NULL CHECK (price_fen >= 0), tax_rate_bp INTEGER NOT NULL,
  location TEXT, fits TEXT, retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- repair orders ------------------------------------------------------------------------------------------------
CREATE TABLE repair_orders (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, number TEXT UNIQUE,
  state TEXT NOT NULL, hold TEXT, hold_note TEXT,
  vehicle_id INTEGER NOT NULL REFERENCES vehicles (id), customer_id INTEGER NOT NULL REFERENCES customers (id),
  advisor_id INTEGER NOT NULL REFERENCES people (id), technician_id INTEGER REFERENCES people (id), bay TEXT,
  brought_by TEXT, brought_by_phone TEXT, collected_by TEXT, complaint TEXT NOT NULL, diagnosis TEXT,
  business_type TEXT NOT NULL, odometer_in_km INTEGER, odometer_out_km INTEGER, energy_level_pct INTEGER CHECK (energy_level_pct BETWEEN 0 AND 100),
  promised_ms INTEGER, opened_ms INTEGER NOT NULL, date TEXT NOT NULL, notified_ms INTEGER, delivered_ms INTEGER, delivered_on TEXT, cancelled_on TEXT,
  key_tag TEXT, parking TEXT, waiting INTEGER NOT NULL, urgent INTEGER NOT NULL, wash INTEGER NOT NULL, road_test INTEGER NOT NULL,
  diagnosis_fee_fen INTEGER, cancel_reason TEXT,
  CHECK (odometer_out_km IS NULL OR odometer_in_km IS NULL OR odometer_out_km >= odometer_in_km)
) STRICT;
CREATE INDEX repair_orders_open ON repair_orders (opened_ms) WHERE state NOT IN ('closed', 'cancelled', 'delivered');
CREATE INDEX repair_orders_vehicle ON repair_orders (vehicle_id, opened_ms);
CREATE INDEX repair_orders_customer ON repair_orders (customer_id, opened_ms);
CREATE INDEX repair_orders_opened ON repair_orders (opened_ms, id);
CREATE INDEX repair_orders_state ON repair_orders (state, opened_ms, id);
CREATE INDEX repair_orders_date ON repair_orders (date);
CREATE INDEX repair_orders_delivered ON repair_orders (delivered_on) WHERE delivered_on IS NOT NULL;
CREATE INDEX repair_orders_cancelled ON repair_orders (cancelled_on) WHERE cancelled_on IS NOT NULL;
CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES repair_orders (id), place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('labour', 'part', 'other')),
  operation_id INTEGER REFERENCES labour_operations (id), part_id INTEGER REFERENCES parts (id), code TEXT, name TEXT NOT NULL,
  hours INTEGER, quantity INTEGER, unit TEXT, unit_price_fen INTEGER NOT NULL CHECK (unit_price_fen >= 0),
  discount_fen INTEGER NOT NULL CHECK (discount_fen >= 0), amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0), tax_rate_bp INTEGER NOT NULL,
  brand TEXT, part_class TEXT, payer TEXT NOT NULL CHECK (payer IN ('customer', 'insurer', 'maker', 'shop')), debtor_id INTEGER REFERENCES customers (id),
  decision TEXT NOT NULL CHECK (decision IN ('open', 'agreed', 'declined')), decided_ms INTEGER, decided_via TEXT, old_part TEXT NOT NULL,
  settlement_id INTEGER REFERENCES settlements (id),
  CHECK ((kind = 'labour') = (hours IS NOT NULL)), CHECK ((kind = 'part') = (quantity IS NOT NULL)), CHECK (settlement_id IS NULL OR decision = 'agreed')
) STRICT;
CREATE INDEX order_lines_order ON order_lines (order_id, place);
CREATE INDEX order_lines_unsettled ON order_lines (order_id) WHERE settlement_id IS NULL AND decision = 'agreed';
CREATE INDEX order_lines_settlement ON order_lines (settlement_id) WHERE settlement_id IS NOT NULL;
CREATE TABLE order_events (
  order_id INTEGER NOT NULL REFERENCES repair_orders (id), n INTEGER NOT NULL, step TEXT NOT NULL, from_state TEXT, to_state TEXT NOT NULL,
  at_ms INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id), terminal TEXT NOT NULL, via TEXT, note TEXT,
  PRIMARY KEY (order_id, n)
) STRICT, WITHOUT ROWID;

-- settlement --------------------------------------------------------------------------------------------------------
CREATE TABLE settlements (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, number TEXT NOT NULL UNIQUE,
  order_id INTEGER NOT NULL REFERENCES repair_orders (id), payer TEXT NOT NULL CHECK (payer IN ('customer', 'insurer', 'maker', 'shop')), debtor_id INTEGER REFERENCES customers (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'part_paid', 'paid', 'void')),
  labour_fen INTEGER NOT NULL, part_fen INTEGER NOT NULL, other_fen INTEGER NOT NULL, discount_fen INTEGER NOT NULL CHECK (discount_fen >= 0), rounding_fen INTEGER NOT NULL CHECK (rounding_fen >= 0),
  line_discount_fen INTEGER NOT NULL CHECK (line_discount_fen >= 0), total_fen INTEGER NOT NULL CHECK (total_fen >= 0), paid_fen INTEGER NOT NULL DEFAULT 0,
  business_type TEXT NOT NULL, category TEXT NOT NULL, advisor_id INTEGER NOT NULL REFERENCES people (id),
  odometer_out_km INTEGER, next_service_on TEXT, next_service_km INTEGER, guarantee_km INTEGER NOT NULL, guarantee_days INTEGER NOT NULL,
  settled_ms INTEGER NOT NULL, date TEXT NOT NULL, settled_by INTEGER NOT NULL REFERENCES people (id),
  lines TEXT NOT NULL CHECK (json_valid(lines)), kept_pdf TEXT NOT NULL REFERENCES files (hash), replaces TEXT,
  on_account INTEGER NOT NULL DEFAULT 0 CHECK (on_account IN (0, 1)), account_debtor_id INTEGER REFERENCES customers (id), account_reason TEXT, account_on TEXT, account_approved_by INTEGER REFERENCES people (id),
  void_reason TEXT, voided_ms INTEGER, voided_on TEXT, voided_by INTEGER REFERENCES people (id), void_approved_by INTEGER REFERENCES people (id),
  CHECK (total_fen = labour_fen + part_fen + other_fen - discount_fen - rounding_fen),
  CHECK (paid_fen BETWEEN 0 AND total_fen), CHECK ((state = 'void') = (void_reason IS NOT NULL)),
  CHECK (state NOT IN ('paid') OR paid_fen = total_fen), CHECK (state <> 'part_paid' OR paid_fen BETWEEN 1 AND total_fen - 1)
) STRICT;
CREATE INDEX settlements_order ON settlements (order_id);
CREATE INDEX settlements_date ON settlements (date, id);
CREATE INDEX settlements_settled ON settlements (settled_ms, id);
CREATE INDEX settlements_state ON settlements (state, settled_ms, id);
CREATE INDEX settlements_owed ON settlements (payer, debtor_id) WHERE state IN ('open', 'part_paid');
CREATE INDEX settlements_voided ON settlements (voided_on) WHERE voided_on IS NOT NULL;
CREATE TABLE payments (
  id INTEGER PRIMARY KEY, settlement_id INTEGER NOT NULL REFERENCES settlements (id), means TEXT NOT NULL, amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  at_ms INTEGER NOT NULL, date TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id), remark TEXT, reverses INTEGER UNIQUE REFERENCES payments (id)
) STRICT;
CREATE INDEX payments_settlement ON payments (settlement_id);
CREATE INDEX payments_date ON payments (date);
CREATE TABLE invoices (
  id INTEGER PRIMARY KEY, settlement_id INTEGER NOT NULL REFERENCES settlements (id), number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  issued_on TEXT NOT NULL, amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), title TEXT NOT NULL, noted_by INTEGER NOT NULL REFERENCES people (id), noted_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX invoices_settlement ON invoices (settlement_id);

-- What was handed to a customer is never edited: only how it stands (paid, on account, void) moves on.
CREATE TRIGGER settlements_stand BEFORE UPDATE ON settlements
WHEN old.number <> new.number OR old.order_id <> new.order_id OR old.payer <> new.payer OR old.debtor_id IS NOT new.debtor_id
  OR old.labour_fen <> new.labour_fen OR old.part_fen <> new.part_fen OR old.other_fen <> new.other_fen OR old.discount_fen <> new.discount_fen
  OR old.rounding_fen <> new.rounding_fen OR old.line_discount_fen <> new.line_discount_fen OR old.total_fen <> new.total_fen
  OR old.business_type <> new.business_type OR old.category <> new.category OR old.advisor_id <> new.advisor_id OR old.lines <> new.lines OR old.kept_pdf <> new.kept_pdf
  OR old.date <> new.date OR old.settled_ms <> new.settled_ms OR old.state = 'void'
BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER settlements_kept BEFORE DELETE ON settlements BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER order_lines_settled BEFORE UPDATE ON order_lines
WHEN old.settlement_id IS NOT NULL AND (SELECT state FROM settlements WHERE id = old.settlement_id) <> 'void'
BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER order_lines_kept BEFORE DELETE ON order_lines
WHEN old.settlement_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER payments_stand BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER invoices_stand BEFORE UPDATE ON invoices BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER repair_orders_kept BEFORE DELETE ON repair_orders BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER order_events_stand BEFORE UPDATE ON order_events BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER order_events_kept BEFORE DELETE ON order_events BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER journal_heads_stand BEFORE UPDATE ON journal_heads BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_heads_kept BEFORE DELETE ON journal_heads BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_rows_stand BEFORE UPDATE ON journal_rows BEGIN SELECT RAISE(ABORT, 'journal'); END;
CREATE TRIGGER journal_rows_kept BEFORE DELETE ON journal_rows BEGIN SELECT RAISE(ABORT, 'journal'); END;

-- surveys --------------------------------------------------------------------------------------------------------------
CREATE TABLE questionnaires (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL, in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
  questions TEXT NOT NULL CHECK (json_valid(questions)), asks_nps INTEGER NOT NULL CHECK (asks_nps IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX questionnaires_in_use ON questionnaires (in_use) WHERE in_use = 1;
CREATE TABLE surveys (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, order_id INTEGER NOT NULL UNIQUE REFERENCES repair_orders (id),
  state TEXT NOT NULL CHECK (state IN ('due', 'answered', 'refused', 'unreachable')), due_ms INTEGER NOT NULL,
  questionnaire TEXT, answers TEXT, nps INTEGER CHECK (nps BETWEEN 0 AND 10), score INTEGER CHECK (score BETWEEN 0 AND 100), remark TEXT, answered_on TEXT
) STRICT;
CREATE INDEX surveys_due ON surveys (due_ms, id) WHERE state = 'due';
CREATE INDEX surveys_all ON surveys (due_ms, id);
CREATE INDEX surveys_state ON surveys (state, due_ms, id);
CREATE INDEX surveys_answered ON surveys (answered_on) WHERE answered_on IS NOT NULL;
CREATE TABLE survey_calls (
  survey_id INTEGER NOT NULL REFERENCES surveys (id), n INTEGER NOT NULL, at_ms INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id),
  outcome TEXT NOT NULL, remark TEXT, PRIMARY KEY (survey_id, n)
) STRICT, WITHOUT ROWID;

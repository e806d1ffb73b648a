-- The quotation: who said what to a line; declined work that comes back; packages, and hours by model.
-- Never edited once landed; the next change is the next file.

-- The customer's word on a line: the owner's, whoever brought the car, or another by name. A part that is not original
-- was pointed out before it could be agreed to.
ALTER TABLE order_lines ADD COLUMN decided_by TEXT CHECK (decided_by IN ('owner', 'bringer', 'other'));
ALTER TABLE order_lines ADD COLUMN decided_by_name TEXT;
ALTER TABLE order_lines ADD COLUMN pointed_out INTEGER NOT NULL DEFAULT 0 CHECK (pointed_out IN (0, 1));

-- A declined line is the reminder at later visits, until somebody says why it is no longer wanted.
ALTER TABLE order_lines ADD COLUMN dismissed_ms INTEGER;
ALTER TABLE order_lines ADD COLUMN dismissed_by INTEGER REFERENCES people (id);
ALTER TABLE order_lines ADD COLUMN dismissed_reason TEXT;
CREATE INDEX order_lines_declined ON order_lines (order_id) WHERE decision = 'declined' AND dismissed_ms IS NULL;

-- packages: work sold together, for the cars and kilometres it is meant for ---------------------------------------------
CREATE TABLE packages (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  brand TEXT, model TEXT, due_km INTEGER CHECK (due_km > 0), due_months INTEGER CHECK (due_months > 0),
  items TEXT NOT NULL CHECK (json_valid(items)), price_fen INTEGER CHECK (price_fen >= 0),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)), CHECK (model IS NULL OR brand IS NOT NULL)
) STRICT;
ALTER TABLE order_lines ADD COLUMN package_id INTEGER REFERENCES packages (id);
ALTER TABLE order_lines ADD COLUMN package_name TEXT;

-- hours an operation takes on certain models, and whether a line's hours are those
ALTER TABLE labour_operations ADD COLUMN model_hours TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(model_hours));
ALTER TABLE order_lines ADD COLUMN model_hours INTEGER NOT NULL DEFAULT 0 CHECK (model_hours IN (0, 1));

-- Search knows a seventh kind: a package. SQLite cannot widen a check in place.
ALTER TABLE search_objects RENAME TO search_objects_before;
CREATE TABLE search_objects (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7), object_id INTEGER NOT NULL, rule INTEGER NOT NULL, PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_objects (kind, object_id, rule) SELECT kind, object_id, rule FROM search_objects_before;
DROP TABLE search_objects_before;
CREATE INDEX search_objects_rule ON search_objects (rule);

-- quotations: copies of an order's open lines that never change -----------------------------------------------------------
CREATE TABLE quotations (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, order_id INTEGER NOT NULL REFERENCES repair_orders (id),
  made_ms INTEGER NOT NULL, made_by INTEGER NOT NULL REFERENCES people (id), valid_until TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines)), total_fen INTEGER NOT NULL CHECK (total_fen >= 0),
  diagnosis_fee_fen INTEGER, diagnosis_credited INTEGER NOT NULL CHECK (diagnosis_credited IN (0, 1))
) STRICT;
CREATE INDEX quotations_order ON quotations (order_id, id);
CREATE TRIGGER quotations_stand BEFORE UPDATE ON quotations BEGIN SELECT RAISE(ABORT, 'quoted'); END;
CREATE TRIGGER quotations_kept BEFORE DELETE ON quotations BEGIN SELECT RAISE(ABORT, 'quoted'); END;
-- Through which quotation a line was agreed to; whether the consented fee of a diagnosis is waived once repaired here.
ALTER TABLE order_lines ADD COLUMN quotation TEXT;
ALTER TABLE repair_orders ADD COLUMN diagnosis_credited INTEGER NOT NULL DEFAULT 0 CHECK (diagnosis_credited IN (0, 1));

-- 委托书 signed on screen: the PDF as it was signed, and the work it stands for ----------------------------------------------
CREATE TABLE signed_authorisations (
  order_id INTEGER NOT NULL REFERENCES repair_orders (id), edition INTEGER NOT NULL CHECK (edition > 0),
  signer TEXT NOT NULL, signed_ms INTEGER NOT NULL, shown_by INTEGER NOT NULL REFERENCES people (id), terminal TEXT NOT NULL,
  strokes TEXT NOT NULL CHECK (json_valid(strokes)), lines TEXT NOT NULL CHECK (json_valid(lines)),
  kept_pdf TEXT NOT NULL REFERENCES files (hash), PRIMARY KEY (order_id, edition)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER signed_authorisations_stand BEFORE UPDATE ON signed_authorisations BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER signed_authorisations_kept BEFORE DELETE ON signed_authorisations BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- A shop that stands already quotes by the trade's habits until it says otherwise; its own limit stays the advisors'.
UPDATE settings SET body = json_remove(json_set(body, '$.shop.quotations', json_object(
  'prefix', 'BJ', 'valid_days', 7, 'diagnosis_credited', json('true'), 'discounts', json_array(
    json_object('role', 'advisor', 'limit_bp', json_extract(body, '$.shop.discount_limit_bp')),
    json_object('role', 'warranty_clerk', 'limit_bp', json_extract(body, '$.shop.discount_limit_bp')),
    json_object('role', 'cashier', 'limit_bp', json_extract(body, '$.shop.discount_limit_bp')),
    json_object('role', 'service_manager', 'limit_bp', 10000),
    json_object('role', 'general_manager', 'limit_bp', 10000)))), '$.shop.discount_limit_bp');

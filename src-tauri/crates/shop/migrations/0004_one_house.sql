-- What the floors of the house needed of the tables: ids that are never given twice without asking the imports, and the line a
-- consented diagnosis became, known by its id.

CREATE TABLE ids_given (kind TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0)) STRICT, WITHOUT ROWID;
INSERT INTO ids_given (kind, last) SELECT kind, max(object_id) FROM import_records GROUP BY kind;

ALTER TABLE repair_orders ADD COLUMN diagnosis_line_id INTEGER REFERENCES order_lines (id) ON DELETE SET NULL;
UPDATE repair_orders SET diagnosis_line_id = (
  SELECT l.id FROM order_lines l WHERE l.order_id = repair_orders.id AND l.kind = 'other' AND l.name = '故障诊断检测费'
    AND l.unit_price_fen = repair_orders.diagnosis_fee_fen ORDER BY l.id LIMIT 1)
  WHERE diagnosis_fee_fen > 0;

-- What the floors of the house needed of the tables: ids that are never given twice without asking the imports, and the line a
-- consented diagnosis became, known by its id.

CREATE TABLE ids_given (kind TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last > 0)) STRICT, WITHOUT ROWID;
INSERT INTO ids_given (kind, last) SELECT kind, max(object_id) FROM import_records GROUP BY kind;

ALTER TABLE repair_orders ADD COLUMN diagnosis_line_id INTEGER REFERENCES order_lines (id) ON DELETE SET NULL;
UPDATE repair_orders SET diagnosis_line_id = (
  SELECT l.id FROM order_lines l WHERE l.order_id = repair_orders.id AND l.kind = 'other' AND l.name = '故障诊断检测费'
    AND l.unit_price_fen = repair_orders.diagnosis_fee_fen ORDER BY l.id LIMIT 1)
  WHERE diagnosis_fee_fen > 0;

-- A car is found by those who brought it apart from its plate and VIN: what an order knows and what a card knows are written by
-- each alone.
ALTER TABLE search_objects RENAME TO search_objects_before;
CREATE TABLE search_objects (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8), object_id INTEGER NOT NULL, rule INTEGER NOT NULL,
  PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_objects (kind, object_id, rule) SELECT kind, object_id, rule FROM search_objects_before;
DROP TABLE search_objects_before;
CREATE INDEX search_objects_rule ON search_objects (rule);

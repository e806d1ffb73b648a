-- The front desk: the walk-round with pictures, points and phrases; printing; customer files with contacts, consent, tags and merging;
-- appointments; quotations, packages and the signed authorisation; imports that can be taken back, past visits, exports.
-- Never edited once landed; the next change is the next file.

-- pictures: files that came through the picture door, and so are clean JPEGs --------------------------------------------
CREATE TABLE pictures (
  hash TEXT PRIMARY KEY REFERENCES files (hash), thumbnail TEXT NOT NULL REFERENCES files (hash),
  width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0), taken_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- reception sheets: one row an edition; the version goes on from edition to edition ---------------------------------------
CREATE TABLE receptions (
  order_id INTEGER NOT NULL REFERENCES repair_orders (id), edition INTEGER NOT NULL CHECK (edition > 0), version INTEGER NOT NULL,
  reason TEXT, points TEXT NOT NULL CHECK (json_valid(points)), found TEXT NOT NULL CHECK (json_valid(found)),
  signer TEXT, signed_ms INTEGER, shown_by INTEGER REFERENCES people (id), terminal TEXT, strokes TEXT, kept_pdf TEXT REFERENCES files (hash),
  PRIMARY KEY (order_id, edition), CHECK ((edition = 1) = (reason IS NULL)),
  CHECK ((signer IS NULL) = (signed_ms IS NULL) AND (signer IS NULL) = (shown_by IS NULL) AND (signer IS NULL) = (terminal IS NULL)
    AND (signer IS NULL) = (strokes IS NULL) AND (signer IS NULL) = (kept_pdf IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER receptions_stand BEFORE UPDATE ON receptions WHEN OLD.signer IS NOT NULL BEGIN SELECT RAISE(ABORT, 'signed'); END;
CREATE TRIGGER receptions_kept BEFORE DELETE ON receptions BEGIN SELECT RAISE(ABORT, 'signed'); END;

-- what a shop looks at until it edits the list; habits of the trade in our own words -------------------------------------
CREATE TABLE inspection_templates (
  id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL DEFAULT 1, points TEXT NOT NULL CHECK (json_valid(points))
) STRICT;
INSERT INTO inspection_templates (id, points) VALUES (1, '[
  {"point": 1, "zone": "车内", "name": "仪表与中控显示", "unit": null, "cars": "every"},
  {"point": 2, "zone": "车内", "name": "空调制冷与风量", "unit": null, "cars": "every"},
  {"point": 3, "zone": "车内", "name": "喇叭", "unit": null, "cars": "every"},
  {"point": 4, "zone": "车内", "name": "雨刮与喷水", "unit": null, "cars": "every"},
  {"point": 5, "zone": "车内", "name": "车窗与天窗", "unit": null, "cars": "every"},
  {"point": 6, "zone": "车内", "name": "座椅与安全带", "unit": null, "cars": "every"},
  {"point": 7, "zone": "车内", "name": "灯光（内外）", "unit": null, "cars": "every"},
  {"point": 8, "zone": "轮胎", "name": "左前胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 9, "zone": "轮胎", "name": "右前胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 10, "zone": "轮胎", "name": "左后胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 11, "zone": "轮胎", "name": "右后胎 花纹", "unit": "mm", "cars": "every"},
  {"point": 12, "zone": "轮胎", "name": "胎压", "unit": "kPa", "cars": "every"},
  {"point": 13, "zone": "轮胎", "name": "轮毂与气门嘴", "unit": null, "cars": "every"},
  {"point": 14, "zone": "机舱", "name": "机油 液位与颜色", "unit": null, "cars": "engine"},
  {"point": 15, "zone": "机舱", "name": "冷却液", "unit": null, "cars": "every"},
  {"point": 16, "zone": "机舱", "name": "制动液", "unit": null, "cars": "every"},
  {"point": 17, "zone": "机舱", "name": "玻璃水", "unit": null, "cars": "every"},
  {"point": 18, "zone": "机舱", "name": "蓄电池 电压", "unit": "V", "cars": "every"},
  {"point": 19, "zone": "机舱", "name": "皮带与管路", "unit": null, "cars": "engine"},
  {"point": 20, "zone": "机舱", "name": "渗漏", "unit": null, "cars": "every"},
  {"point": 21, "zone": "底盘", "name": "前制动片", "unit": "mm", "cars": "every"},
  {"point": 22, "zone": "底盘", "name": "后制动片", "unit": "mm", "cars": "every"},
  {"point": 23, "zone": "底盘", "name": "减振器", "unit": null, "cars": "every"},
  {"point": 24, "zone": "底盘", "name": "球头与衬套", "unit": null, "cars": "every"},
  {"point": 25, "zone": "底盘", "name": "半轴防尘套", "unit": null, "cars": "every"},
  {"point": 26, "zone": "底盘", "name": "排气管", "unit": null, "cars": "engine"},
  {"point": 27, "zone": "底盘", "name": "高压线束与电池包外观", "unit": null, "cars": "battery"},
  {"point": 28, "zone": "随车", "name": "备胎或补胎工具", "unit": null, "cars": "every"},
  {"point": 29, "zone": "随车", "name": "三角牌与灭火器", "unit": null, "cars": "every"},
  {"point": 30, "zone": "随车", "name": "充电枪与充电口", "unit": null, "cars": "battery"}
]');

-- how each terminal prints each sheet ---------------------------------------------------------------------------------------
CREATE TABLE terminal_printing (
  id INTEGER PRIMARY KEY, terminal TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,
  choices TEXT NOT NULL CHECK (json_valid(choices))
) STRICT;

-- common phrases, and those a shop starts with ------------------------------------------------------------------------------
CREATE TABLE phrases (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'diagnosis', 'damage', 'belongings')), text TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)), UNIQUE (kind, text)
) STRICT;
INSERT INTO phrases (kind, text) VALUES
  ('complaint', '定期保养'),
  ('complaint', '刹车有异响'),
  ('complaint', '刹车时方向盘抖动'),
  ('complaint', '行驶中跑偏'),
  ('complaint', '低速过减速带有异响'),
  ('complaint', '空调不制冷'),
  ('complaint', '空调有异味'),
  ('complaint', '发动机故障灯亮'),
  ('complaint', '启动困难'),
  ('complaint', '加速无力'),
  ('complaint', '油耗偏高'),
  ('complaint', '续航比平时少'),
  ('complaint', '充不进电'),
  ('complaint', '漏油'),
  ('complaint', '轮胎慢漏气'),
  ('complaint', '雨刮刮不干净'),
  ('complaint', '车身划伤要补漆'),
  ('complaint', '倒车影像不显示'),
  ('diagnosis', '制动片已到磨损极限，建议更换'),
  ('diagnosis', '制动盘有沟槽，建议更换'),
  ('diagnosis', '轮胎花纹不足 1.6 mm，建议更换'),
  ('diagnosis', '蓄电池电量不足，建议更换'),
  ('diagnosis', '空调滤清器脏堵，建议更换'),
  ('diagnosis', '减振器渗油，建议更换'),
  ('diagnosis', '下摆臂衬套开裂，建议更换'),
  ('diagnosis', '皮带有裂纹，建议更换'),
  ('diagnosis', '读取到故障码，需进一步检测'),
  ('diagnosis', '未发现异常，建议继续观察'),
  ('diagnosis', '建议做四轮定位'),
  ('damage', '长约 5 厘米'),
  ('damage', '长约 10 厘米'),
  ('damage', '露底漆'),
  ('damage', '未露底漆'),
  ('damage', '旧伤，客户知情'),
  ('damage', '石子打点'),
  ('damage', '轮毂剐蹭'),
  ('damage', '边角起翘'),
  ('belongings', '行车记录仪'),
  ('belongings', 'ETC 设备'),
  ('belongings', '备用钥匙'),
  ('belongings', '儿童座椅'),
  ('belongings', '雨伞'),
  ('belongings', '充电线'),
  ('belongings', '后备箱杂物若干'),
  ('belongings', '高尔夫球包');

-- customer files ---------------------------------------------------------------------------------------------------------
-- Whom else to call, in this order after the phone of the card itself; how and when the customer wants to be reached.
ALTER TABLE customers ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts));
ALTER TABLE customers ADD COLUMN prefers TEXT NOT NULL DEFAULT 'any' CHECK (prefers IN ('any', 'phone', 'message', 'none'));
ALTER TABLE customers ADD COLUMN reach_hours TEXT;
-- What the shop calls a customer, in words of its own.
ALTER TABLE customers ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
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
-- Whoever had asked not to be advertised to before consents were kept still asks; who noted it is in the journal.
INSERT INTO customer_consents (customer_id, purpose, given, channel, text_version, at_ms, person_id)
  SELECT id, 'marketing', 0, NULL, 1, unixepoch() * 1000, NULL FROM customers WHERE no_marketing = 1;

-- appointments -----------------------------------------------------------------------------------------------------------
CREATE TABLE appointments (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'no_show', 'cancelled')),
  vehicle_id INTEGER REFERENCES vehicles (id), name TEXT, phone TEXT, plate TEXT, plate_kind TEXT, model TEXT,
  start_ms INTEGER NOT NULL, minutes INTEGER NOT NULL CHECK (minutes BETWEEN 15 AND 720), date TEXT NOT NULL,
  bay TEXT NOT NULL, advisor_id INTEGER NOT NULL REFERENCES people (id), business_type TEXT NOT NULL, complaint TEXT NOT NULL,
  items TEXT NOT NULL CHECK (json_valid(items)), waiting INTEGER NOT NULL CHECK (waiting IN (0, 1)), source TEXT NOT NULL, remark TEXT,
  accepted TEXT NOT NULL CHECK (json_valid(accepted)),
  booked_ms INTEGER NOT NULL, booked_by INTEGER NOT NULL REFERENCES people (id), scheduled_ms INTEGER NOT NULL,
  arrived_ms INTEGER, order_id INTEGER UNIQUE REFERENCES repair_orders (id), reason TEXT,
  CHECK (vehicle_id IS NOT NULL OR name IS NOT NULL), CHECK ((plate IS NULL) = (plate_kind IS NULL)),
  CHECK ((state = 'arrived') = (order_id IS NOT NULL)), CHECK ((order_id IS NULL) = (arrived_ms IS NULL)),
  CHECK ((state IN ('no_show', 'cancelled')) = (reason IS NOT NULL))
) STRICT;
CREATE INDEX appointments_start ON appointments (start_ms, id);
CREATE INDEX appointments_date ON appointments (date);
CREATE INDEX appointments_vehicle ON appointments (vehicle_id, start_ms) WHERE vehicle_id IS NOT NULL;
CREATE INDEX appointments_plate ON appointments (plate) WHERE plate IS NOT NULL;
CREATE TABLE appointment_reminders (
  appointment_id INTEGER NOT NULL REFERENCES appointments (id), n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('first', 'second')), for_start_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'not_reached', 'other_time')), note TEXT,
  PRIMARY KEY (appointment_id, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE appointment_messages (
  appointment_id INTEGER NOT NULL REFERENCES appointments (id), n INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, person_id INTEGER NOT NULL REFERENCES people (id), text TEXT NOT NULL,
  PRIMARY KEY (appointment_id, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER appointments_kept BEFORE DELETE ON appointments BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_reminders_stand BEFORE UPDATE ON appointment_reminders BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_reminders_kept BEFORE DELETE ON appointment_reminders BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_messages_stand BEFORE UPDATE ON appointment_messages BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_messages_kept BEFORE DELETE ON appointment_messages BEGIN SELECT RAISE(ABORT, 'settled'); END;

-- A shop that stands already books by the trade's habits until it says otherwise.
UPDATE settings SET body = json_set(body, '$.shop.appointments', json('{
  "prefix": "YY", "bays": ["1 号工位", "2 号工位", "3 号工位", "4 号工位", "5 号工位", "6 号工位"],
  "opens_at": "08:30", "closes_at": "17:30", "most_per_advisor": 2, "no_show_after_minutes": 30,
  "on_time_within_minutes": 15, "first_reminder_minutes": 1440, "second_reminder_minutes": 60 }'));

-- quotation --------------------------------------------------------------------------------------------------------------
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

-- Search knows a sixth and a seventh kind: an appointment, a package. SQLite cannot widen a check in place.
ALTER TABLE search_objects RENAME TO search_objects_before;
CREATE TABLE search_objects (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7), object_id INTEGER NOT NULL, rule INTEGER NOT NULL, PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_objects (kind, object_id, rule) SELECT kind, object_id, rule FROM search_objects_before;
DROP TABLE search_objects_before;
CREATE INDEX search_objects_rule ON search_objects (rule);

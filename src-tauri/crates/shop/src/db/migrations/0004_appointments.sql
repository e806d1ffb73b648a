-- Appointments: the cars that are to come, what each reminder brought, and the shop's rules for booking.
-- Never edited once landed; the next change is the next file.

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
CREATE TRIGGER appointments_kept BEFORE DELETE ON appointments BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_reminders_stand BEFORE UPDATE ON appointment_reminders BEGIN SELECT RAISE(ABORT, 'settled'); END;
CREATE TRIGGER appointment_reminders_kept BEFORE DELETE ON appointment_reminders BEGIN SELECT RAISE(ABORT, 'settled'); END;

-- A shop that stands already books by the trade's habits until it says otherwise.
UPDATE settings SET body = json_set(body, '$.shop.appointments', json('{
  "prefix": "YY", "bays": ["1 号工位", "2 号工位", "3 号工位", "4 号工位", "5 号工位", "6 号工位"],
  "opens_at": "08:30", "closes_at": "17:30", "most_per_advisor": 2, "no_show_after_minutes": 30,
  "on_time_within_minutes": 15, "first_reminder_minutes": 1440, "second_reminder_minutes": 60 }'));

-- Search knows a sixth kind: an appointment. SQLite cannot widen a check in place.
ALTER TABLE search_objects RENAME TO search_objects_before;
CREATE TABLE search_objects (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6), object_id INTEGER NOT NULL, rule INTEGER NOT NULL, PRIMARY KEY (kind, object_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_objects (kind, object_id, rule) SELECT kind, object_id, rule FROM search_objects_before;
DROP TABLE search_objects_before;
CREATE INDEX search_objects_rule ON search_objects (rule);

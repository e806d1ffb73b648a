-- Three registers the next rooms stand on: the bays as records, the days that are not as their weekday says, and the roles.

-- bays -------------------------------------------------------------------------------------------------------------------
-- A bay was a name in the settings and a text on what stood in it. Those of the settings come first, in their order and in
-- use; a name that only an appointment or an order has is kept for what it says, and not offered any more.
CREATE TABLE bays (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  place INTEGER NOT NULL CHECK (place > 0), active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
INSERT INTO bays (name, place, active)
  SELECT name, row_number() OVER (ORDER BY first), 1 FROM (
    SELECT trim(listed.value) AS name, min(listed.key) AS first
    FROM settings, json_each(settings.body, '$.shop.appointments.bays') listed GROUP BY trim(listed.value))
  WHERE name <> '' ORDER BY first;
INSERT INTO bays (name, place, active)
  SELECT name, (SELECT count(*) FROM bays) + row_number() OVER (ORDER BY name), 0
  FROM (SELECT trim(bay) AS name FROM appointments UNION SELECT trim(bay) FROM repair_orders WHERE bay IS NOT NULL)
  WHERE name <> '' AND name NOT IN (SELECT name FROM bays) ORDER BY name;
CREATE TRIGGER bays_kept BEFORE DELETE ON bays BEGIN SELECT RAISE(ABORT, 'settled'); END;

ALTER TABLE appointments ADD COLUMN bay_id INTEGER REFERENCES bays (id);
UPDATE appointments SET bay_id = (SELECT b.id FROM bays b WHERE b.name = trim(appointments.bay));
ALTER TABLE appointments DROP COLUMN bay;
ALTER TABLE repair_orders ADD COLUMN bay_id INTEGER REFERENCES bays (id);
UPDATE repair_orders SET bay_id = (SELECT b.id FROM bays b WHERE b.name = trim(repair_orders.bay)) WHERE bay IS NOT NULL;
ALTER TABLE repair_orders DROP COLUMN bay;
UPDATE settings SET body = json_remove(body, '$.shop.appointments.bays');
-- What somebody has typed and not saved yet names bays as before.
UPDATE drafts SET body = json_remove(body, '$.appointments.bays') WHERE key = 'settings' AND json_valid(body);
UPDATE drafts SET body = json_set(json_remove(body, '$.model.bay', '$.base.model.bay'),
    '$.model.bay_id', (SELECT b.id FROM bays b WHERE b.name = trim(json_extract(drafts.body, '$.model.bay'))),
    '$.base.model.bay_id', (SELECT b.id FROM bays b WHERE b.name = trim(json_extract(drafts.body, '$.base.model.bay'))))
  WHERE key LIKE 'appointment:%' AND json_valid(body) AND json_type(body, '$.base.model') = 'object';

-- calendar ---------------------------------------------------------------------------------------------------------------
-- Only the days that are not as their weekday says. The law's two kinds stand for each other; that this shop is shut stands
-- beside them.
CREATE TABLE calendar_days (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, date TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'make_up', 'shut')), name TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE UNIQUE INDEX calendar_days_once ON calendar_days (date, kind = 'shut');

-- roles ----------------------------------------------------------------------------------------------------------------
-- The roles of the shop as rows: those of the standard process, and what posts it adds. Only how a role differs from the
-- one it is like is kept: what the program grants it by itself grows with the program.

CREATE TABLE roles (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0), key TEXT NOT NULL UNIQUE, name TEXT UNIQUE,
  base TEXT NOT NULL CHECK (base IN ('administrator', 'general_manager', 'service_manager', 'advisor', 'workshop_lead', 'technician',
    'inspector', 'parts_clerk', 'cashier', 'warranty_clerk', 'customer_care', 'read_only')),
  granted TEXT NOT NULL CHECK (json_valid(granted)), withdrawn TEXT NOT NULL CHECK (json_valid(withdrawn)),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
INSERT INTO roles (id, version, key, name, base, granted, withdrawn, active) VALUES
  (1, 1, 'administrator', NULL, 'administrator', '[]', '[]', 1), (2, 1, 'general_manager', NULL, 'general_manager', '[]', '[]', 1),
  (3, 1, 'service_manager', NULL, 'service_manager', '[]', '[]', 1), (4, 1, 'advisor', NULL, 'advisor', '[]', '[]', 1),
  (5, 1, 'workshop_lead', NULL, 'workshop_lead', '[]', '[]', 1), (6, 1, 'technician', NULL, 'technician', '[]', '[]', 1),
  (7, 1, 'inspector', NULL, 'inspector', '[]', '[]', 1), (8, 1, 'parts_clerk', NULL, 'parts_clerk', '[]', '[]', 1),
  (9, 1, 'cashier', NULL, 'cashier', '[]', '[]', 1), (10, 1, 'warranty_clerk', NULL, 'warranty_clerk', '[]', '[]', 1),
  (11, 1, 'customer_care', NULL, 'customer_care', '[]', '[]', 1), (12, 1, 'read_only', NULL, 'read_only', '[]', '[]', 1);

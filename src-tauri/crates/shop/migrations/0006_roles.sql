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

//! Who names whom: read from the schema itself, so that a table added later is asked too.

use crate::{Read, Result};

/// The tables and columns that refer to a table's rows.
pub fn naming(read: &Read, table: &str) -> Result<Vec<(String, String)>> {
    let sql = "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND f.\"table\" = ?1 ORDER BY 1, 2";
    read.list(sql, [table], |row| Ok((row.get(0)?, row.get(1)?)))
}

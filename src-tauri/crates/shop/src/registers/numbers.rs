//! Document numbers: prefix, business date and a count, gap-free within the day, never reused; and ids that are never
//! given twice.
//!
//! Given inside the write that shows the document first, so that a write that fails gives none.

use jieche_ground::{Problem, Result, Tx};

/// An id for a new row of a table that imports write: one that no row has or, taken back with its import, ever had. The
/// journal and a window that still shows the old record must never mean the new one.
pub fn new_id(tx: &Tx, table: &'static str) -> Result<i64> {
    let sql = format!(
        "SELECT max(coalesce((SELECT max(id) FROM {table}), 0),
         coalesce((SELECT max(object_id) FROM import_records WHERE kind = ?1), 0)) + 1"
    );
    tx.one(&sql, [table], |row| row.get(0))
}

/// The next number of today, "WX20261123-0007".
pub fn next(tx: &Tx, prefix: &str) -> Result<String> {
    let date = tx.ctx().today();
    let sql = "INSERT INTO numbers (prefix, date, last) VALUES (?1, ?2, 1) ON CONFLICT (prefix, date) DO UPDATE SET last = last + 1 RETURNING last";
    let last: i64 = tx.one(sql, (prefix, date), |row| row.get(0))?;
    if last > 9999 {
        return Err(Problem::new("out_of_range").with("what", "number"));
    }
    Ok(format!("{prefix}{}-{last:04}", date.compact()))
}

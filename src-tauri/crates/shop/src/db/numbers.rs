//! Document numbers: prefix, business date and a count, gap-free within the day, never reused.
//!
//! Given inside the write that shows the document first, so that a write that fails gives none.

use super::handle::Tx;
use crate::common::{Problem, Result};

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

//! Document numbers: prefix, business date and a count, gap-free within the day, never reused; and ids that are never
//! given twice.
//!
//! Given inside the write that shows the document first, so that a write that fails gives none.

mod store;

use jieche_ground::{Problem, Result, Tx};

/// Documents of one kind a day may have.
const MOST: i64 = 9999;

/// The next number of today, "WX20261123-0007".
pub(crate) fn next(tx: &Tx, prefix: &str) -> Result<String> {
    let date = tx.ctx().today();
    let count = store::count(tx, prefix, date)?;
    if count > MOST {
        return Err(Problem::new("out_of_range").with("what", "number"));
    }
    Ok(format!("{prefix}{}-{count:04}", date.compact()))
}

/// An id for a new row of a table whose rows may go again (with the import that brought them, or as a mark of the calendar):
/// one that no row has or ever had. The journal and a window that still shows the old record must never mean the new one.
pub(crate) fn new_id(tx: &Tx, table: &'static str) -> Result<i64> {
    store::give_id(tx, table)
}

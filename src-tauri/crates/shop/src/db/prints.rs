//! How often a sheet was printed: the second copy and later ones say 补打.

use super::handle::Tx;
use crate::common::Result;

/// Counts one more copy of a sheet; 1 for the first.
pub fn count(tx: &Tx, sheet: &'static str, object_id: i64) -> Result<u32> {
    let sql = "INSERT INTO prints (sheet, object_id, copies) VALUES (?1, ?2, 1) ON CONFLICT (sheet, object_id) DO UPDATE SET copies = copies + 1 RETURNING copies";
    let copies: u32 = tx.one(sql, (sheet, object_id), |row| row.get(0))?;
    tx.touched::<(), _>(sheet, object_id, None, Some(&serde_json::json!({ "printed": copies })))?;
    Ok(copies)
}

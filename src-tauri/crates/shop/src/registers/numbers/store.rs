//! The tables of counts and of ids that were given.

use jieche_ground::{BusinessDate, Result, Tx};

pub(super) fn count(tx: &Tx, prefix: &str, date: BusinessDate) -> Result<i64> {
    let sql = "INSERT INTO numbers (prefix, date, last) VALUES (?1, ?2, 1)
               ON CONFLICT (prefix, date) DO UPDATE SET last = last + 1 RETURNING last";
    tx.one(sql, (prefix, date), |row| row.get(0))
}

pub(super) fn give_id(tx: &Tx, table: &'static str) -> Result<i64> {
    let sql = format!(
        "INSERT INTO ids_given (kind, last) VALUES (?1, (SELECT coalesce(max(id), 0) FROM {table}) + 1)
         ON CONFLICT (kind) DO UPDATE SET last = max(last, (SELECT coalesce(max(id), 0) FROM {table})) + 1
         RETURNING last"
    );
    tx.one(&sql, [table], |row| row.get(0))
}

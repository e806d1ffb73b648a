//! The table of labour operations.

use rusqlite::{Params, Row, named_params};

use super::LabourOperation;
use crate::common::{OperationId, Problem, Result};
use crate::registers::numbers;
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

const COLUMNS: &str = "id, version, code, name, trade, hours, rate_fen, tax_rate_bp, retired, model_hours";

fn operation(row: &Row<'_>) -> rusqlite::Result<LabourOperation> {
    Ok(LabourOperation {
        id: row.get(0)?,
        version: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        trade: row.get(4)?,
        hours: row.get(5)?,
        rate_fen: row.get(6)?,
        tax_rate_bp: row.get(7)?,
        retired: row.get(8)?,
        model_hours: from_json(row, 9)?,
    })
}

fn rows(read: &Read, which: &str, params: impl Params) -> Result<Vec<LabourOperation>> {
    read.list(&format!("SELECT {COLUMNS} FROM labour_operations WHERE {which}"), params, operation)
}

pub(super) fn get(read: &Read, id: OperationId) -> Result<LabourOperation> {
    maybe(read, id)?.ok_or_else(|| Problem::not_found("operation"))
}

pub(super) fn maybe(read: &Read, id: OperationId) -> Result<Option<LabourOperation>> {
    Ok(rows(read, "id = ?1", [id])?.pop())
}

/// The operation with this code, folded.
pub(crate) fn by_code(read: &Read, code: &str) -> Result<Option<LabourOperation>> {
    Ok(rows(read, "code = ?1", [code])?.pop())
}

pub(super) fn by_ids(read: &Read, ids: &[i64]) -> Result<Vec<LabourOperation>> {
    rows(read, "id IN (SELECT value FROM json_each(?1))", [serde_json::to_string(ids)?])
}

/// By code, after one; `find` is folded as terms are, a blank one lists all.
pub(super) fn list(read: &Read, find: &str, after: &str, limit: i64) -> Result<Vec<LabourOperation>> {
    if find.is_empty() {
        return rows(read, "code > ?1 ORDER BY code LIMIT ?2", (after, limit));
    }
    let found = "code > ?1 AND id IN (SELECT object_id FROM search_terms WHERE kind = 4 AND term >= ?3 AND term < ?4) ORDER BY code LIMIT ?2";
    rows(read, found, (after, limit, find, format!("{find}\u{10FFFF}")))
}

pub(super) fn insert(tx: &Tx, mut new: LabourOperation) -> Result<LabourOperation> {
    let sql = "INSERT INTO labour_operations (id, code, name, trade, hours, rate_fen, tax_rate_bp, retired, model_hours) VALUES (:id, :code, :name, :trade, :hours, :rate, :tax, :retired, :by_model)";
    let id = numbers::new_id(tx, "labour_operations")?;
    tx.execute(
        sql,
        named_params! { ":id": id, ":code": new.code, ":name": new.name, ":trade": new.trade, ":hours": new.hours, ":rate": new.rate_fen, ":tax": new.tax_rate_bp, ":retired": new.retired, ":by_model": serde_json::to_string(&new.model_hours)? },
    )?;
    (new.id, new.version) = (OperationId(id), 1);
    Ok(new)
}

pub(super) fn remove(tx: &Tx, id: OperationId) -> Result<()> {
    tx.remove("DELETE FROM labour_operations WHERE id = ?1", id.0)
}

pub(super) fn update(tx: &Tx, before: &LabourOperation, mut new: LabourOperation) -> Result<LabourOperation> {
    let sql = "UPDATE labour_operations SET version = version + 1, code = :code, name = :name, trade = :trade, hours = :hours, rate_fen = :rate, tax_rate_bp = :tax, retired = :retired, model_hours = :by_model WHERE id = :id";
    tx.execute(
        sql,
        named_params! { ":id": before.id, ":code": new.code, ":name": new.name, ":trade": new.trade, ":hours": new.hours, ":rate": new.rate_fen, ":tax": new.tax_rate_bp, ":retired": new.retired, ":by_model": serde_json::to_string(&new.model_hours)? },
    )?;
    (new.id, new.version) = (before.id, before.version + 1);
    Ok(new)
}

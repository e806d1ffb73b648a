//! The table of packages.

use rusqlite::{Params, Row as SqlRow, params};

use super::Row;
use crate::common::{PackageId, Problem, Result};
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

const PACKAGE: &str = "SELECT id, version, code, name, brand, model, due_km, due_months, items, price_fen, retired
  FROM packages";

fn package(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        version: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        brand: row.get(4)?,
        model: row.get(5)?,
        due_km: row.get(6)?,
        due_months: row.get(7)?,
        items: from_json(row, 8)?,
        price_fen: row.get(9)?,
        retired: row.get(10)?,
    })
}

fn rows(read: &Read, rest: &str, params: impl Params) -> Result<Vec<Row>> {
    read.list(&format!("{PACKAGE} {rest}"), params, package)
}

pub(super) fn list(read: &Read, include_retired: bool) -> Result<Vec<Row>> {
    rows(read, "WHERE retired <= ?1 ORDER BY code", [include_retired])
}

pub(super) fn get(read: &Read, id: PackageId) -> Result<Row> {
    rows(read, "WHERE id = ?1", [id])?.pop().ok_or_else(|| Problem::not_found("package"))
}

pub(super) fn by_ids(read: &Read, ids: &[i64]) -> Result<Vec<Row>> {
    rows(read, "WHERE id IN (SELECT value FROM json_each(?1))", [serde_json::to_string(ids)?])
}

/// The package with this code, folded.
pub(super) fn by_code(read: &Read, code: &str) -> Result<Option<PackageId>> {
    read.maybe("SELECT id FROM packages WHERE code = ?1", [code], |row| row.get(0))
}

pub(super) fn insert(tx: &Tx, new: Row) -> Result<Row> {
    let sql = "INSERT INTO packages (code, name, brand, model, due_km, due_months, items, price_fen, retired)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let items = serde_json::to_string(&new.items)?;
    let values = params![
        new.code,
        new.name,
        new.brand,
        new.model,
        new.due_km,
        new.due_months,
        items,
        new.price_fen,
        new.retired
    ];
    Ok(Row { id: PackageId(tx.insert(sql, values)?), version: 1, ..new })
}

pub(super) fn update(tx: &Tx, new: Row) -> Result<Row> {
    let sql = "UPDATE packages SET version = version + 1, code = ?2, name = ?3, brand = ?4, model = ?5, due_km = ?6,
      due_months = ?7, items = ?8, price_fen = ?9, retired = ?10 WHERE id = ?1";
    let items = serde_json::to_string(&new.items)?;
    let values = params![
        new.id,
        new.code,
        new.name,
        new.brand,
        new.model,
        new.due_km,
        new.due_months,
        items,
        new.price_fen,
        new.retired
    ];
    tx.execute(sql, values)?;
    Ok(Row { version: new.version + 1, ..new })
}

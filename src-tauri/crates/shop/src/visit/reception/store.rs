//! The receptions' SQL: editions of a sheet, and the template.

use rusqlite::{Row as SqlRow, params};
use serde::Serialize;

use super::found::Findings;
use super::template::{InspectionPoint, InspectionTemplate};
use crate::common::{Millis, OrderId, PersonId, Result};
use crate::registers::signatures::Stroke;
use jieche_ground::files::FileHash;
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

/// A signature as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Signed {
    pub signer: String,
    pub at: Millis,
    pub shown_by: PersonId,
    pub terminal: String,
    pub strokes: Vec<Stroke>,
    /// The PDF as it was signed.
    pub kept_pdf: FileHash,
}

/// One edition of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub order_id: OrderId,
    pub edition: i64,
    pub version: i64,
    pub reason: Option<String>,
    pub points: Vec<InspectionPoint>,
    pub found: Findings,
    pub signed: Option<Signed>,
}

const ROW: &str = "SELECT order_id, edition, version, reason, points, found, signer, signed_ms, shown_by, terminal,
  strokes, kept_pdf FROM receptions";

fn row(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let signer: Option<String> = row.get(6)?;
    let signed = match signer {
        None => None,
        Some(signer) => Some(Signed {
            signer,
            at: row.get(7)?,
            shown_by: row.get(8)?,
            terminal: row.get(9)?,
            strokes: from_json(row, 10)?,
            kept_pdf: row.get(11)?,
        }),
    };
    Ok(Row {
        order_id: row.get(0)?,
        edition: row.get(1)?,
        version: row.get(2)?,
        reason: row.get(3)?,
        points: from_json(row, 4)?,
        found: from_json(row, 5)?,
        signed,
    })
}

/// The edition that counts.
pub(super) fn newest(read: &Read, order: OrderId) -> Result<Option<Row>> {
    read.maybe(&format!("{ROW} WHERE order_id = ?1 ORDER BY edition DESC LIMIT 1"), [order], row)
}

/// The editions that count of several orders' sheets.
pub(super) fn newest_of(read: &Read, orders: &[OrderId]) -> Result<Vec<Row>> {
    let sql = format!(
        "{ROW} WHERE order_id IN (SELECT value FROM json_each(?1)) AND edition =
          (SELECT MAX(edition) FROM receptions newest WHERE newest.order_id = receptions.order_id)"
    );
    read.list(&sql, [serde_json::to_string(orders)?], row)
}

pub(super) fn editions(read: &Read, order: OrderId) -> Result<Vec<Row>> {
    read.list(&format!("{ROW} WHERE order_id = ?1 ORDER BY edition"), [order], row)
}

pub(super) fn insert(tx: &Tx, it: &Row) -> Result<()> {
    let sql =
        "INSERT INTO receptions (order_id, edition, version, reason, points, found) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (points, found) = (serde_json::to_string(&it.points)?, serde_json::to_string(&it.found)?);
    tx.execute(sql, params![it.order_id, it.edition, it.version, it.reason, points, found]).map(|_| ())
}

pub(super) fn update(tx: &Tx, it: &Row) -> Result<()> {
    let sql =
        "UPDATE receptions SET version = ?3, found = ?4, signer = ?5, signed_ms = ?6, shown_by = ?7, terminal = ?8,
      strokes = ?9, kept_pdf = ?10 WHERE order_id = ?1 AND edition = ?2";
    let signed = it.signed.as_ref();
    let strokes = signed.map(|signed| serde_json::to_string(&signed.strokes)).transpose()?;
    tx.execute(
        sql,
        params![
            it.order_id,
            it.edition,
            it.version,
            serde_json::to_string(&it.found)?,
            signed.map(|signed| &signed.signer),
            signed.map(|signed| signed.at),
            signed.map(|signed| signed.shown_by),
            signed.map(|signed| &signed.terminal),
            strokes,
            signed.map(|signed| &signed.kept_pdf),
        ],
    )
    .map(|_| ())
}

// template ---------------------------------------------------------------------------------

pub(super) fn template(read: &Read) -> Result<InspectionTemplate> {
    read.one("SELECT version, points FROM inspection_templates WHERE id = 1", [], |row| {
        Ok(InspectionTemplate { version: row.get(0)?, points: from_json(row, 1)? })
    })
}

pub(super) fn save_template(tx: &Tx, it: &InspectionTemplate) -> Result<()> {
    let sql = "UPDATE inspection_templates SET version = ?1, points = ?2 WHERE id = 1";
    tx.execute(sql, params![it.version, serde_json::to_string(&it.points)?]).map(|_| ())
}

//! The table of quotations.

use rusqlite::{Row as SqlRow, params};

use super::Row;
use crate::common::{OrderId, QuotationId, Result};
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

const QUOTATION: &str = "SELECT id, number, order_id, made_ms, made_by, valid_until, lines, total_fen,
  diagnosis_fee_fen, diagnosis_credited FROM quotations";

fn quotation(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        number: row.get(1)?,
        order_id: row.get(2)?,
        made_at: row.get(3)?,
        made_by: row.get(4)?,
        valid_until: row.get(5)?,
        lines: from_json(row, 6)?,
        total_fen: row.get(7)?,
        diagnosis_fee_fen: row.get(8)?,
        diagnosis_credited: row.get(9)?,
    })
}

pub(super) fn of_order(read: &Read, order: OrderId) -> Result<Vec<Row>> {
    read.list(&format!("{QUOTATION} WHERE order_id = ?1 ORDER BY id DESC"), [order], quotation)
}

pub(super) fn get(read: &Read, id: QuotationId) -> Result<Option<Row>> {
    read.maybe(&format!("{QUOTATION} WHERE id = ?1"), [id], quotation)
}

pub(super) fn insert(tx: &Tx, new: Row) -> Result<Row> {
    let sql = "INSERT INTO quotations (number, order_id, made_ms, made_by, valid_until, lines, total_fen,
      diagnosis_fee_fen, diagnosis_credited) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let id = tx.insert(
        sql,
        params![
            new.number,
            new.order_id,
            new.made_at,
            new.made_by,
            new.valid_until,
            serde_json::to_string(&new.lines)?,
            new.total_fen,
            new.diagnosis_fee_fen,
            new.diagnosis_credited,
        ],
    )?;
    Ok(Row { id: QuotationId(id), ..new })
}

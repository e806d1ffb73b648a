//! The table of signed 委托书.

use rusqlite::params;

use super::Row;
use crate::common::{OrderId, Result};
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

pub(super) fn of_order(read: &Read, order: OrderId) -> Result<Vec<Row>> {
    let sql = "SELECT order_id, edition, signer, signed_ms, shown_by, terminal, strokes, lines, kept_pdf
      FROM signed_authorisations WHERE order_id = ?1 ORDER BY edition";
    read.list(sql, [order], |row| {
        Ok(Row {
            order_id: row.get(0)?,
            edition: row.get(1)?,
            signer: row.get(2)?,
            signed_at: row.get(3)?,
            shown_by: row.get(4)?,
            terminal: row.get(5)?,
            strokes: from_json(row, 6)?,
            lines: from_json(row, 7)?,
            kept_pdf: row.get(8)?,
        })
    })
}

pub(super) fn insert(tx: &Tx, it: &Row) -> Result<()> {
    let sql = "INSERT INTO signed_authorisations (order_id, edition, signer, signed_ms, shown_by, terminal, strokes,
      lines, kept_pdf) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let (strokes, lines) = (serde_json::to_string(&it.strokes)?, serde_json::to_string(&it.lines)?);
    tx.execute(
        sql,
        params![
            it.order_id,
            it.edition,
            it.signer,
            it.signed_at,
            it.shown_by,
            it.terminal,
            strokes,
            lines,
            it.kept_pdf
        ],
    )
    .map(|_| ())
}

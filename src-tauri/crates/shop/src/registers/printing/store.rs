//! The SQL of printing: one row a terminal, its choices as JSON; one row a printed sheet, how often.

use rusqlite::params;
use serde::Serialize;

use super::{PrintChoice, Sheet};
use crate::common::{Result, TerminalId};
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

/// What a terminal chose.
#[derive(Serialize)]
pub(super) struct Kept {
    pub id: TerminalId,
    pub version: i64,
    pub choices: Vec<PrintChoice>,
}

pub(super) fn find(read: &Read, terminal: &str) -> Result<Option<Kept>> {
    read.maybe("SELECT id, version, choices FROM terminal_printing WHERE terminal = ?1", [terminal], |row| {
        Ok(Kept { id: row.get(0)?, version: row.get(1)?, choices: from_json(row, 2)? })
    })
}

pub(super) fn insert(tx: &Tx, terminal: &str, kept: &Kept) -> Result<TerminalId> {
    let sql = "INSERT INTO terminal_printing (terminal, version, choices) VALUES (?1, ?2, ?3)";
    tx.insert(sql, params![terminal, kept.version, serde_json::to_string(&kept.choices)?]).map(TerminalId)
}

pub(super) fn update(tx: &Tx, kept: &Kept) -> Result<()> {
    let sql = "UPDATE terminal_printing SET version = ?2, choices = ?3 WHERE id = ?1";
    tx.execute(sql, params![kept.id, kept.version, serde_json::to_string(&kept.choices)?]).map(|_| ())
}

/// Counts one more copy of a sheet; 1 for the first.
pub(super) fn count(tx: &Tx, sheet: Sheet, object_id: i64) -> Result<u32> {
    let sql = "INSERT INTO prints (sheet, object_id, copies) VALUES (?1, ?2, 1)
               ON CONFLICT (sheet, object_id) DO UPDATE SET copies = copies + 1 RETURNING copies";
    tx.one(sql, (sheet.name(), object_id), |row| row.get(0))
}

//! The table of bays.

use rusqlite::{Row, params};

use super::Bay;
use crate::common::{BayId, Result};
use jieche_ground::{Read, Tx};

const BAY: &str = "SELECT id, version, name, place, active FROM bays";

fn bay(row: &Row<'_>) -> rusqlite::Result<Bay> {
    Ok(Bay { id: row.get(0)?, version: row.get(1)?, name: row.get(2)?, place: row.get(3)?, active: row.get(4)? })
}

pub(super) fn list(read: &Read) -> Result<Vec<Bay>> {
    read.list(&format!("{BAY} ORDER BY place, id"), [], bay)
}

pub(super) fn maybe(read: &Read, id: BayId) -> Result<Option<Bay>> {
    read.maybe(&format!("{BAY} WHERE id = ?1"), [id], bay)
}

pub(super) fn insert(tx: &Tx, it: &Bay) -> Result<BayId> {
    let sql = "INSERT INTO bays (version, name, place, active) VALUES (?1, ?2, ?3, ?4)";
    tx.insert(sql, params![it.version, it.name, it.place, it.active]).map(BayId)
}

pub(super) fn update(tx: &Tx, it: &Bay) -> Result<()> {
    let sql = "UPDATE bays SET version = ?2, name = ?3, place = ?4, active = ?5 WHERE id = ?1";
    tx.execute(sql, params![it.id, it.version, it.name, it.place, it.active]).map(|_| ())
}

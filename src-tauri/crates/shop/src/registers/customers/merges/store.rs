//! The table of merges, and which files are read under which.

use rusqlite::Row;
use serde::Serialize;
use serde_json::Value;

use crate::common::{CustomerId, MergeId, Millis, PersonId, Problem, Result};
use crate::registers::customers::CustomerKind;
use jieche_ground::sql::{from_json, from_text};
use jieche_ground::{Read, Tx};

const COLUMNS: &str = "id, kept_id, dropped_id, at_ms, person_id, stood, undone_ms, undone_by";

/// A merge as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergeRow {
    pub id: MergeId,
    pub kept: CustomerId,
    pub dropped: CustomerId,
    pub at: Millis,
    pub person: PersonId,
    /// How things stood, as `across::customer_file` keeps it; under `kept_before` the card the kept file had, by which it
    /// is still found.
    pub stood: Value,
    pub undone_at: Option<Millis>,
    pub undone_by: Option<PersonId>,
}

fn row(row: &Row<'_>) -> rusqlite::Result<MergeRow> {
    Ok(MergeRow {
        id: row.get(0)?,
        kept: row.get(1)?,
        dropped: row.get(2)?,
        at: row.get(3)?,
        person: row.get(4)?,
        stood: from_json(row, 5)?,
        undone_at: row.get(6)?,
        undone_by: row.get(7)?,
    })
}

pub fn get(read: &Read, id: MergeId) -> Result<MergeRow> {
    read.maybe(&format!("SELECT {COLUMNS} FROM customer_merges WHERE id = ?1"), [id], row)?
        .ok_or_else(|| Problem::not_found("merge"))
}

pub fn insert(tx: &Tx, kept: CustomerId, dropped: CustomerId, stood: Value) -> Result<MergeRow> {
    let (at, person) = (tx.now(), tx.person()?);
    let sql = "INSERT INTO customer_merges (kept_id, dropped_id, at_ms, person_id, stood) VALUES (?1, ?2, ?3, ?4, ?5)";
    let id = tx.insert(sql, (kept, dropped, at, person, serde_json::to_string(&stood)?))?;
    Ok(MergeRow { id: MergeId(id), kept, dropped, at, person, stood, undone_at: None, undone_by: None })
}

pub fn set_undone(tx: &Tx, before: &MergeRow) -> Result<MergeRow> {
    let (at, by) = (tx.now(), tx.person()?);
    tx.execute("UPDATE customer_merges SET undone_ms = ?2, undone_by = ?3 WHERE id = ?1", (before.id, at, by))?;
    Ok(MergeRow { undone_at: Some(at), undone_by: Some(by), ..before.clone() })
}

/// The files read under one.
pub fn read_under(read: &Read, file: CustomerId) -> Result<Vec<CustomerId>> {
    read.list("SELECT id FROM customers WHERE merged_into = ?1 ORDER BY id", [file], |row| row.get(0))
}

/// The latest merge into a file that stands.
pub fn latest_into(read: &Read, file: CustomerId) -> Result<Option<MergeId>> {
    let sql = "SELECT id FROM customer_merges WHERE kept_id = ?1 AND undone_ms IS NULL ORDER BY id DESC LIMIT 1";
    read.maybe(sql, [file], |row| row.get(0))
}

/// A file read under another, with the merge that did it.
pub struct MergedRow {
    pub id: MergeId,
    pub customer_id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    pub phone: Option<String>,
    pub at: Millis,
    pub by: String,
}

pub fn merged_into(read: &Read, file: CustomerId) -> Result<Vec<MergedRow>> {
    let sql = "SELECT m.id, c.id, c.kind, c.name, c.phone, m.at_ms, p.name FROM customers c
      JOIN customer_merges m ON m.dropped_id = c.id AND m.undone_ms IS NULL JOIN people p ON p.id = m.person_id
      WHERE c.merged_into = ?1 ORDER BY m.id DESC";
    read.list(sql, [file], |row| {
        Ok(MergedRow {
            id: row.get(0)?,
            customer_id: row.get(1)?,
            kind: from_text(row, 2)?,
            name: row.get(3)?,
            phone: row.get(4)?,
            at: row.get(5)?,
            by: row.get(6)?,
        })
    })
}

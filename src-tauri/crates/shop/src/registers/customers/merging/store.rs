//! The table of merges, and which files are read under which.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::common::{ComplaintId, CustomerId, MergeId, Millis, OrderId, PersonId, Problem, Result, VehicleId};
use crate::registers::customers::{CustomerKind, CustomerRecord};
use crate::registers::vehicles::DaysOwned;
use jieche_ground::files::FileHash;
use jieche_ground::sql::{from_json, from_text};
use jieche_ground::{Read, Tx};

const COLUMNS: &str = "id, kept_id, dropped_id, at_ms, person_id, stood, undone_ms, undone_by";

/// How things stood at the merge: what undoing it gives back, and what it is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stood {
    pub kept_before: CustomerRecord,
    pub kept_after: CustomerRecord,
    /// How often the kept file itself had said anything to a use of its data.
    pub words: i64,
    /// The kept file's own cars.
    pub kept_cars: Vec<VehicleId>,
    /// The cars that moved.
    pub cars: Vec<VehicleId>,
    /// The days the kept file itself had owned each of them.
    pub days: Vec<Vec<DaysOwned>>,
    /// The orders that moved.
    pub orders: Vec<OrderId>,
    /// The last order of all: later ones were opened since.
    pub newest: Option<OrderId>,
    /// The last complaint of all: later ones were recorded since. Merges made before there were any know none.
    #[serde(default)]
    pub newest_complaint: Option<ComplaintId>,
    /// The files that were read under the dropped one.
    pub followers: Vec<CustomerId>,
    /// What named the kept file as who owes, where the dropped one owed too.
    pub debts: Option<FileHash>,
}

/// A merge as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergeRow {
    pub id: MergeId,
    pub kept: CustomerId,
    pub dropped: CustomerId,
    pub at: Millis,
    pub person: PersonId,
    pub stood: Stood,
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

pub fn insert(tx: &Tx, kept: CustomerId, dropped: CustomerId, stood: Stood) -> Result<MergeRow> {
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

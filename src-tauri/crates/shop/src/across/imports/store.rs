//! The tables of imports: what came in, record by record, and what a person said columns are.

use jieche_codes::RecordKind;
use std::collections::HashSet;

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::answer::InTheWay;
use super::{ColumnChoice, Import, ImportCounts, ImportKind, ImportRules, ImportState, StartImport};
use crate::common::{ImportId, Millis, Problem, Result};
use jieche_ground::files::FileHash;
use jieche_ground::references;
use jieche_ground::sql::{from_json, from_text, to_text};
use jieche_ground::{Note, Read, Tx};

const COLUMNS: &str = "i.id, i.kind, i.state, i.file, i.columns, i.rules, i.counts, i.refused, i.at_ms, p.name, i.finished_ms, i.undone_ms,
    (SELECT count(*) FROM import_records r WHERE r.import_id = i.id)";
/// Records in the way that are told.
const TOLD: i64 = 200;

/// How an import stands, as stored: what runs, only the program at work knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stored {
    Open,
    Done,
    Undoing,
    Undone,
}

/// An import as stored.
#[derive(Serialize)]
pub struct StoredImport {
    pub id: ImportId,
    pub kind: ImportKind,
    pub state: Stored,
    pub file: FileHash,
    pub columns: Vec<ColumnChoice>,
    pub rules: ImportRules,
    pub counts: ImportCounts,
    pub refused: Option<FileHash>,
    at: Millis,
    by: Option<String>,
    finished_at: Option<Millis>,
    undone_at: Option<Millis>,
    written: i64,
}

impl StoredImport {
    /// As the list shows it while `running` is at work.
    pub fn shown(self, running: Option<ImportId>) -> Import {
        let state = match (self.state, running == Some(self.id)) {
            (Stored::Open, true) => ImportState::Running,
            (Stored::Open, false) => ImportState::Stopped,
            (Stored::Done, _) => ImportState::Done,
            (Stored::Undoing, true) => ImportState::Undoing,
            (Stored::Undoing, false) => ImportState::HalfUndone,
            (Stored::Undone, _) => ImportState::Undone,
        };
        Import {
            id: self.id,
            kind: self.kind,
            state,
            rules: self.rules,
            counts: self.counts,
            written: self.written,
            at: self.at,
            by: self.by,
            finished_at: self.finished_at,
            undone_at: self.undone_at,
        }
    }
}

fn import(row: &Row<'_>) -> rusqlite::Result<StoredImport> {
    Ok(StoredImport {
        id: row.get(0)?,
        kind: from_text(row, 1)?,
        state: from_text(row, 2)?,
        file: row.get(3)?,
        columns: from_json(row, 4)?,
        rules: from_json(row, 5)?,
        counts: from_json(row, 6)?,
        refused: row.get(7)?,
        at: row.get(8)?,
        by: row.get(9)?,
        finished_at: row.get(10)?,
        undone_at: row.get(11)?,
        written: row.get(12)?,
    })
}

pub fn get(read: &Read, id: ImportId) -> Result<StoredImport> {
    let sql = format!("SELECT {COLUMNS} FROM imports i LEFT JOIN people p ON p.id = i.person_id WHERE i.id = ?1");
    read.maybe(&sql, [id], import)?.ok_or_else(|| Problem::not_found("import"))
}

pub fn list(read: &Read, most: i64) -> Result<Vec<StoredImport>> {
    let sql =
        format!("SELECT {COLUMNS} FROM imports i LEFT JOIN people p ON p.id = i.person_id ORDER BY i.id DESC LIMIT ?1");
    read.list(&sql, [most], import)
}

pub fn begin(
    tx: &Tx,
    asked: &StartImport,
    columns: &[ColumnChoice],
    counts: ImportCounts,
    refused: Option<&FileHash>,
) -> Result<ImportId> {
    let sql = "INSERT INTO imports (kind, state, file, columns, rules, counts, refused, person_id, at_ms)
               VALUES (?1, 'open', ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let (columns, rules) = (serde_json::to_string(columns)?, serde_json::to_string(&asked.rules)?);
    let person = tx.ctx().person.map(|person| person.0);
    let id = ImportId(tx.insert(
        sql,
        (
            to_text(&asked.kind)?,
            &asked.file,
            columns,
            rules,
            serde_json::to_string(&counts)?,
            refused,
            person,
            tx.now(),
        ),
    )?);
    tx.touched::<(), _>(RecordKind::Imports, id.0, None, Some(&get(tx, id)?))?;
    Ok(id)
}

/// All of it is in.
pub fn finish(tx: &Tx, id: ImportId) -> Result<()> {
    set_state(tx, id, Stored::Done)
}

pub fn set_state(tx: &Tx, id: ImportId, state: Stored) -> Result<()> {
    let before = get(tx, id)?;
    let sql = "UPDATE imports SET state = ?2, finished_ms = CASE WHEN ?2 = 'done' THEN ?3 ELSE finished_ms END,
               undone_ms = CASE WHEN ?2 = 'undone' THEN ?3 END WHERE id = ?1";
    tx.execute(sql, (id, to_text(&state)?, tx.now()))?;
    tx.touched(RecordKind::Imports, id.0, Some(&before), Some(&get(tx, id)?))
}

/// One record an import wrote.
pub struct Record {
    pub n: i64,
    pub kind: String,
    pub object_id: i64,
    /// What it was before, as JSON; `None` when the import made it.
    pub before: Option<String>,
    /// The version the import left.
    pub version: i64,
}

pub fn next_record(read: &Read, id: ImportId) -> Result<i64> {
    read.one("SELECT coalesce(max(n), 0) + 1 FROM import_records WHERE import_id = ?1", [id], |row| row.get(0))
}

pub fn put_record<T: Serialize>(
    tx: &Tx,
    import: ImportId,
    n: i64,
    (kind, id, version): (&'static str, i64, i64),
    before: Option<&T>,
) -> Result<()> {
    let sql =
        "INSERT INTO import_records (import_id, n, kind, object_id, before, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let before = before.map(serde_json::to_string).transpose()?;
    tx.execute(sql, (import, n, kind, id, before, version)).map(|_| ())
}

/// Whether an import wrote all of these.
pub fn wrote_all(read: &Read, id: ImportId, kind: &str, mut objects: impl Iterator<Item = i64>) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM import_records WHERE kind = ?1 AND object_id = ?2 AND import_id = ?3)";
    objects.try_fold(true, |all, object| Ok(all && read.one(sql, (kind, object, id), |row| row.get(0))?))
}

/// The records that are not undone yet, the last first.
pub fn last_records(read: &Read, id: ImportId, most: i64) -> Result<Vec<Record>> {
    let sql = "SELECT n, kind, object_id, before, version FROM import_records WHERE import_id = ?1 AND undone = 0
      ORDER BY n DESC LIMIT ?2";
    read.list(sql, (id, most), |row| {
        Ok(Record {
            n: row.get(0)?,
            kind: row.get(1)?,
            object_id: row.get(2)?,
            before: row.get(3)?,
            version: row.get(4)?,
        })
    })
}

pub fn left(read: &Read, id: ImportId) -> Result<i64> {
    read.one("SELECT count(*) FROM import_records WHERE import_id = ?1 AND undone = 0", [id], |row| row.get(0))
}

pub fn set_undone(tx: &Tx, id: ImportId, n: i64) -> Result<()> {
    tx.execute("UPDATE import_records SET undone = 1 WHERE import_id = ?1 AND n = ?2", (id, n)).map(|_| ())
}

/// A record that an import had left at one version is as it left it, at another.
pub fn set_version(tx: &Tx, kind: &str, id: i64, from: i64, to: i64) -> Result<()> {
    let sql =
        "UPDATE import_records SET version = ?4 WHERE kind = ?1 AND object_id = ?2 AND version = ?3 AND undone = 0";
    tx.execute(sql, (kind, id, from, to)).map(|_| ())
}

/// The kinds of records imports write, how each is called, and where one names what the same import made.
const KINDS: [(RecordKind, &str); 5] = [
    (RecordKind::Customers, "o.name"),
    (RecordKind::Vehicles, "coalesce(o.plate, o.vin)"),
    (RecordKind::LabourOperations, "o.code"),
    (RecordKind::Parts, "o.number"),
    (RecordKind::PastVisits, "coalesce(o.number, o.date)"),
];

/// Records of an import that were changed since, or that something names that the import did not bring itself.
pub fn in_the_way(read: &Read, id: ImportId) -> Result<Vec<InTheWay>> {
    let mut found = Vec::new();
    for (kind, title) in KINDS {
        let table = kind.name();
        let sql = format!(
            "SELECT o.id, {title}, NULL FROM import_records r JOIN {table} o ON o.id = r.object_id
             WHERE r.import_id = ?1 AND r.kind = ?2 AND r.undone = 0 AND o.version <> (
               SELECT max(l.version) FROM import_records l WHERE l.kind = r.kind AND l.object_id = r.object_id
               AND l.import_id = r.import_id AND l.undone = 0) GROUP BY o.id LIMIT ?3"
        );
        found.extend(in_the_way_of(read, kind, &sql, id)?);
        for (child, column) in references::naming(read, table)? {
            let own = brought_along(&child);
            let sql = format!(
                "SELECT o.id, {title}, '{child}' FROM import_records r JOIN {table} o ON o.id = r.object_id
                 JOIN {child} c ON c.{column} = r.object_id
                 WHERE r.import_id = ?1 AND r.kind = ?2 AND r.undone = 0 AND r.before IS NULL AND NOT ({own}) GROUP BY o.id LIMIT ?3"
            );
            found.extend(in_the_way_of(read, kind, &sql, id)?);
        }
    }
    // One record may be in the way for several reasons; the first says enough.
    let mut seen = HashSet::new();
    found.retain(|one: &InTheWay| seen.insert((one.kind, one.id)));
    found.truncate(usize::try_from(TOLD).unwrap_or(0));
    Ok(found)
}

fn in_the_way_of(read: &Read, kind: RecordKind, sql: &str, id: ImportId) -> Result<Vec<InTheWay>> {
    read.list(sql, (id, kind.name(), TOLD), |row| {
        Ok(InTheWay { kind, id: row.get(0)?, title: row.get(1)?, used_by: row.get(2)? })
    })
}

/// Rows that name an import's record because the same import brought them; what that is, by table.
fn brought_along(child: &str) -> String {
    let made = |kind: &str, id: &str| {
        format!(
            "EXISTS (SELECT 1 FROM import_records m WHERE m.kind = '{kind}' AND m.object_id = {id} AND m.import_id = ?1
             AND m.before IS NULL AND m.undone = 0)"
        )
    };
    match child {
        // Where the car itself names its owner, the car is told.
        "ownerships" => format!(
            "{} OR EXISTS (SELECT 1 FROM vehicles v WHERE v.id = c.vehicle_id AND v.owner_id = c.customer_id)",
            made("vehicles", "c.vehicle_id")
        ),
        "vehicles" | "past_visits" => made(child, "c.id"),
        // A wish not to be advertised to that came by no channel came with the file.
        "customer_consents" => "c.purpose = 'marketing' AND c.given = 0 AND c.channel IS NULL".to_owned(),
        "past_visit_items" => "1".to_owned(),
        _ => "0".to_owned(),
    }
}

/// What a person chose for these headings.
pub fn remembered(read: &Read, kind: ImportKind, headings: &str) -> Result<Option<Vec<ColumnChoice>>> {
    let sql = "SELECT columns FROM import_columns WHERE kind = ?1 AND headings = ?2";
    read.maybe(sql, (to_text(&kind)?, headings), |row| from_json(row, 0))
}

pub fn remember(note: &Note, kind: ImportKind, headings: &str, columns: &[ColumnChoice]) -> Result<()> {
    let sql = "INSERT INTO import_columns (kind, headings, columns, said_ms) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT DO UPDATE SET columns = excluded.columns, said_ms = excluded.said_ms";
    note.execute(sql, (to_text(&kind)?, headings, serde_json::to_string(columns)?, note.now())).map(|_| ())
}

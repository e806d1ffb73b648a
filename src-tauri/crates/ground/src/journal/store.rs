//! The journal's tables.

use rusqlite::Row as SqlRow;
use serde_json::Value;

use super::chain::{self, Head};
use super::{ChangeNote, JournalEntry, Touched};
use crate::{Mark, Millis, PersonId, Problem, Read, Result, Tx};

/// One object touched by the write in hand.
pub struct Entry {
    pub kind: &'static str,
    pub id: i64,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A row as it stands in the journal.
pub(super) struct Row {
    kind: String,
    id: i64,
    digest: [u8; 32],
    value: Option<(Vec<u8>, Option<String>, Option<String>)>,
}

impl Row {
    pub fn value_holds(&self) -> bool {
        self.value.as_ref().is_none_or(|(salt, before, after)| {
            chain::digest(salt, &self.kind, self.id, before.as_deref(), after.as_deref()) == self.digest
        })
    }
}

pub(super) fn digests(rows: &[Row]) -> Vec<(String, i64, [u8; 32])> {
    rows.iter().map(|row| (row.kind.clone(), row.id, row.digest)).collect()
}

/// Writes the head and rows of this write, on top of `last`.
pub fn append(tx: &Tx, operation: &'static str, entries: &[Entry], last: Mark) -> Result<Mark> {
    let ctx = tx.ctx();
    let seq = last.seq + 1;
    let date = ctx.today().to_string();
    let salted: Vec<([u8; 16], [u8; 32])> = entries
        .iter()
        .map(|entry| {
            let salt = ctx.random::<16>();
            (salt, chain::digest(&salt, entry.kind, entry.id, entry.before.as_deref(), entry.after.as_deref()))
        })
        .collect();
    let rows: Vec<_> =
        entries.iter().zip(&salted).map(|(entry, (_, digest))| (entry.kind.to_owned(), entry.id, *digest)).collect();
    let head = Head {
        seq,
        at_ms: ctx.now.0,
        date: &date,
        person: ctx.person.map(|person| person.0),
        terminal: &ctx.terminal,
        operation,
        before: last.hash,
    };
    let hash = chain::head_hash(&head, &rows);
    let sql = "INSERT INTO journal_heads (seq, at_ms, date, person_id, terminal, operation, before_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    tx.execute(sql, (seq, ctx.now, &date, head.person, head.terminal, operation, &last.hash[..], &hash[..]))?;
    for (n, (entry, (salt, digest))) in entries.iter().zip(&salted).enumerate() {
        tx.execute(
            "INSERT INTO journal_rows (seq, n, kind, object_id, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
            (seq, n as i64, entry.kind, entry.id, &digest[..]),
        )?;
        tx.execute(
            "INSERT INTO journal_values (seq, n, salt, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
            (seq, n as i64, &salt[..], &entry.before, &entry.after),
        )?;
    }
    Ok(Mark { seq, hash })
}

/// The newest head, or the start.
pub fn last_mark(read: &Read) -> Result<Mark> {
    Ok(read.maybe("SELECT seq, hash FROM journal_heads ORDER BY seq DESC LIMIT 1", [], mark)?.unwrap_or(Mark::START))
}

/// The head of a sequence.
pub fn mark_at(read: &Read, seq: i64) -> Result<Option<Mark>> {
    read.maybe("SELECT seq, hash FROM journal_heads WHERE seq = ?1", [seq], mark)
}

/// Whether one of these operations was written at a moment or later.
pub fn is_after(read: &Read, operations: &[&str], at: Millis) -> Result<bool> {
    for operation in operations {
        let sql = "SELECT 1 FROM journal_heads WHERE operation = ?1 AND at_ms >= ?2 LIMIT 1";
        if read.maybe(sql, (operation, at), |_| Ok(()))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What stands as the value before where an object was left as it is: JSON's null, which no object is.
pub const AS_IT_IS: Value = Value::Null;

/// Who changed an object last, by name or else by terminal, and when; not who only printed it or looked at it.
pub fn last_change(read: &Read, kind: &str, id: i64) -> Result<Option<(String, Millis)>> {
    let sql = "SELECT h.person_id, h.terminal, h.at_ms FROM journal_rows r JOIN journal_heads h ON h.seq = r.seq
               LEFT JOIN journal_values v ON v.seq = r.seq AND v.n = r.n
               WHERE r.kind = ?1 AND r.object_id = ?2 AND v.before IS NOT 'null' ORDER BY r.seq DESC LIMIT 1";
    let found = read.maybe(sql, (kind, id), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let Some((person, terminal, at)) = found else { return Ok(None) };
    Ok(Some((name_of(read, person)?.unwrap_or(terminal), at)))
}

fn name_of(read: &Read, person: Option<PersonId>) -> Result<Option<String>> {
    person.map_or(Ok(None), |person| (read.fittings().name_of)(read, person))
}

/// How many objects were touched after a sequence; stops counting at `most`.
pub(super) fn touched_after(read: &Read, seq: i64, most: i64) -> Result<i64> {
    read.one("SELECT count(*) FROM (SELECT 1 FROM journal_rows WHERE seq > ?1 LIMIT ?2)", (seq, most), |row| row.get(0))
}

pub(super) fn notes_after(read: &Read, seq: i64) -> Result<Vec<ChangeNote>> {
    let sql = "SELECT h.seq, h.person_id, h.terminal, r.kind, r.object_id FROM journal_heads h
               LEFT JOIN journal_rows r ON r.seq = h.seq WHERE h.seq > ?1 ORDER BY h.seq, r.n";
    let mut notes: Vec<ChangeNote> = Vec::new();
    for (seq, person, terminal, touched) in read.list(sql, [seq], note_row)? {
        if notes.last().is_none_or(|note| note.seq != seq) {
            notes.push(ChangeNote { seq, touched: Vec::new(), person: name_of(read, person)?, terminal });
        }
        if let (Some(note), Some(touched)) = (notes.last_mut(), touched)
            && !note.touched.contains(&touched)
        {
            note.touched.push(touched);
        }
    }
    Ok(notes)
}

type NoteRow = (i64, Option<PersonId>, String, Option<Touched>);

fn note_row(row: &SqlRow<'_>) -> rusqlite::Result<NoteRow> {
    let kind: Option<String> = row.get(3)?;
    let touched = match kind {
        Some(kind) => Some(Touched { kind, id: row.get(4)? }),
        None => None,
    };
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, touched))
}

pub(super) fn history(read: &Read, kinds: &[&str], id: i64, before: i64, limit: i64) -> Result<Vec<JournalEntry>> {
    let sql = "SELECT h.seq, h.at_ms, h.person_id, h.terminal, h.operation, v.before, v.after FROM journal_rows r
               JOIN journal_heads h ON h.seq = r.seq LEFT JOIN journal_values v ON v.seq = r.seq AND v.n = r.n
               WHERE r.kind IN (SELECT value FROM json_each(?1)) AND r.object_id = ?2 AND r.seq < ?3
               ORDER BY r.seq DESC, r.n DESC LIMIT ?4";
    let found =
        read.list(sql, (serde_json::to_string(kinds)?, id, before, limit), |row| Ok((row.get(2)?, entry(row)?)))?;
    found.into_iter().map(|(person, entry)| Ok(JournalEntry { person: name_of(read, person)?, ..entry })).collect()
}

fn entry(row: &SqlRow<'_>) -> rusqlite::Result<JournalEntry> {
    Ok(JournalEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        person: None,
        terminal: row.get(3)?,
        operation: row.get(4)?,
        before: json(row.get(5)?),
        after: json(row.get(6)?),
    })
}

/// Runs `check` over every head with its hash and rows, oldest first, until it says stop.
pub(super) fn each_head(read: &Read, mut check: impl FnMut(&Head, [u8; 32], &[Row]) -> bool) -> Result<()> {
    let mut heads = read.connection.prepare(
        "SELECT seq, at_ms, date, person_id, terminal, operation, before_hash, hash FROM journal_heads ORDER BY seq",
    )?;
    let mut found = heads.query([])?;
    while let Some(row) = found.next()? {
        let (date, terminal, operation): (String, String, String) = (row.get(2)?, row.get(4)?, row.get(5)?);
        let head = Head {
            seq: row.get(0)?,
            at_ms: row.get(1)?,
            date: &date,
            person: row.get(3)?,
            terminal: &terminal,
            operation: &operation,
            before: thirty_two(row.get(6)?)?,
        };
        if !check(&head, thirty_two(row.get(7)?)?, &rows_of(read, head.seq)?) {
            break;
        }
    }
    Ok(())
}

fn rows_of(read: &Read, seq: i64) -> Result<Vec<Row>> {
    let sql = "SELECT r.kind, r.object_id, r.digest, v.salt, v.before, v.after FROM journal_rows r LEFT JOIN journal_values v ON v.seq = r.seq AND v.n = r.n WHERE r.seq = ?1 ORDER BY r.n";
    let found = read.list(sql, [seq], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get::<_, Vec<u8>>(2)?,
            row.get::<_, Option<Vec<u8>>>(3)?,
            row.get(4)?,
            row.get(5)?,
        ))
    })?;
    found
        .into_iter()
        .map(|(kind, id, digest, salt, before, after)| {
            Ok(Row { kind, id, digest: thirty_two(digest)?, value: salt.map(|salt| (salt, before, after)) })
        })
        .collect()
}

fn mark(row: &SqlRow<'_>) -> rusqlite::Result<Mark> {
    let hash: Vec<u8> = row.get(1)?;
    let hash = hash.try_into().map_err(|_| rusqlite::Error::InvalidQuery)?;
    Ok(Mark { seq: row.get(0)?, hash })
}

fn thirty_two(bytes: Vec<u8>) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| Problem::new("damaged"))
}

fn json(text: Option<String>) -> Value {
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null)
}

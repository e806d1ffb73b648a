//! What a rule holds while it reads or writes: the types that keep a reader from writing.
//!
//! [`Read`] can only ask; [`Tx`] can do what `Read` can, write rows, and must say what it touched;
//! [`Note`] writes what is durable but no business (drafts, sessions, throttling). All three are made
//! by [`crate::Ground`] alone.

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, Params, Row};
use serde::Serialize;

use crate::files::{self, FileHash, Files};
use crate::journal::{self, Entry};
use crate::{Ctx, Fittings, Millis, PersonId, Problem, Result};

/// A view of the records at one moment.
pub struct Read<'a> {
    pub(crate) connection: &'a Connection,
    ctx: &'a Ctx,
    fittings: &'static Fittings,
}

impl<'a> Read<'a> {
    pub(crate) fn new(connection: &'a Connection, ctx: &'a Ctx, fittings: &'static Fittings) -> Self {
        Self { connection, ctx, fittings }
    }

    /// The same view through somebody else's eyes.
    pub fn seen_by<'b>(&'b self, ctx: &'b Ctx) -> Read<'b> {
        Read { connection: self.connection, ctx, fittings: self.fittings }
    }

    /// What the folder was opened with.
    pub(crate) fn fittings(&self) -> &'static Fittings {
        self.fittings
    }

    /// The call's circumstances.
    pub fn ctx(&self) -> &Ctx {
        self.ctx
    }

    /// Now.
    pub fn now(&self) -> Millis {
        self.ctx.now
    }

    /// The person asking.
    pub fn person(&self) -> Result<PersonId> {
        self.ctx.person()
    }

    /// The one row, or `None`.
    pub fn maybe<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        match rows.next()? {
            Some(row) => whole(row).and_then(|()| Ok(Some(map(row)?))),
            None => Ok(None),
        }
    }

    /// The one row that must be there.
    pub fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        self.maybe(sql, params, map)?.ok_or_else(|| rusqlite::Error::QueryReturnedNoRows.into())
    }

    /// Hands each row on as it is read, for answers too large to hold.
    pub fn each(&self, sql: &str, params: impl Params, mut take: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            whole(row)?;
            take(row)?;
        }
        Ok(())
    }

    /// All rows.
    pub fn list<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let (mut rows, mut found) = (statement.query(params)?, Vec::new());
        while let Some(row) = rows.next()? {
            whole(row)?;
            found.push(map(row)?);
        }
        Ok(found)
    }
}

/// Bytes of a text that may reach into a page of its own.
const LONG: usize = 256;
/// What the cipher hands out for the rest of a long value whose page failed its authentication; no text has it.
const BLANK: [u8; 16] = [0; 16];

/// Refuses a row with a long text of which a page failed its authentication (`damaged`): SQLite is told only that the
/// page is blank, and a page of text is not looked at by itself.
fn whole(row: &Row<'_>) -> Result<()> {
    for column in 0..row.as_ref().column_count() {
        if let ValueRef::Text(text) = row.get_ref(column)?
            && text.len() > LONG
            && text.contains(&0)
            && text.windows(BLANK.len()).any(|run| run == BLANK)
        {
            log::error!("database: a page of a long text is blank");
            return Err(Problem::new("damaged"));
        }
    }
    Ok(())
}

/// One write: everything in it is saved together or not at all.
pub struct Tx<'a> {
    read: Read<'a>,
    files: &'a Files,
    entries: RefCell<Vec<Entry>>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(read: Read<'a>, files: &'a Files) -> Self {
        Self { read, files, entries: RefCell::default() }
    }

    /// Writes content to disk for a record that is about to name it, durable before this returns; its row is part of
    /// this write. `too_large` over [`files::LARGEST`] bytes.
    pub fn keep_file(&self, content: &[u8]) -> Result<FileHash> {
        let hash = self.files.put(self.ctx(), content)?;
        files::keep(self, &hash, content)?;
        Ok(hash)
    }

    /// Writes rows; answers how many.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts a row; answers its id.
    pub fn insert(&self, sql: &str, params: impl Params) -> Result<i64> {
        Ok(self.connection.prepare_cached(sql)?.insert(params)?)
    }

    /// Deletes the row of an id; `record_in_use` when another row names it.
    pub fn remove(&self, sql: &str, id: i64) -> Result<()> {
        match self.connection.prepare_cached(sql)?.execute([id]) {
            Ok(_) => Ok(()),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(Problem::new("record_in_use"))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Says that `kind` `id` went from `before` to `after` (`None`: was not there). Every business
    /// write says so at least once; windows that show the object hear of it.
    pub fn touched<B: Serialize + ?Sized, A: Serialize + ?Sized>(
        &self,
        kind: impl Into<&'static str>,
        id: i64,
        before: Option<&B>,
        after: Option<&A>,
    ) -> Result<()> {
        let entry = Entry {
            kind: kind.into(),
            id,
            before: before.map(serde_json::to_string).transpose()?,
            after: after.map(serde_json::to_string).transpose()?,
        };
        self.entries.borrow_mut().push(entry);
        Ok(())
    }

    /// Says that something happened with `kind` `id` that leaves it as it is: it was printed, or shown whole to somebody.
    /// Its history tells it, windows hear of it, and nobody is told that whoever did it had changed it.
    pub fn mentioned<A: Serialize + ?Sized>(&self, kind: impl Into<&'static str>, id: i64, what: &A) -> Result<()> {
        self.touched(kind, id, Some(&journal::AS_IT_IS), Some(what))
    }

    pub(crate) fn take_entries(&self) -> Vec<Entry> {
        self.entries.take()
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

/// A small durable note: not journalled, not announced.
pub struct Note<'a>(Read<'a>);

impl<'a> Note<'a> {
    pub(crate) fn new(read: Read<'a>) -> Self {
        Self(read)
    }

    /// Writes rows; answers how many.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts a row; answers its id.
    pub fn insert(&self, sql: &str, params: impl Params) -> Result<i64> {
        Ok(self.connection.prepare_cached(sql)?.insert(params)?)
    }
}

impl<'a> Deref for Note<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.0
    }
}

/// The one rule of versions: a change of a record carries the version the person saw, and only the one on file fits.
/// `required` at `version` without one, `changed_meanwhile` with who and when for any other.
pub fn same_version(
    read: &Read,
    kind: impl Into<&'static str>,
    id: i64,
    stored: i64,
    given: impl Into<Option<i64>>,
) -> Result<()> {
    let given = given.into().ok_or_else(|| Problem::of("version", "required"))?;
    if stored == given {
        return Ok(());
    }
    let mut problem = Problem::new("changed_meanwhile").with("version", stored);
    if let Some((by, at)) = journal::last_change(read, kind.into(), id)? {
        problem = problem.with("by", by).with("at", at.0);
    }
    Err(problem)
}

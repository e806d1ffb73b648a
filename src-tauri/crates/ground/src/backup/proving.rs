//! Proving that a copy, or the open folder itself, is what was written.
//!
//! A database is whole or it is not. Files are looked at one by one: which of them are not whole is answered, never a
//! reason to call the rest lost.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::making::sha256_of;
use super::place::{files_of, list, listed, read_manifest};
use super::{Backup, DATABASE, Manifest, hex};
use crate::files::{self, FileHash, Files};
use crate::key::Key;
use crate::{Ctx, Fittings, Folder, OpenProblem, Problem, Read, Result, journal, open};

/// Proves a backup folder under `key`: pages, structure and journal chain whole (`damaged` otherwise), every file read;
/// how many of those are not whole stands in the answer.
pub(crate) fn check(folder: &Path, key: &Key, fittings: &'static Fittings) -> Result<Backup> {
    let manifest = read_manifest(folder)?;
    let connection = check_database(folder, &manifest, key, fittings)?;
    let missing = missing_files(&connection, &manifest, &files_of(folder, key), fittings)?.len();
    let bytes = fs::metadata(folder.join(DATABASE))?.len();
    Ok(Backup { verified: true, missing, ..listed(folder, manifest, bytes) })
}

/// What the newest whole backup of a folder's own place is, proved with the key that is there; the newest as its manifest
/// says where there is none.
pub fn newest_whole(folder: &Folder, fittings: &'static Fittings) -> Result<Option<Backup>> {
    let backups = list(&folder.backups())?;
    let Ok(key) = Key::load(&folder.key()) else { return Ok(backups.into_iter().next()) };
    Ok(backups.into_iter().find_map(|backup| check(Path::new(&backup.folder), &key, fittings).ok()))
}

/// Opens a backup's database and proves it; `key_wrong` where the code is another's.
pub(super) fn check_database(
    folder: &Path,
    manifest: &Manifest,
    key: &Key,
    fittings: &'static Fittings,
) -> Result<Connection> {
    if manifest.code_ends.as_ref().is_some_and(|ends| *ends != key.code_ends()) {
        return Err(Problem::of("recovery_code", "key_wrong"));
    }
    let database = folder.join(DATABASE);
    if sha256_of(&database)? != manifest.database_sha256 {
        return Err(OpenProblem::damaged("the backup's database").into());
    }
    let connection = open::open_copy(&database, key)?;
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|_| Problem::of("recovery_code", "key_wrong"))?;
    connection.pragma_update(None, "query_only", true)?;
    prove(&connection)?;
    let nobody = nobody(manifest);
    let read = Read::new(&connection, &nobody, fittings);
    let mark = journal::last_mark(&read)?;
    if (mark.seq, hex(&mark.hash)) != (manifest.seq, manifest.journal_hash.clone()) || journal::verify(&read)?.is_some()
    {
        return Err(OpenProblem::damaged("the backup's journal").into());
    }
    Ok(connection)
}

/// The kept files of a backup's database that are not whole in `files`.
pub(super) fn missing_files(
    database: &Connection,
    manifest: &Manifest,
    files: &Files,
    fittings: &'static Fittings,
) -> Result<Vec<FileHash>> {
    let nobody = nobody(manifest);
    let kept = files::kept(&Read::new(database, &nobody, fittings))?;
    Ok(kept.into_iter().filter(|hash| files.prove(hash).is_err()).collect())
}

fn nobody(manifest: &Manifest) -> Ctx {
    Ctx::program(manifest.at, std::sync::Arc::new(|_: &mut [u8]| {}))
}

/// Every page authenticates, every index agrees.
pub(crate) fn prove(connection: &Connection) -> std::result::Result<(), OpenProblem> {
    let mut pages = connection.prepare("PRAGMA cipher_integrity_check")?;
    if pages.query([])?.next()?.is_some() {
        return Err(OpenProblem::damaged("a page"));
    }
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(OpenProblem::damaged("the structure")) }
}

/// The same tables with as many rows each.
pub(super) fn same_tables(one: &Connection, other: &Connection) -> Result<()> {
    if counted(one)? == counted(other)? { Ok(()) } else { Err(OpenProblem::damaged("the copy is not the shop").into()) }
}

fn counted(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let mut tables = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let tables: Vec<(String, String)> =
        tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let count = |(name, laid): (String, String)| {
        let rows = connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| row.get(0))?;
        Ok((laid, rows))
    };
    tables.into_iter().map(count).collect()
}

/// Proves an open folder's pages, structure and journal chain (`damaged`).
pub(crate) fn prove_pages(read: &Read) -> Result<()> {
    prove(read.connection)?;
    if journal::verify(read)?.is_some() {
        return Err(OpenProblem::damaged("the journal").into());
    }
    Ok(())
}

/// The same; answers the kept files that are not whole.
pub(crate) fn prove_open(read: &Read, files: &Files) -> Result<Vec<FileHash>> {
    prove_pages(read)?;
    Ok(files::kept(read)?.into_iter().filter(|hash| files.prove(hash).is_err()).collect())
}

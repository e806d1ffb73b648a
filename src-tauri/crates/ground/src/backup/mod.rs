//! Backups: a verified copy of database and files as they stood at one moment, and the way back.
//!
//! A backup is a folder: `shop.db` under the shop's own key, `files/`, and `manifest.json` written
//! last. It is made beside its place and renamed when whole, from a reader's snapshot, so the desk
//! never waits for it. The recovery code opens it anywhere. Deliberately not here: when to make one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup as Copy, StepResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::files::Files;
use crate::key::Key;
use crate::{
    Ctx, Fittings, Folder, Mark, MarkFile, Millis, OpenProblem, Problem, Read, Result, journal, open, sync_folder,
};

const PAGES_A_STEP: i32 = 256;
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "shop.db";

/// What a backup holds; the last file written into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: i64,
    at: Millis,
    seq: i64,
    journal_hash: String,
    database_sha256: String,
    files: Vec<String>,
}

/// A backup as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// The folder's name, "jieche-20261123-213000".
    pub name: String,
    /// Where it stands.
    pub folder: String,
    /// The moment it holds.
    pub at: Millis,
    /// The size of its database in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The journal's sequence at that moment.
    #[ts(type = "number")]
    pub seq: i64,
    /// Whether it was just proved whole (a listing does not prove).
    pub verified: bool,
}

/// Where a backup goes and what cancels it.
pub(crate) struct Making<'a> {
    pub key: &'a Key,
    pub files: &'a Files,
    pub fittings: &'static Fittings,
    pub place: &'a Path,
    /// Told (done, total); answers whether to go on.
    pub progress: &'a dyn Fn(i64, i64) -> bool,
}

/// Makes a backup under `place` from `reader`'s view of the shop and proves it.
pub(crate) fn make(making: &Making, reader: &Connection, ctx: &Ctx) -> Result<Backup> {
    let name = format!("jieche-{}", ctx.now.compact());
    let whole = making.place.join(&name);
    let part = making.place.join(format!("{name}.part"));
    if whole.exists() {
        return Err(Problem::of("folder", "duplicate"));
    }
    fs::create_dir_all(making.place)?;
    match fs::create_dir(&part) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Problem::of("folder", "duplicate"));
        }
        made => made?,
    }
    let outcome = fill(making, reader, ctx, &part).and_then(|()| check(&part, making.key, making.fittings));
    let backup = match outcome {
        Ok(backup) => backup,
        Err(problem) => {
            fs::remove_dir_all(&part)?;
            return Err(problem);
        }
    };
    fs::rename(&part, &whole)?;
    sync_folder(making.place)?;
    Ok(Backup { name, folder: whole.to_string_lossy().into_owned(), ..backup })
}

fn fill(making: &Making, reader: &Connection, ctx: &Ctx, part: &Path) -> Result<()> {
    let read = Read::new(reader, ctx, making.fittings);
    // The first question fixes the snapshot; the copy below sees the same moment.
    let mark = journal::last_mark(&read)?;
    let files = kept_files(&read)?;
    copy_database(reader, making.key, &part.join(DATABASE), making.progress)?;
    for hash in &files {
        making.files.copy_to(hash, &part.join("files"))?;
    }
    let manifest = Manifest {
        format: making.fittings.format(),
        at: ctx.now,
        seq: mark.seq,
        journal_hash: hex(&mark.hash),
        database_sha256: sha256_of(&part.join(DATABASE))?,
        files,
    };
    fs::write(part.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    fs::File::open(part.join(MANIFEST))?.sync_all()?;
    Ok(())
}

/// Copies the database page by page under the same key; `progress` may stop it (`cancelled`).
pub(crate) fn copy_database(
    from: &Connection,
    key: &Key,
    to: &Path,
    progress: impl Fn(i64, i64) -> bool,
) -> std::result::Result<(), OpenProblem> {
    if to.exists() {
        fs::remove_file(to)?;
    }
    let mut target = open::open_copy(to, key)?;
    {
        let copy = Copy::new(from, &mut target)?;
        loop {
            let step = copy.step(PAGES_A_STEP)?;
            let told = copy.progress();
            let total = i64::from(told.pagecount);
            if !progress(total - i64::from(told.remaining), total) {
                return Err(OpenProblem::new("cancelled"));
            }
            match step {
                StepResult::Done => break,
                StepResult::Busy | StepResult::Locked => std::thread::sleep(Duration::from_millis(5)),
                _ => {}
            }
        }
    }
    target.pragma_update(None, "journal_mode", "DELETE")?;
    prove(&target)?;
    drop(target);
    fs::File::open(to)?.sync_all()?;
    Ok(())
}

/// Every page authenticates, every index agrees.
fn prove(connection: &Connection) -> std::result::Result<(), OpenProblem> {
    let mut pages = connection.prepare("PRAGMA cipher_integrity_check")?;
    if pages.query([])?.next()?.is_some() {
        return Err(OpenProblem::damaged("a page"));
    }
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(OpenProblem::damaged("the structure")) }
}

/// Proves a backup folder whole under `key`: manifest, pages, structure, journal chain, every file.
pub(crate) fn check(folder: &Path, key: &Key, fittings: &'static Fittings) -> Result<Backup> {
    let manifest = read_manifest(folder)?;
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
    let nobody = Ctx::program(manifest.at, std::sync::Arc::new(|_: &mut [u8]| {}));
    let read = Read::new(&connection, &nobody, fittings);
    let mark = journal::last_mark(&read)?;
    if (mark.seq, hex(&mark.hash)) != (manifest.seq, manifest.journal_hash.clone()) || journal::verify(&read)?.is_some()
    {
        return Err(OpenProblem::damaged("the backup's journal").into());
    }
    for hash in &manifest.files {
        Files::prove(&folder.join("files"), key, hash)?;
    }
    Ok(Backup {
        name: name_of(folder),
        folder: folder.to_string_lossy().into_owned(),
        at: manifest.at,
        bytes: fs::metadata(&database)?.len(),
        seq: manifest.seq,
        verified: true,
    })
}

/// Proves an open folder whole, as [`check`] proves a backup: pages, structure, journal chain, every kept file.
pub(crate) fn prove_open(read: &Read, files: &Path, key: &Key) -> Result<()> {
    prove(read.connection)?;
    if journal::verify(read)?.is_some() {
        return Err(OpenProblem::damaged("the journal").into());
    }
    kept_files(read)?.iter().try_for_each(|hash| Files::prove(files, key, hash))
}

fn kept_files(read: &Read) -> Result<Vec<String>> {
    read.list("SELECT hash FROM files ORDER BY hash", [], |row| row.get(0))
}

/// The backups under a folder, newest first, as their manifests say.
pub fn list(place: &Path) -> Result<Vec<Backup>> {
    let mut backups = Vec::new();
    let entries = match fs::read_dir(place) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(backups),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let folder = entry?.path();
        if folder.extension().is_some() || !folder.join(MANIFEST).is_file() {
            continue;
        }
        // One that cannot be read is no backup; it must not keep the others from being listed.
        let (Ok(manifest), Ok(database)) = (read_manifest(&folder), fs::metadata(folder.join(DATABASE))) else {
            log::warn!("{} is not a whole backup", folder.display());
            continue;
        };
        backups.push(Backup {
            name: name_of(&folder),
            folder: folder.to_string_lossy().into_owned(),
            at: manifest.at,
            bytes: database.len(),
            seq: manifest.seq,
            verified: false,
        });
    }
    backups.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
    Ok(backups)
}

/// Removes all but the `keep` newest backups of a place the program fills by itself; never `made`, whatever a
/// clock that was once ahead says of the others. Renamed first, so that one half removed is no backup.
pub fn thin_out(place: &Path, keep: usize, made: &str) -> Result<()> {
    for old in list(place)?.into_iter().filter(|backup| backup.folder != made).skip(keep.max(1) - 1) {
        let part = PathBuf::from(format!("{}.part", old.folder));
        fs::rename(&old.folder, &part)?;
        fs::remove_dir_all(&part)?;
    }
    Ok(())
}

/// Clears away what a killed program left half made; called while nobody else can be making one.
pub(crate) fn clear_unfinished(place: &Path) -> std::io::Result<()> {
    let entries = match fs::read_dir(place) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("jieche-"));
        if ours && path.extension().is_some_and(|extension| extension == "part") {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

/// Puts a backup into an empty data folder. The recovery code becomes the folder's key.
/// Codes: `bad_recovery_code`, `key_wrong`, `damaged`, `newer`, `shop_exists`, `not_a_backup`.
pub fn restore(from: &Path, to: &Folder, recovery_code: &str, fittings: &'static Fittings) -> Result<()> {
    let key =
        Key::from_recovery_code(recovery_code).ok_or_else(|| Problem::of("recovery_code", "bad_recovery_code"))?;
    if to.is_founded() {
        return Err(Problem::new("shop_exists"));
    }
    let manifest = read_manifest(from)?;
    let known = fittings.format();
    if manifest.format > known {
        return Err(OpenProblem::new("newer").with("found", manifest.format).with("known", known).into());
    }
    check(from, &key, fittings)?;
    fs::create_dir_all(to.files())?;
    for hash in &manifest.files {
        Files::copy_between(&from.join("files"), &to.files(), hash)?;
    }
    clear_away(&[to.key()])?;
    crate::set_leftovers_aside(to)?;
    key.store(&to.key())?;
    let hash =
        unhex(&manifest.journal_hash).ok_or_else(|| Problem::from(OpenProblem::damaged("the backup's manifest")))?;
    MarkFile::open(&to.mark())?.write(Mark { seq: manifest.seq, hash })?;
    let part = to.root().join("shop.db.part");
    fs::copy(from.join(DATABASE), &part)?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, to.database())?;
    sync_folder(to.root())?;
    Ok(())
}

fn clear_away(paths: &[PathBuf]) -> Result<()> {
    for path in paths {
        match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

fn read_manifest(folder: &Path) -> Result<Manifest> {
    let bytes = fs::read(folder.join(MANIFEST)).map_err(|_| Problem::of("folder", "not_a_backup"))?;
    serde_json::from_slice(&bytes).map_err(|_| Problem::of("folder", "not_a_backup"))
}

fn name_of(folder: &Path) -> String {
    folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn sha256_of(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(&mut fs::File::open(path)?, &mut hash)?;
    Ok(hex(&hash.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let bytes: Vec<u8> = (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect::<Option<_>>()?;
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::Progress;
    use crate::testing::{FITTINGS, TestGround};

    #[test]
    fn a_half_removed_backup_keeps_nobody_from_the_others() {
        let test = TestGround::new();
        let place = test.ground.folder().backups();
        let names: Vec<String> = (0..3)
            .map(|_| {
                test.wait(60_000);
                test.ground.back_up(&test.ctx(), None, &Progress::default()).unwrap().folder
            })
            .collect();
        fs::remove_file(Path::new(&names[0]).join(DATABASE)).unwrap();
        assert_eq!(list(&place).unwrap().len(), 2, "what is left of one is no backup");
        thin_out(&place, 1, &names[2]).unwrap();
        let left: Vec<String> = list(&place).unwrap().into_iter().map(|backup| backup.folder).collect();
        assert_eq!(left, [names[2].clone()], "the one just made stays");
    }

    #[test]
    fn an_old_log_is_never_replayed_over_a_restored_database() {
        let test = TestGround::new();
        let made = test.ground.back_up(&test.ctx(), None, &Progress::default()).unwrap();
        let target = tempfile::tempdir().unwrap();
        let to = Folder::new(target.path());
        fs::write(to.beside_database("-wal"), b"what another database left").unwrap();
        restore(Path::new(&made.folder), &to, &test.ground.recovery_code(), &FITTINGS).unwrap();
        assert!(!to.beside_database("-wal").exists(), "the old log stands aside");
        let again = crate::testing::open(target.path(), &crate::testing::seeded(5));
        assert_eq!(again.verify_journal(&test.ctx()).unwrap(), None);
    }
}

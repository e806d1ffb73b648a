//! The one way a connection is opened: key, patience, WAL, FULL, and the program's own checks.
//!
//! One writer and a few read-only readers. No other file opens a connection.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use parking_lot::FairMutex;
use rusqlite::{Connection, OpenFlags};

use super::key::Key;
use super::{Folder, OpenProblem, migrate};

const READERS: usize = 3;
const PATIENCE: Duration = Duration::from_secs(10);
/// The WAL-reset bug was mended in 3.51.3.
const OLDEST_SQLITE: i32 = 3_051_003;
/// 32 MiB of pages for the writer, 16 for each reader.
const WRITER_CACHE_KIB: i64 = 32_768;
const READER_CACHE_KIB: i64 = 16_384;

/// The connections of an open shop.
pub struct Opened {
    /// The only one that writes.
    pub writer: Connection,
    /// The ones that read.
    pub readers: Readers,
}

/// Opens the shop's database, making or migrating it where needed.
pub fn open_all(folder: &Folder, key: &Key) -> Result<Opened, OpenProblem> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenProblem::new("io").with("what", format!("SQLite {}", rusqlite::version())));
    }
    prove_salt(&folder.database(), key)?;
    let mut writer = open(
        &folder.database(),
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        WRITER_CACHE_KIB,
    )?;
    migrate::migrate(&mut writer, key, &folder.backups())?;
    let reader = |_| open_reader(&folder.database(), key).map(FairMutex::new);
    let readers = (0..READERS).map(reader).collect::<Result<_, _>>()?;
    Ok(Opened { writer, readers: Readers { readers, turn: AtomicUsize::new(0) } })
}

/// The file's first sixteen bytes are the key's salt; no page's authentication covers them.
pub(super) fn prove_salt(database: &Path, key: &Key) -> Result<(), OpenProblem> {
    let mut start = [0; 16];
    let read = match File::open(database) {
        Ok(mut file) => file.read(&mut start)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
        Err(error) => return Err(error.into()),
    };
    if read == 0 || start == key.salt() {
        Ok(())
    } else {
        Err(OpenProblem::damaged("the database's first page, or its key"))
    }
}

/// A connection that cannot write.
pub(super) fn open_reader(database: &Path, key: &Key) -> Result<Connection, OpenProblem> {
    let reader = open(database, key, OpenFlags::SQLITE_OPEN_READ_ONLY, READER_CACHE_KIB)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(reader)
}

/// A connection to a copy that is being written (a backup's file): the same key, no WAL.
pub(super) fn open_copy(database: &Path, key: &Key) -> Result<Connection, OpenProblem> {
    let connection = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.execute_batch(&key.pragma())?;
    Ok(connection)
}

fn open(database: &Path, key: &Key, flags: OpenFlags, cache_kib: i64) -> Result<Connection, OpenProblem> {
    let connection = Connection::open_with_flags(database, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch(&key.pragma())?;
    connection.busy_timeout(PATIENCE)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(OpenProblem::new("io").with("what", "no WAL on this drive"));
        }
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// The read-only connections, lent one at a time.
pub struct Readers {
    readers: Vec<FairMutex<Connection>>,
    turn: AtomicUsize,
}

impl Readers {
    /// Runs `with` on a reader that is free, or waits its turn for one. A borrower that panics gives it back.
    pub fn lend<T>(&self, with: impl FnOnce(&mut Connection) -> T) -> T {
        if let Some(mut free) = self.readers.iter().find_map(FairMutex::try_lock) {
            return with(&mut free);
        }
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % READERS;
        with(&mut self.readers[turn].lock())
    }
}

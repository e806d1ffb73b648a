//! The one way a connection is opened: key, patience, WAL, FULL, and the program's own checks.
//!
//! One writer and a few read-only readers. No other file opens a connection.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use rusqlite::{Connection, OpenFlags};

use crate::key::Key;
use crate::{Fittings, Folder, OpenProblem, migrate};

const READERS: usize = 3;
/// How long a connection waits for another one of this program.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// The WAL-reset bug was mended in 3.51.3.
const OLDEST_SQLITE: i32 = 3_051_003;
/// 32 MiB of pages for the writer, 16 for each reader.
const WRITER_CACHE_KIB: i64 = 32_768;
const READER_CACHE_KIB: i64 = 16_384;

/// The connections of an open folder.
pub struct Opened {
    /// The only one that writes.
    pub writer: Connection,
    /// The ones that read.
    pub readers: Readers,
}

/// Opens the database, making or migrating it where needed.
pub fn open_all(folder: &Folder, key: &Key, fittings: &Fittings) -> Result<Opened, OpenProblem> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenProblem::new("io").with("what", format!("SQLite {}", rusqlite::version())));
    }
    prove_salt(&folder.database(), key)?;
    let mut writer = open_writer(&folder.database(), key)?;
    migrate::migrate(&mut writer, key, &folder.backups(), fittings)?;
    let readers = (0..READERS).map(|_| open_reader(&folder.database(), key)).collect::<Result<_, _>>()?;
    Ok(Opened { writer, readers: Readers::new(readers) })
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

/// The connection that writes; it lays an empty database where there is none.
pub(super) fn open_writer(database: &Path, key: &Key) -> Result<Connection, OpenProblem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    open(database, key, flags, WRITER_CACHE_KIB)
}

/// A connection that cannot write.
pub fn open_reader(database: &Path, key: &Key) -> Result<Connection, OpenProblem> {
    let reader = open(database, key, OpenFlags::SQLITE_OPEN_READ_ONLY, READER_CACHE_KIB)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(reader)
}

/// The writer's connection with nothing around it: what the rest is measured against.
#[cfg(feature = "laying")]
pub fn bare(database: &Path, key: &Key) -> Result<Connection, OpenProblem> {
    open(database, key, OpenFlags::SQLITE_OPEN_READ_WRITE, WRITER_CACHE_KIB)
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
    readers: Vec<Mutex<Connection>>,
    free: Mutex<Vec<usize>>,
    returned: Condvar,
}

impl Readers {
    fn new(readers: Vec<Connection>) -> Self {
        let free = Mutex::new((0..readers.len()).collect());
        Self { readers: readers.into_iter().map(Mutex::new).collect(), free, returned: Condvar::new() }
    }

    /// Runs `with` on the first reader that is free. A borrower that panics gives it back too.
    pub fn lend<T>(&self, with: impl FnOnce(&mut Connection) -> T) -> T {
        let lease = self.lease();
        with(&mut self.readers[lease.place].lock())
    }

    /// Runs `with` while none of them reads. Only whoever holds the writer may ask: nobody who reads waits for that.
    pub fn none_reading<T>(&self, with: impl FnOnce() -> T) -> T {
        let _all: Vec<Lease<'_>> = self.readers.iter().map(|_| self.lease()).collect();
        with()
    }

    fn lease(&self) -> Lease<'_> {
        let mut free = self.free.lock();
        loop {
            match free.pop() {
                Some(place) => return Lease { place, of: self },
                None => self.returned.wait(&mut free),
            }
        }
    }
}

/// A reader's place, until it is dropped.
struct Lease<'a> {
    place: usize,
    of: &'a Readers,
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.of.free.lock().push(self.place);
        self.of.returned.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::TestGround;

    fn log_of(test: &TestGround) -> u64 {
        std::fs::metadata(test.ground.folder().beside_database("-wal")).map_or(0, |file| file.len())
    }

    fn save(test: &TestGround) {
        test.write(|tx| {
            tx.execute("INSERT INTO things VALUES (hex(zeroblob(20000)))", [])?;
            tx.touched::<(), _>("things", 1, None, Some(&1))
        })
        .unwrap();
    }

    #[test]
    fn the_log_is_begun_anew_and_nobody_who_reads_for_long_is_waited_for() {
        let test = TestGround::new();
        save(&test);
        let grown = log_of(&test);
        test.ground.shorten_log(grown).unwrap();
        assert_eq!(log_of(&test), grown, "as long as it may be");
        test.ground
            .read_apart(&test.ctx(), |read| {
                read.one("SELECT count(*) FROM things", [], |row| row.get::<_, i64>(0))?;
                save(&test);
                test.ground.shorten_log(0)?;
                save(&test);
                Ok(())
            })
            .unwrap();
        assert!(log_of(&test) > 0, "a backup reads it still");
        test.ground.shorten_log(0).unwrap();
        assert_eq!(log_of(&test), 0, "and once it is done the log begins anew");
        assert_eq!(test.ground.verify_journal(&test.ctx()).unwrap(), None);
    }
}

//! Many writes laid in a folder before it is ever opened: each with its own moment, person and journal head, all in one
//! transaction. It writes as [`crate::Ground`] does, through verbs on a [`Tx`]; only being durable is left to the end.

use std::path::Path;

use rusqlite::Connection;

use crate::files::{FileHash, Files};
use crate::key::Key;
use crate::open::open_all;
use crate::{Ctx, Fittings, Folder, Mark, MarkFile, Problem, Read, Result, Tx, journal, sync_folder};

/// Pages kept while laying, KiB: all of a big one, so that no page is encrypted more often than it must be.
const CACHE_KIB: i64 = 2_000_000;

/// A database that is being laid.
pub struct Laying {
    connection: Connection,
    folder: Folder,
    files: Files,
    mark: Mark,
    fittings: &'static Fittings,
}

impl Laying {
    /// A new database in an empty folder (`shop_exists` otherwise), under a key of one's own choice: it holds nobody's
    /// data.
    pub fn begin(root: &Path, secret: [u8; 32], fittings: &'static Fittings) -> Result<Self> {
        let folder = Folder::new(root);
        if folder.is_founded() {
            return Err(Problem::new("shop_exists"));
        }
        std::fs::create_dir_all(root)?;
        let key = Key::new(secret);
        key.store(&folder.key()).map_err(Problem::from)?;
        let connection = open_all(&folder, &key, fittings).map_err(Problem::from)?.writer;
        connection.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "off")?;
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        connection.execute_batch("BEGIN")?;
        Ok(Self { files: Files::new(folder.files(), &key), connection, folder, mark: Mark::START, fittings })
    }

    /// One write with its journal head.
    pub fn write<T>(&mut self, ctx: &Ctx, operation: &'static str, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let tx = Tx::new(Read::new(&self.connection, ctx, self.fittings), &self.files);
        let value = work(&tx)?;
        self.mark = journal::append(&tx, operation, &tx.take_entries(), self.mark)?;
        Ok(value)
    }

    /// Puts a file among the folder's; a row must still be kept for it.
    pub fn put_file(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        self.files.put(ctx, content)
    }

    /// Saves it all and leaves the folder as a program that was closed would.
    pub fn end(self) -> Result<()> {
        self.connection.execute_batch("COMMIT")?;
        self.connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        self.connection.close().map_err(|(_, problem)| problem)?;
        MarkFile::open(&self.folder.mark())?.write(self.mark)?;
        std::fs::File::open(self.folder.database())?.sync_all()?;
        Ok(sync_folder(self.folder.root())?)
    }
}

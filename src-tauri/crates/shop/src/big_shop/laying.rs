//! The writes of a shop that is laid before it is ever opened: each with its own moment, person and journal head, many in
//! one transaction. It writes as [`crate::Shop`] does, through verbs on a `Tx`; only being durable is left to the end.

use std::path::Path;

use rusqlite::Connection;

use super::chance;
use crate::common::{Millis, PersonId, Problem, Result};
use crate::ctx::{Ctx, Language, Random};
use crate::db::backup::sync_folder;
use crate::db::handle::Tx;
use crate::db::key::Key;
use crate::db::{Folder, Mark, MarkFile, open_all};
use crate::files::{FileHash, Files};
use crate::journal;
use crate::registers::staff::Role;

/// Pages kept while laying, KiB: the big shop whole, so that no page is encrypted more often than it must be.
const CACHE_KIB: i64 = 2_000_000;

/// A database that is being laid.
pub(super) struct Laying {
    connection: Connection,
    folder: Folder,
    files: Files,
    random: Random,
    mark: Mark,
}

impl Laying {
    /// A new database in an empty folder (`shop_exists` otherwise), under a key from the seed: it holds nobody's data.
    pub fn begin(root: &Path, seed: u64) -> Result<Self> {
        let folder = Folder::new(root);
        if folder.is_founded() {
            return Err(Problem::new("shop_exists"));
        }
        std::fs::create_dir_all(root)?;
        let random = chance::bytes(seed);
        let mut secret = [0; 32];
        random(&mut secret);
        let key = Key::new(secret);
        key.store(&folder.key()).map_err(Problem::from)?;
        let connection = open_all(&folder, &key).map_err(Problem::from)?.writer;
        connection.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "off")?;
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        connection.execute_batch("BEGIN")?;
        Ok(Self { files: Files::new(folder.files(), &key), connection, folder, random, mark: Mark::START })
    }

    /// Everybody in one person, at a moment.
    pub fn at(&self, now: Millis, person: PersonId) -> Ctx {
        Ctx {
            person: Some(person),
            roles: Role::ALL.to_vec(),
            terminal: "PC-1".into(),
            now,
            language: Language::ZhCn,
            request: None,
            random: self.random.clone(),
        }
    }

    /// One write with its journal head.
    pub fn write<T>(&mut self, ctx: &Ctx, operation: &'static str, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        let tx = Tx::new(&self.connection, ctx);
        let value = work(&tx)?;
        self.mark = journal::append(&tx, operation, &tx.take_entries(), self.mark)?;
        Ok(value)
    }

    /// Puts a file among the shop's; a row must still be kept for it.
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

//! What keeps an open folder whole: backups and what they tell of its files, checks, and a log that does not grow.
//!
//! Deliberately not here: when any of it is due.

use std::path::Path;
use std::time::Duration;

use super::Ground;
use crate::backup::{self, Backup, Making, Pace};
use crate::files::{self, FileHash};
use crate::jobs::Progress;
use crate::look::GONE_ON;
use crate::open::{PATIENCE, open_reader};
use crate::{Ctx, Result};

impl Ground {
    /// Makes a verified backup under `place` (or the shop's own backup folder), and notes which kept files are not whole.
    pub fn back_up(&self, ctx: &Ctx, place: Option<&Path>, pace: Pace, progress: &Progress) -> Result<Backup> {
        let own = self.folder.backups();
        let making = Making {
            key: &self.key,
            files: &self.files,
            fittings: self.fittings,
            place: place.unwrap_or(&own),
            pace,
            progress: &|done, total| progress.tell(done, total).is_ok(),
        };
        // A reader of its own: the desk must not wait for the minutes a big shop's copy takes.
        let mut reader = open_reader(&self.folder.database(), &self.key)?;
        let made = backup::make(&making, &*reader.transaction()?, ctx)?;
        self.note(ctx, |note| files::looked_through(note, &made.damaged))?;
        Ok(made.backup)
    }

    /// Brings a damaged file back from the first of `places` that has it whole; whether one had.
    pub fn put_back(&self, ctx: &Ctx, hash: &FileHash, places: &[&Path]) -> Result<bool> {
        for files in backup::files_in(places, &self.key)? {
            if let Ok(content) = files.get(hash) {
                self.files.put(ctx, &content)?;
                self.note(ctx, |note| files::whole_again(note, hash))?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Proves a backup of this folder whole.
    pub fn check_backup(&self, folder: &Path) -> Result<Backup> {
        backup::check(folder, &self.key, self.fittings)
    }

    /// Reads everything once and proves it: pages, structure and journal (`damaged` otherwise); answers the kept files that
    /// are not whole.
    pub fn prove(&self, ctx: &Ctx) -> Result<Vec<FileHash>> {
        self.readers.lend(|reader| backup::prove_open(&self.reading(reader, ctx), &self.files))
    }

    /// Brings the log into the database and begins it anew once it has grown beyond `bytes`: under steady reading nobody
    /// else does, and every read goes through all of it. Whoever reads for long (a backup, an export) is not waited for.
    pub fn shorten_log(&self, bytes: u64) -> Result<()> {
        let log = self.folder.beside_database("-wal");
        if std::fs::metadata(log).map_or(0, |file| file.len()) <= bytes {
            return Ok(());
        }
        let writer = self.writer.lock();
        writer.connection.busy_timeout(Duration::ZERO)?;
        let shortened = self.readers.none_reading(|| {
            writer.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0))
        });
        writer.connection.busy_timeout(PATIENCE)?;
        if shortened? != 0 {
            log::info!("the log is read by somebody and stays for now");
        }
        Ok(())
    }

    /// Reads every page and the journal's chain once, apart from whoever works meanwhile. Code: `damaged`.
    pub fn check_pages(&self, ctx: &Ctx) -> Result<()> {
        let reader = open_reader(&self.folder.database(), &self.key)?;
        backup::prove_pages(&self.reading(&reader, ctx))
    }

    /// Goes on with a shop that lacks writes its backups have: a head of its own says so, and who compares later is told
    /// no more of it.
    pub fn go_on(&self, ctx: &Ctx) -> Result<()> {
        let told = serde_json::json!({ "seq": *self.newest.lock() });
        self.write(ctx, GONE_ON, |tx| tx.mentioned(self.fittings.house, 1, &told)).map(|_| ())
    }
}

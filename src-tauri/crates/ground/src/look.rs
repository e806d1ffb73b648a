//! What a data folder is, found out before anything in it is touched.
//!
//! Opening writes: it lays what is missing, replays a log, clears away what seems nobody's. Of a folder that is not what it
//! was, that would destroy what could still be saved. So everything is read first, by a connection that cannot write: is
//! there a shop, does its key open it, does its journal end where the mark outside says, do the backups know of writes that
//! it does not. Only what holds is opened; what does not is told, and left whole to the byte. Deliberately not here: reading
//! every page (the daily pass does, and at once after a crash), and what to do about it.

use std::fs;
use std::path::Path;

use crate::backup::{self, RESTORED};
use crate::key::Key;
use crate::mark::{self, MarkFile};
use crate::{Ctx, Fittings, Folder, Mark, Millis, OpenProblem, Read, journal, migrate, open};

/// What the journal calls it when somebody goes on with a shop that lacks writes its backups have.
pub const GONE_ON: &str = "shop_go_on";

/// What stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// No shop, and nothing that tells of one.
    Nothing,
    /// A shop that can be opened.
    Shop {
        /// Whether the program before did not close it: a log is left.
        crashed: bool,
    },
    /// A shop that is not what it was: `damaged` (args: what), `database_missing`, `key_missing`, `key_wrong`,
    /// `rolled_back` (args: missing, the writes that a backup knows and the shop does not).
    Broken(OpenProblem),
}

/// Looks at a folder whose lock is held. Errors are of the disk, and `newer`.
pub fn look(folder: &Folder, fittings: &'static Fittings) -> Result<Found, OpenProblem> {
    let before = Beside::of(folder);
    let found = match look_inside(folder, fittings) {
        Err(problem) if BROKEN.contains(&problem.code) => Ok(Found::Broken(problem)),
        found => found,
    };
    before.put_back(folder)?;
    found
}

/// Refusals that say the shop is not what it was; others are about this program or this disk.
const BROKEN: [&str; 5] = ["damaged", "database_missing", "key_missing", "key_wrong", "rolled_back"];

fn look_inside(folder: &Folder, fittings: &'static Fittings) -> Result<Found, OpenProblem> {
    let stored = MarkFile::peek(&folder.mark()).map_err(|_| OpenProblem::damaged("the journal's mark"))?;
    let log = length(&folder.beside_database("-wal"))?;
    if length(&folder.database())? == 0 {
        return nothing_or_missing(folder, stored, log);
    }
    let key = Key::load(&folder.key())?;
    open::prove_salt(&folder.database(), &key)?;
    let reader = open::open_reader(&folder.database(), &key)?;
    let (format, known) = (migrate::format_of(&reader)?, fittings.format());
    if format > known {
        return Err(OpenProblem::new("newer").with("found", format).with("known", known));
    }
    if format == 0 {
        // Laid and never written to: the program before ended while it was founded.
        return match stored.filter(|mark| *mark != Mark::START) {
            None => Ok(Found::Shop { crashed: log > 0 }),
            Some(_) => Err(OpenProblem::new("database_missing")),
        };
    }
    let nobody = Ctx::program(Millis(0), std::sync::Arc::new(|_: &mut [u8]| {}));
    let read = Read::new(&reader, &nobody, fittings);
    let last = journal::last_mark(&read).map_err(|_| OpenProblem::damaged("the journal"))?;
    mark::compare(&read, last, stored)?;
    ask_witnesses(&read, last, folder, &key)?;
    Ok(Found::Shop { crashed: log > 0 })
}

/// No database: nothing was ever here, or it is gone from beside what tells of it.
fn nothing_or_missing(folder: &Folder, stored: Option<Mark>, log: u64) -> Result<Found, OpenProblem> {
    let written = stored.is_some_and(|mark| mark != Mark::START) || log > 0;
    let backed_up = || match Key::load(&folder.key()) {
        Ok(key) => !backup::own(&folder.backups(), &key).is_empty(),
        Err(_) => false,
    };
    if written || backed_up() { Err(OpenProblem::new("database_missing")) } else { Ok(Found::Nothing) }
}

/// Holds the journal against the heads its backups have: database and mark may have been rolled back together, backups
/// are not. A lawful restoring, and whoever went on knowingly, wrote a head of their own after those backups were made.
fn ask_witnesses(read: &Read, last: Mark, folder: &Folder, key: &Key) -> Result<(), OpenProblem> {
    let unreadable = |_| OpenProblem::damaged("the journal");
    for witness in backup::own(&folder.backups(), key) {
        if journal::mark_at(read, witness.mark.seq).map_err(unreadable)? == Some(witness.mark) {
            continue;
        }
        let excused = journal::is_after(read, &[RESTORED, GONE_ON], witness.at).map_err(unreadable)?;
        if !excused {
            let missing = (witness.mark.seq - last.seq).max(0);
            return Err(OpenProblem::new("rolled_back").with("missing", missing).with("at", witness.at.minute()));
        }
    }
    Ok(())
}

fn length(path: &Path) -> std::io::Result<u64> {
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        found => found.map(|file| file.len()),
    }
}

/// The files that reading a database with a log makes beside it.
struct Beside(Vec<&'static str>);

impl Beside {
    const MADE: [&'static str; 2] = ["-wal", "-shm"];

    /// Those that were not there.
    fn of(folder: &Folder) -> Self {
        Self(Self::MADE.into_iter().filter(|suffix| !folder.beside_database(suffix).exists()).collect())
    }

    /// Takes away what looking made.
    fn put_back(self, folder: &Folder) -> std::io::Result<()> {
        for suffix in self.0 {
            match fs::remove_file(folder.beside_database(suffix)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

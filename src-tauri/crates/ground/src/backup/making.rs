//! Making a backup: the database as one moment saw it, and every kept file that is whole somewhere.
//!
//! A file that rotted in the shop is carried by the copy its place has from an earlier backup; one that is whole nowhere
//! is named in the manifest. Only what the place itself cannot take (a full disk, a drive that went) ends a backup.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup as Copy, StepResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::place::{begin, shared_files};
use super::proving::{check_database, prove, same_tables};
use super::{Backup, DATABASE, MANIFEST, Manifest, hex, place};
use crate::files::{Carried, FileHash, Files};
use crate::key::Key;
use crate::{Ctx, Fittings, OpenProblem, Problem, Read, Result, journal, open, sync_folder};

const PAGES_A_STEP: i32 = 256;
/// Rest after each step of a gentle backup: a megabyte of the database, or a file.
const REST: Duration = Duration::from_millis(2);

/// How much of the disk and the processor a backup leaves to the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// As fast as it goes: somebody waits for it.
    Brisk,
    /// With rests: the daily one, while people work.
    Gentle,
}

impl Pace {
    fn rest(self) {
        if self == Self::Gentle {
            std::thread::sleep(REST);
        }
    }
}

/// Where a backup goes and what cancels it.
pub(crate) struct Making<'a> {
    pub key: &'a Key,
    pub files: &'a Files,
    pub fittings: &'static Fittings,
    pub place: &'a Path,
    pub pace: Pace,
    /// Told (done, total); answers whether to go on.
    pub progress: &'a dyn Fn(i64, i64) -> bool,
}

/// A backup made, and what the shop itself no longer has whole.
pub(crate) struct Made {
    pub backup: Backup,
    /// Kept files that are damaged or gone in the shop's own folder; the backup may have them.
    pub damaged: Vec<FileHash>,
}

/// Makes a backup under `making.place` from `reader`'s view of the shop, and proves it: opened anew, every page and the
/// journal's chain checked, its tables counted against the shop's, its files read back.
pub(crate) fn make(making: &Making, reader: &Connection, ctx: &Ctx) -> Result<Made> {
    let (part, whole) = begin(making.place, &ctx.now.compact())?;
    match fill(making, reader, ctx, &part) {
        Ok((manifest, damaged)) => {
            fs::rename(&part, &whole)?;
            sync_folder(making.place)?;
            let bytes = fs::metadata(whole.join(DATABASE))?.len();
            Ok(Made { backup: Backup { verified: true, ..place::listed(&whole, manifest, bytes) }, damaged })
        }
        Err(problem) => {
            if let Err(error) = fs::remove_dir_all(&part) {
                log::error!("what a backup left half made does not go: {error}");
            }
            Err(problem)
        }
    }
}

fn fill(making: &Making, reader: &Connection, ctx: &Ctx, part: &Path) -> Result<(Manifest, Vec<FileHash>)> {
    let read = Read::new(reader, ctx, making.fittings);
    // The first question fixes the snapshot; the copy below sees the same moment.
    let mark = journal::last_mark(&read)?;
    let hashes = crate::files::kept(&read)?;
    let files = i64::try_from(hashes.len()).unwrap_or(i64::MAX);
    let mut pages = 0;
    copy_database(reader, making.key, &part.join(DATABASE), making.pace, |done, total| {
        pages = total;
        (making.progress)(done, total.saturating_add(files))
    })?;
    let (damaged, missing) = carry(making, &hashes, &|done| (making.progress)(pages + done, pages + files))?;
    let manifest = Manifest {
        format: making.fittings.format(),
        at: ctx.now,
        seq: mark.seq,
        journal_hash: hex(&mark.hash),
        database_sha256: sha256_of(&part.join(DATABASE))?,
        code_ends: Some(making.key.code_ends()),
        missing: missing.iter().map(|hash| hash.as_str().to_owned()).collect(),
    };
    let copy = check_database(part, &manifest, making.key, making.fittings)?;
    same_tables(reader, &copy)?;
    drop(copy);
    fs::write(part.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    fs::File::open(part.join(MANIFEST))?.sync_all()?;
    sync_folder(part)?;
    Ok((manifest, damaged))
}

/// Brings every file to the place; answers which are not whole in the shop, and which are whole in neither.
fn carry(making: &Making, hashes: &[FileHash], told: &dyn Fn(i64) -> bool) -> Result<(Vec<FileHash>, Vec<FileHash>)> {
    let shared = shared_files(making.place, making.key);
    let (mut damaged, mut missing) = (Vec::new(), Vec::new());
    for (done, hash) in (0..).zip(hashes) {
        if !told(done) {
            return Err(Problem::new("cancelled"));
        }
        match making.files.carry_to(&shared, hash)? {
            Carried::Whole => {}
            Carried::OnlyThere => damaged.push(hash.clone()),
            Carried::Nowhere => {
                damaged.push(hash.clone());
                missing.push(hash.clone());
            }
        }
        making.pace.rest();
    }
    Ok((damaged, missing))
}

/// Copies the database page by page under the same key; `progress` may stop it (`cancelled`).
pub(crate) fn copy_database(
    from: &Connection,
    key: &Key,
    to: &Path,
    pace: Pace,
    mut progress: impl FnMut(i64, i64) -> bool,
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
                _ => pace.rest(),
            }
        }
    }
    target.pragma_update(None, "journal_mode", "DELETE")?;
    prove(&target)?;
    drop(target);
    fs::File::open(to)?.sync_all()?;
    Ok(())
}

pub(super) fn sha256_of(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(&mut fs::File::open(path)?, &mut hash)?;
    Ok(hex(&hash.finalize()))
}

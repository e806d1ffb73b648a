//! A place of backups: which there are, and where the files they share stand.
//!
//! The shared folder carries the end of the recovery code in its name: two shops may use one disk, and neither ever writes
//! over what the other sealed. Nothing is removed from it; a shop removes no file either.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Backup, DATABASE, MANIFEST, Manifest, unhex};
use crate::files::Files;
use crate::key::Key;
use crate::{Mark, Millis, Problem, Result};

/// What a backup knows of the journal it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Witness {
    /// When it was made.
    pub at: Millis,
    /// The newest head then.
    pub mark: Mark,
}

/// The heads in a place's backups that this key opens and says so; none where they cannot be read.
pub(crate) fn own(place: &Path, key: &Key) -> Vec<Witness> {
    let witness = |backup: Backup| {
        let manifest = read_manifest(Path::new(&backup.folder)).ok()?;
        let ours = manifest.code_ends.as_ref() == Some(&key.code_ends());
        let mark = Mark { seq: manifest.seq, hash: unhex(&manifest.journal_hash)? };
        ours.then_some(Witness { at: manifest.at, mark })
    };
    list(place).unwrap_or_default().into_iter().filter_map(witness).collect()
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
        backups.push(listed(&folder, manifest, database.len()));
    }
    backups.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
    Ok(backups)
}

pub(super) fn listed(folder: &Path, manifest: Manifest, bytes: u64) -> Backup {
    Backup {
        name: folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        folder: folder.to_string_lossy().into_owned(),
        at: manifest.at,
        bytes,
        seq: manifest.seq,
        verified: false,
        missing: manifest.missing.len(),
        code_ends: manifest.code_ends,
    }
}

/// The files a place's backups share.
pub(super) fn shared_files(place: &Path, key: &Key) -> Files {
    Files::new(place.join(format!("files-{}", key.code_ends())), key)
}

/// The files of one backup: those its place shares, or its own where it was made before places shared any.
pub(crate) fn files_of(backup: &Path, key: &Key) -> Files {
    let own = backup.join("files");
    match backup.parent() {
        Some(place) if !own.is_dir() => shared_files(place, key),
        _ => Files::new(own, key),
    }
}

/// Every folder of files there is in some places: shared ones, then those of older backups, newest first.
pub(crate) fn files_in(places: &[&Path], key: &Key) -> Result<Vec<Files>> {
    let mut found: Vec<Files> = places.iter().map(|place| shared_files(place, key)).collect();
    for place in places {
        let own = list(place)?.into_iter().map(|backup| Path::new(&backup.folder).join("files"));
        found.extend(own.filter(|folder| folder.is_dir()).map(|folder| Files::new(folder, key)));
    }
    Ok(found)
}

pub(super) fn read_manifest(folder: &Path) -> Result<Manifest> {
    let bytes = fs::read(folder.join(MANIFEST)).map_err(|_| Problem::of("folder", "not_a_backup"))?;
    serde_json::from_slice(&bytes).map_err(|_| Problem::of("folder", "not_a_backup"))
}

/// A folder for a backup that is being made and the one it is renamed to: the second backup of a second gets a number.
pub(super) fn begin(place: &Path, moment: &str) -> Result<(PathBuf, PathBuf)> {
    fs::create_dir_all(place)?;
    for n in 1.. {
        let name = if n == 1 { format!("jieche-{moment}") } else { format!("jieche-{moment}-{n}") };
        let (whole, part) = (place.join(&name), place.join(format!("{name}.part")));
        if whole.exists() {
            continue;
        }
        match fs::create_dir(&part) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| (part, whole)).map_err(Problem::from),
        }
    }
    Err(Problem::of("folder", "duplicate"))
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

//! Commands of backup and restore.

use std::path::{Path, PathBuf};

use jieche_ground::backup::{self, Backup, Pace};
use jieche_shop::across::backups::{self, BackupRules};
use jieche_shop::across::jobs::{self, Job, JobKind, Outcome};
use jieche_shop::across::kept_files::{self, DamagedFile, PutBack};
use jieche_shop::common::{Millis, text};
use jieche_shop::registers::printing::{self, Sheet};
use jieche_shop::registers::settings::Section;
use jieche_shop::{Problem, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::across::shop::{self, ShopStatus};
use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;
use crate::sheets;
use crate::sight::fields;

commands! {
    read backup_list -> Vec<Backup>, KeepBackups, list(caller);

    job backup_start(StartBackup) -> Job, KeepBackups,
        start(caller, request),
        |_e| { "folder": null };

    read backup_check(CheckBackup) -> Backup, KeepBackups,
        check(caller, request),
        |e| { "folder": e.backup };

    read backup_damaged_files -> Vec<DamagedFile>, KeepBackups, damaged_files(caller);

    note backup_put_back(PutBackFiles) -> PutBack, KeepBackups,
        put_back(caller, request),
        |_e| { "folder": null };

    note backup_restore(RestoreBackup) -> ShopRestored, Public,
        restore(caller, request),
        |e| { "folder": e.backup, "recovery_code": e.recovery_code };

    paper backup_print_recovery_code -> Document, KeepBackups, print_recovery_code(caller);
}

fields! {
    Backup.name: Thing;
}

/// Characters a path may have.
const LONGEST_PATH: usize = 1000;

/// A backup on demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartBackup {
    /// Where to, absolute; the shop's own backup folder if `None`.
    pub folder: Option<String>,
}

/// A backup to prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckBackup {
    /// The backup's folder.
    pub folder: String,
}

/// Damaged files to bring back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutBackFiles {
    /// A place of backups to look in first, absolute; the shop's own and its second one are looked in anyway.
    pub folder: Option<String>,
}

/// A backup to bring back where no shop is yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// The backup's folder.
    pub folder: String,
    /// The shop's recovery code; blank where the folder still has its key.
    pub recovery_code: String,
}

/// The shop that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShopRestored {
    /// How it stands.
    pub status: ShopStatus,
    /// The moment it holds.
    pub at: Millis,
    /// Kept files that did not come.
    #[ts(type = "number")]
    pub missing: usize,
}

fn list(caller: &Caller) -> Result<Vec<Backup>> {
    backup::list(&caller.shop()?.folder().backups())
}

fn start(caller: &Caller, request: StartBackup) -> Result<Job> {
    let place = place("folder", request.folder.as_deref())?;
    let rules = caller.read(BackupRules::of)?;
    jobs::start(caller.shop()?, &caller.ctx, JobKind::Backup, move |shop, ctx, progress| match &place {
        None => backups::pass(shop, ctx, &rules, Pace::Brisk, progress),
        Some(place) => shop.back_up(ctx, Some(place), Pace::Brisk, progress).map(|made| Outcome::of_backup(&made)),
    })
}

fn damaged_files(caller: &Caller) -> Result<Vec<DamagedFile>> {
    caller.read(kept_files::damaged)
}

fn put_back(caller: &Caller, request: PutBackFiles) -> Result<PutBack> {
    let shop = caller.shop()?;
    let (elsewhere, own) = (place("folder", request.folder.as_deref())?, shop.folder().backups());
    let (damaged, rules) = caller.read(|read| Ok((kept_files::damaged(read)?, BackupRules::of(read)?)))?;
    let places: Vec<&Path> = elsewhere.as_deref().into_iter().chain([own.as_path()]).chain(rules.second()).collect();
    kept_files::put_back(shop, &caller.ctx, &damaged, &places)
}

fn check(caller: &Caller, request: CheckBackup) -> Result<Backup> {
    let folder = text::required("folder", &request.folder, LONGEST_PATH)?;
    caller.shop()?.check_backup(existing(&folder)?)
}

fn restore(caller: &Caller, request: RestoreBackup) -> Result<ShopRestored> {
    let folder = text::required("folder", &request.folder, LONGEST_PATH)?;
    let from = existing(&folder)?;
    let code = Some(request.recovery_code.trim()).filter(|code| !code.is_empty());
    let restored = caller.stage.restore(|to, instead| jieche_shop::shop::restore(from, to, code, instead))?;
    let status = shop::status(&shop::on_stage(caller))?;
    Ok(ShopRestored { status, at: restored.at, missing: restored.missing.len() })
}

fn print_recovery_code(caller: &Caller) -> Result<Document> {
    let printed = caller.write(|tx| printing::copy(tx, Sheet::RecoveryCode, 1))?.value;
    sheets::recovery_code(caller, &printed)
}

/// A place that was named, if one was.
fn place(field: &'static str, folder: Option<&str>) -> Result<Option<PathBuf>> {
    text::optional(field, folder, LONGEST_PATH)?.map(|folder| existing(&folder).map(Path::to_owned)).transpose()
}

/// An absolute path to a folder that is there.
fn existing(folder: &str) -> Result<&Path> {
    let path = Path::new(folder);
    if path.is_absolute() && path.is_dir() { Ok(path) } else { Err(Problem::of("folder", "not_a_folder")) }
}

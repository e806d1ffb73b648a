//! Commands of backup and restore.

use std::path::Path;

use jieche_ground::Ctx;
use jieche_ground::backup::{self, Backup};
use jieche_ground::jobs::Progress;
use jieche_shop::across::jobs::{self, Job, JobKind, Outcome};
use jieche_shop::common::text;
use jieche_shop::registers::printing::{self, Sheet};
use jieche_shop::registers::settings;
use jieche_shop::{Problem, Result, Shop};
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

    note backup_restore(RestoreBackup) -> ShopStatus, Public,
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

/// A backup to bring back where no shop is yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreBackup {
    /// The backup's folder.
    pub folder: String,
    /// The shop's recovery code.
    pub recovery_code: String,
}

fn list(caller: &Caller) -> Result<Vec<Backup>> {
    backup::list(&caller.shop()?.folder().backups())
}

fn start(caller: &Caller, request: StartBackup) -> Result<Job> {
    let place = match text::optional("folder", request.folder.as_deref(), LONGEST_PATH)? {
        Some(folder) => Some(existing(&folder)?.to_owned()),
        None => None,
    };
    jobs::start(caller.shop()?, &caller.ctx, JobKind::Backup, move |shop, ctx, progress| match place {
        None => into_own_folder(shop, ctx, progress),
        Some(place) => shop.back_up(ctx, Some(&place), progress).map(outcome),
    })
}

/// A backup into the shop's own folder, of which the newest are kept. Old ones that do not go are said in the log:
/// the new one stands all the same.
pub(crate) fn into_own_folder(shop: &Shop, ctx: &Ctx, progress: &Progress) -> Result<Outcome> {
    let made = shop.back_up(ctx, None, progress)?;
    let keep = usize::try_from(shop.read(ctx, settings::get)?.shop.backup_keep).unwrap_or(1);
    if let Err(problem) = backup::thin_out(&shop.folder().backups(), keep, &made.folder) {
        log::error!("old backups could not be removed: {problem}");
    }
    Ok(outcome(made))
}

fn outcome(made: Backup) -> Outcome {
    Outcome { backup: Some(made.folder), ..Outcome::default() }
}

fn check(caller: &Caller, request: CheckBackup) -> Result<Backup> {
    let folder = text::required("folder", &request.folder, LONGEST_PATH)?;
    caller.shop()?.check_backup(existing(&folder)?)
}

fn restore(caller: &Caller, request: RestoreBackup) -> Result<ShopStatus> {
    let folder = text::required("folder", &request.folder, LONGEST_PATH)?;
    let from = existing(&folder)?;
    caller.stage.restore(|to| jieche_shop::shop::restore(from, to, &request.recovery_code))?;
    shop::status(&shop::on_stage(caller))
}

fn print_recovery_code(caller: &Caller) -> Result<Document> {
    let printed = caller.write(|tx| printing::copy(tx, Sheet::RecoveryCode, 1))?.value;
    sheets::recovery_code(caller, &printed)
}

/// An absolute path to a folder that is there.
fn existing(folder: &str) -> Result<&Path> {
    let path = Path::new(folder);
    if path.is_absolute() && path.is_dir() { Ok(path) } else { Err(Problem::of("folder", "not_a_folder")) }
}

//! When the shop backs itself up and where to, how many of its backups it keeps, and how that stands.
//!
//! Making, proving and thinning them out is the ground's; watching the clock is the program's (`api/src/nightly.rs`).

use std::path::Path;

use jieche_ground::backup::{self, Backup, Keeping, Pace};
use jieche_ground::jobs::Progress;
use jieche_ground::{Ctx, Read, files};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::jobs::{self, JobKind, Outcome};
use crate::common::bounds::within;
use crate::common::{Millis, Problem, Result, text};
use crate::registers::settings::{Section, check};
use crate::shop::Shop;

/// Characters a path may have.
const LONGEST_PATH: usize = 1000;

/// The rules of backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupRules {
    /// When the daily backup runs, "21:30".
    pub backup_at: String,
    /// Of how many days the newest backup is kept, 1 to 365.
    pub backup_keep: i64,
    /// Of how many weeks, 0 to 104.
    pub backup_weeks: i64,
    /// Of how many months, 0 to 120.
    pub backup_months: i64,
    /// Of how many years, 0 to 30.
    pub backup_years: i64,
    /// A second place it goes to as well: another disk, a folder of another PC.
    pub backup_second: Option<String>,
}

impl BackupRules {
    /// When the daily backup runs, in minutes since midnight.
    pub fn minute(&self) -> i64 {
        check::minute_of_day(&self.backup_at).unwrap_or(0)
    }

    /// The second place, if there is one.
    pub fn second(&self) -> Option<&Path> {
        self.backup_second.as_deref().map(Path::new)
    }

    fn keeping(&self) -> Keeping {
        let many = |count: i64| usize::try_from(count).unwrap_or(0);
        Keeping {
            days: many(self.backup_keep),
            weeks: many(self.backup_weeks),
            months: many(self.backup_months),
            years: many(self.backup_years),
        }
    }
}

impl Default for BackupRules {
    /// Trade habit: two weeks by the day, two months by the week, a year by the month; and five years, for documents of
    /// repair are asked for that long.
    fn default() -> Self {
        Self {
            backup_at: "21:30".into(),
            backup_keep: 14,
            backup_weeks: 8,
            backup_months: 12,
            backup_years: 5,
            backup_second: None,
        }
    }
}

impl Section for BackupRules {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        within("shop.backup_keep", self.backup_keep, 1, 365)?;
        within("shop.backup_weeks", self.backup_weeks, 0, 104)?;
        within("shop.backup_months", self.backup_months, 0, 120)?;
        within("shop.backup_years", self.backup_years, 0, 30)?;
        let second = text::optional("shop.backup_second", self.backup_second.as_deref(), LONGEST_PATH)?;
        if second.as_deref().is_some_and(|second| !Path::new(second).is_absolute()) {
            return Err(Problem::of("shop.backup_second", "not_a_folder"));
        }
        let backup_at = check::clock_time("shop.backup_at", &self.backup_at)?;
        Ok(Self { backup_at, backup_second: second, ..self })
    }
}

/// How the shop's backups stand, for the morning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupStanding {
    /// When the last one was made, if ever.
    pub last_at: Option<Millis>,
    /// Kept files it lacks: with any it is incomplete.
    #[ts(type = "number")]
    pub missing: usize,
    /// Kept files of the shop that are damaged or gone.
    #[ts(type = "number")]
    pub damaged_files: usize,
    /// Why the newest try failed, or what a check found, if either did.
    pub problem: Option<Problem>,
    /// Why the last one did not reach the second place, if it did not.
    pub second_problem: Option<Problem>,
}

/// How they stand now. What a check found after a crash is told until a later backup was made: that reads every page too.
pub fn standing(read: &Read) -> Result<BackupStanding> {
    let (backup, check) = (jobs::last_ended(read, JobKind::Backup)?, jobs::last_ended(read, JobKind::Check)?);
    let last_at = jobs::last_backup(read)?;
    let found = check.filter(|check| check.finished_at > last_at).and_then(|check| check.problem);
    let (missing, problem, second_problem) =
        backup.map_or((0, None, None), |job| (job.missing, job.problem, job.second_problem));
    Ok(BackupStanding {
        last_at,
        missing,
        damaged_files: files::damaged(read)?.len(),
        problem: found.or(problem),
        second_problem,
    })
}

/// One pass: a backup into the shop's own folder and, where the shop names one, into the second place; in both, what need
/// not be kept goes. What the second place cannot take is told; the first one's backup stands all the same.
pub fn pass(shop: &Shop, ctx: &Ctx, rules: &BackupRules, pace: Pace, progress: &Progress) -> Result<Outcome> {
    let made = into(shop, ctx, &shop.folder().backups(), rules, pace, progress)?;
    let second = rules.second().map(|place| second(shop, ctx, place, rules, pace, progress));
    let second_problem = second.and_then(Result::err);
    if let Some(problem) = &second_problem {
        log::error!("the backup did not reach the second place: {problem}");
    }
    Ok(Outcome { second_problem, ..Outcome::of_backup(&made) })
}

fn second(
    shop: &Shop,
    ctx: &Ctx,
    place: &Path,
    rules: &BackupRules,
    pace: Pace,
    progress: &Progress,
) -> Result<Backup> {
    // Never made: a drive that is not there leaves a folder of its name on the disk it was to be apart from.
    if !place.is_dir() {
        return Err(Problem::of("shop.backup_second", "not_a_folder"));
    }
    into(shop, ctx, place, rules, pace, progress)
}

fn into(shop: &Shop, ctx: &Ctx, place: &Path, rules: &BackupRules, pace: Pace, progress: &Progress) -> Result<Backup> {
    let made = shop.back_up(ctx, Some(place), pace, progress)?;
    // Old ones that do not go are said in the log: the new one stands all the same.
    if let Err(problem) = backup::thin_out(place, rules.keeping(), &made) {
        log::error!("old backups could not be removed: {problem}");
    }
    Ok(made)
}

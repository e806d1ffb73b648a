//! Long work of the dealership: what kinds there are and what each leaves.
//!
//! Starting, watching and stopping are the ground's; it carries the kinds and outcomes named here without reading them.

use std::sync::Arc;

pub use jieche_codes::JobKind;
use jieche_ground::backup::Backup;
use jieche_ground::files::FileHash;
use jieche_ground::jobs::{self, JobState, Progress};
use jieche_ground::{Ctx, JobId, Millis, Problem, Read, Result, sql};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::across::imports::{ImportCounts, ImportOutcome};
use crate::common::{ExportId, ImportId};
use crate::shop::Shop;

/// What finished work leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// An import's counts.
    pub import: Option<ImportCounts>,
    /// An import's refused rows, as a CSV file.
    pub refused: Option<FileHash>,
    /// What the import left, to be undone by.
    #[serde(default)]
    pub import_id: Option<ImportId>,
    /// A backup's folder.
    pub backup: Option<String>,
    /// Kept files a backup lacks.
    #[serde(default)]
    pub missing: usize,
    /// Why a backup did not reach the second place.
    #[serde(default)]
    pub second_problem: Option<Problem>,
    /// What an export left, to be fetched by.
    #[serde(default)]
    pub export_id: Option<ExportId>,
}

impl Outcome {
    /// What a backup left.
    pub fn of_backup(made: &Backup) -> Self {
        Self { backup: Some(made.folder.clone()), missing: made.missing, ..Self::default() }
    }
}

impl From<ImportOutcome> for Outcome {
    fn from(left: ImportOutcome) -> Self {
        let ImportOutcome { import, refused, import_id } = left;
        Self { import: Some(import), refused, import_id, ..Self::default() }
    }
}

impl From<ExportId> for Outcome {
    fn from(id: ExportId) -> Self {
        Self { export_id: Some(id), ..Self::default() }
    }
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::default()
    }
}

/// A piece of long work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What kind.
    pub kind: JobKind,
    /// How it stands.
    pub state: JobState,
    /// Steps done.
    #[ts(type = "number")]
    pub done: i64,
    /// Steps in all; 0 while unknown.
    #[ts(type = "number")]
    pub total: i64,
    /// When it started.
    pub started_at: Millis,
    /// When it ended.
    pub finished_at: Option<Millis>,
    /// An import's counts, when done.
    pub import: Option<ImportCounts>,
    /// Whether rows of the import go back to be mended.
    pub refused: bool,
    /// What an import left, when done: what undoes it.
    pub import_id: Option<ImportId>,
    /// A backup's folder, when done.
    pub backup: Option<String>,
    /// Kept files a backup lacks, when done.
    #[ts(type = "number")]
    pub missing: usize,
    /// Why a backup did not reach the second place.
    pub second_problem: Option<Problem>,
    /// What an export left, when done: what its file is fetched by.
    pub export_id: Option<ExportId>,
    /// Why it failed.
    pub problem: Option<Problem>,
}

/// Starts work on a thread of its own, or answers the job this key started before.
pub fn start<T: Into<Outcome>>(
    shop: &Arc<Shop>,
    ctx: &Ctx,
    kind: JobKind,
    work: impl FnOnce(&Shop, &Ctx, &Progress) -> Result<T> + Send + 'static,
) -> Result<Job> {
    let there = Arc::clone(shop);
    let work = move |ctx: &Ctx, progress: &Progress| {
        let left: Outcome = work(&there, ctx, progress)?.into();
        Ok(serde_json::to_value(left)?)
    };
    shown(jobs::start(shop.ground(), ctx, kind.name(), work)?)
}

/// How a job stands; `not_found`.
pub fn get(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Job> {
    shown(jobs::get(shop, ctx, id)?)
}

/// Asks a job to stop; it stops at its next step.
pub fn cancel(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Job> {
    shown(jobs::cancel(shop, ctx, id)?)
}

/// The refused rows of an import, as a CSV file; `not_found` where it refused none.
pub fn refused(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Vec<u8>> {
    let outcome = outcome(&jobs::get(shop, ctx, id)?)?;
    shop.file(&outcome.refused.ok_or_else(|| Problem::not_found("file"))?)
}

/// When the last whole backup was made.
pub fn last_backup(read: &Read) -> Result<Option<Millis>> {
    jobs::last_done(read, JobKind::Backup.name())
}

/// The newest work of a kind that ended.
pub(super) fn last_ended(read: &Read, kind: JobKind) -> Result<Option<Job>> {
    jobs::last_ended(read, kind.name())?.map(shown).transpose()
}

fn outcome(job: &jobs::Job) -> Result<Outcome> {
    Ok(job.outcome.clone().map(serde_json::from_value).transpose()?.unwrap_or_default())
}

fn shown(job: jobs::Job) -> Result<Job> {
    let outcome = outcome(&job)?;
    Ok(Job {
        id: job.id,
        kind: sql::named(&job.kind)?,
        state: job.state,
        done: job.done,
        total: job.total,
        started_at: job.started_at,
        finished_at: job.finished_at,
        import: outcome.import,
        refused: outcome.refused.is_some(),
        import_id: outcome.import_id,
        backup: outcome.backup,
        missing: outcome.missing,
        second_problem: outcome.second_problem,
        export_id: outcome.export_id,
        problem: job.problem,
    })
}

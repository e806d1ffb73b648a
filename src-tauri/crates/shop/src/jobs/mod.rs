//! Long work: started by a command, watched by its id, stopped between two steps.
//!
//! The same key gives the same job, running or done. A job that was running when the program ended is
//! `interrupted` and never taken up by itself: its work is one write or none or, for an import, whole batches of which the
//! import keeps account. Deliberately not here: what the work is.

mod store;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread::JoinHandle;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::across::imports::ImportCounts;
use crate::common::{ExportId, ImportId, JobId, Millis, Problem, Result};
use crate::ctx::Ctx;
use crate::db::handle::Read;
use crate::files::FileHash;
use crate::shop::Shop;

/// What kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Records from a file.
    Import,
    /// An import taken back.
    ImportUndo,
    /// Everything as a file for a table program.
    Export,
    /// A copy of the shop.
    Backup,
    /// The search table made anew.
    SearchRebuild,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// At work.
    Running,
    /// Finished, all of it.
    Done,
    /// Stopped by a person.
    Cancelled,
    /// Refused; the problem says why.
    Failed,
    /// The program ended meanwhile.
    Interrupted,
}

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
    /// What an export left, to be fetched by.
    #[serde(default)]
    pub export_id: Option<ExportId>,
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
    /// What an export left, when done: what its file is fetched by.
    pub export_id: Option<ExportId>,
    /// Why it failed.
    pub problem: Option<Problem>,
}

/// What the work tells, and how it learns that it should stop.
#[derive(Default)]
pub struct Progress {
    done: AtomicI64,
    total: AtomicI64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Says how far the work is; `cancelled` when a person asked it to stop.
    pub fn tell(&self, done: i64, total: i64) -> Result<()> {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        if self.cancelled.load(Ordering::Relaxed) { Err(Problem::new("cancelled")) } else { Ok(()) }
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

struct Running {
    progress: Arc<Progress>,
    thread: Option<JoinHandle<()>>,
}

/// The work in hand.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<i64, Running>>);

/// Starts work on a thread of its own, or answers the job this key started before.
pub fn start(
    shop: &Arc<Shop>,
    ctx: &Ctx,
    kind: JobKind,
    work: impl FnOnce(&Shop, &Ctx, &Progress) -> Result<Outcome> + Send + 'static,
) -> Result<Job> {
    // Looked up and noted in one: two calls under one key at once are one job.
    let started = shop.note(ctx, |note| match store::by_key(note, kind)? {
        Some(job) => Ok(Err(job)),
        None => store::start(note, kind).map(Ok),
    })?;
    let id = match started {
        Ok(id) => id,
        Err(running) => return watched(shop, running),
    };
    let progress = Arc::new(Progress::default());
    let (for_thread, shop_for_thread, ctx_for_thread) = (Arc::clone(&progress), Arc::clone(shop), ctx.clone());
    shop.jobs.0.lock().insert(id.0, Running { progress, thread: None });
    let body = move || {
        // A key of the starting command must not answer for the writes inside the work.
        let ctx = Ctx { request: None, ..ctx_for_thread };
        let outcome = work(&shop_for_thread, &ctx, &for_thread);
        finish(&shop_for_thread, &ctx, id, &for_thread, outcome);
    };
    let spawned = std::thread::Builder::new().name(format!("job-{}", id.0)).spawn(body)?;
    if let Some(running) = shop.jobs.0.lock().get_mut(&id.0) {
        running.thread = Some(spawned);
    }
    get(shop, ctx, id)
}

fn finish(shop: &Shop, ctx: &Ctx, id: JobId, progress: &Progress, outcome: Result<Outcome>) {
    let at = shop.now();
    let done = (progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed));
    if let Err(problem) = shop.note(ctx, |note| store::finish(note, id, at, done, &outcome)) {
        log::error!("job {} ended but could not be noted: {problem}", id.0);
    }
    shop.jobs.0.lock().remove(&id.0);
    shop.announce();
}

/// How a job stands.
pub fn get(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Job> {
    let job = shop.read(ctx, |read| store::get(read, id))?.ok_or_else(|| Problem::not_found("job"))?;
    watched(shop, job)
}

fn watched(shop: &Shop, mut job: Job) -> Result<Job> {
    if let Some(running) = shop.jobs.0.lock().get(&job.id.0) {
        job.done = running.progress.done.load(Ordering::Relaxed);
        job.total = running.progress.total.load(Ordering::Relaxed);
    }
    Ok(job)
}

/// Asks a job to stop; it stops at its next step.
pub fn cancel(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Job> {
    if let Some(running) = shop.jobs.0.lock().get(&id.0) {
        running.progress.cancel();
    }
    get(shop, ctx, id)
}

/// The refused rows of an import, as a CSV file.
pub fn refused(shop: &Shop, ctx: &Ctx, id: JobId) -> Result<Vec<u8>> {
    let hash = shop.read(ctx, |read| store::refused(read, id))?.ok_or_else(|| Problem::not_found("file"))?;
    shop.files.get(&hash)
}

/// When the last whole backup was made.
pub fn last_backup(read: &Read) -> Result<Option<Millis>> {
    store::last_backup(read)
}

pub(crate) fn interrupt_unfinished(shop: &Shop, ctx: &Ctx) -> Result<()> {
    shop.note(ctx, store::interrupt_unfinished)
}

/// Stops all work and waits for it.
pub(crate) fn stop_all(shop: &Shop) {
    let threads: Vec<JoinHandle<()>> = {
        let mut running = shop.jobs.0.lock();
        running.values_mut().for_each(|job| job.progress.cancel());
        running.values_mut().filter_map(|job| job.thread.take()).collect()
    };
    for thread in threads {
        if thread.join().is_err() {
            log::error!("a job's thread ended in a panic");
        }
    }
}

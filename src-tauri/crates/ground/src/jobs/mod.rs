//! Long work: started by a command, watched by its id, stopped between two steps.
//!
//! The same key gives the same job, running or done. A job that was running when the program ended is
//! `interrupted` and never taken up by itself: its work is one write or none, or
//! whole batches of which whoever wrote them keeps account. Deliberately not here: what the work is and what it leaves.

mod store;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread::JoinHandle;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{Ctx, Ground, JobId, Millis, Problem, Read, Result};

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

/// A piece of long work. Its kind and what it leaves are words of whoever starts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What kind.
    pub kind: String,
    /// How it stands.
    pub state: JobState,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while unknown.
    pub total: i64,
    /// When it started.
    pub started_at: Millis,
    /// When it ended.
    pub finished_at: Option<Millis>,
    /// What it left, when done; nothing otherwise.
    pub outcome: Option<Value>,
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

/// The work in hand, and ends that could not be written down yet.
#[derive(Default)]
pub struct Jobs {
    running: Mutex<HashMap<i64, Running>>,
    unwritten: Mutex<Vec<Ended>>,
}

/// How a job ended.
struct Ended {
    id: JobId,
    at: Millis,
    steps: (i64, i64),
    outcome: Result<Value>,
}

/// Work in hand at once: each has a thread and may hold a whole file.
const MOST: usize = 8;

/// Starts work on a thread of its own, or answers the job this key started before; `busy` where too much is in hand.
pub fn start(
    ground: &Arc<Ground>,
    ctx: &Ctx,
    kind: &'static str,
    work: impl FnOnce(&Ctx, &Progress) -> Result<Value> + Send + 'static,
) -> Result<Job> {
    // Looked up and noted in one: two calls under one key at once are one job.
    let in_hand = ground.jobs.running.lock().len();
    let started = ground.note(ctx, |note| match store::by_key(note, kind)? {
        Some(job) => Ok(Err(job)),
        None if in_hand >= MOST => Err(Problem::new("busy")),
        None => store::start(note, kind).map(Ok),
    })?;
    let id = match started {
        Ok(id) => id,
        Err(running) => return Ok(watched(ground, running)),
    };
    let progress = Arc::new(Progress::default());
    let (progress_there, ground_there) = (Arc::clone(&progress), Arc::clone(ground));
    // A key of the starting command must not answer for the writes inside the work.
    let ctx_there = Ctx { request: None, ..ctx.clone() };
    ground.jobs.running.lock().insert(id.0, Running { progress, thread: None });
    let body = move || {
        let outcome = work(&ctx_there, &progress_there);
        finish(&ground_there, &ctx_there, id, &progress_there, outcome);
    };
    let spawned = std::thread::Builder::new().name(format!("job-{}", id.0)).spawn(body)?;
    if let Some(running) = ground.jobs.running.lock().get_mut(&id.0) {
        running.thread = Some(spawned);
    }
    get(ground, ctx, id)
}

fn finish(ground: &Ground, ctx: &Ctx, id: JobId, progress: &Progress, outcome: Result<Value>) {
    let steps = (progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed));
    let ended = Ended { id, at: ground.now(), steps, outcome };
    if let Err(problem) = ground.note(ctx, |note| store::finish(note, &ended)) {
        log::error!("job {} ended but could not be noted: {problem}", id.0);
        ground.jobs.unwritten.lock().push(ended);
    }
    ground.jobs.running.lock().remove(&id.0);
    ground.announce();
}

/// Writes down what could not be written when it ended. What still cannot stays for the next time.
fn write_down(ground: &Ground, ctx: &Ctx) {
    let mut unwritten = ground.jobs.unwritten.lock();
    unwritten.retain(|ended| ground.note(ctx, |note| store::finish(note, ended)).is_err());
}

/// How a job stands; `not_found`.
pub fn get(ground: &Ground, ctx: &Ctx, id: JobId) -> Result<Job> {
    write_down(ground, ctx);
    let job = ground.read(ctx, |read| store::get(read, id))?.ok_or_else(|| Problem::not_found("job"))?;
    Ok(watched(ground, job))
}

fn watched(ground: &Ground, mut job: Job) -> Job {
    if let Some(running) = ground.jobs.running.lock().get(&job.id.0) {
        job.done = running.progress.done.load(Ordering::Relaxed);
        job.total = running.progress.total.load(Ordering::Relaxed);
    }
    if let Some(ended) = ground.jobs.unwritten.lock().iter().find(|ended| ended.id == job.id) {
        job.state = state_of(&ended.outcome);
        (job.done, job.total) = ended.steps;
        job.finished_at = Some(ended.at);
        job.outcome = ended.outcome.as_ref().ok().cloned();
        job.problem = ended.outcome.as_ref().err().filter(|problem| problem.code != "cancelled").cloned();
    }
    job
}

/// Asks a job to stop; it stops at its next step.
pub fn cancel(ground: &Ground, ctx: &Ctx, id: JobId) -> Result<Job> {
    if let Some(running) = ground.jobs.running.lock().get(&id.0) {
        running.progress.cancel();
    }
    get(ground, ctx, id)
}

/// How a job stands that ended so.
fn state_of(outcome: &Result<Value>) -> JobState {
    match outcome {
        Ok(_) => JobState::Done,
        Err(problem) if problem.code == "cancelled" => JobState::Cancelled,
        Err(_) => JobState::Failed,
    }
}

/// When work of a kind was last done whole.
pub fn last_done(read: &Read, kind: &str) -> Result<Option<Millis>> {
    store::last_done(read, kind)
}

/// The newest work of a kind that ended, however it did.
pub fn last_ended(read: &Read, kind: &str) -> Result<Option<Job>> {
    store::last_ended(read, kind)
}

pub(crate) fn interrupt_unfinished(ground: &Ground, ctx: &Ctx) -> Result<()> {
    ground.note(ctx, store::interrupt_unfinished)
}

/// Stops all work and waits for it.
pub(crate) fn stop_all(ground: &Ground) {
    let threads: Vec<JoinHandle<()>> = {
        let mut running = ground.jobs.running.lock();
        running.values_mut().for_each(|job| job.progress.cancel());
        running.values_mut().filter_map(|job| job.thread.take()).collect()
    };
    for thread in threads {
        if thread.join().is_err() {
            log::error!("a job's thread ended in a panic");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestGround;

    fn until_it_ends(test: &TestGround, id: JobId) -> Job {
        loop {
            let job = get(&test.ground, &test.ctx(), id).unwrap();
            if job.state != JobState::Running {
                return job;
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn there_is_an_end_to_what_is_in_hand_at_once() {
        let test = TestGround::new();
        let go = Arc::new(AtomicBool::new(false));
        let begin = || {
            let go = Arc::clone(&go);
            let wait = move |_: &Ctx, _: &Progress| {
                while !go.load(Ordering::Relaxed) {
                    std::thread::yield_now();
                }
                Ok(Value::Null)
            };
            start(&test.ground, &test.ctx(), "test", wait)
        };
        let jobs: Vec<Job> = (0..MOST).map(|_| begin().unwrap()).collect();
        assert_eq!(begin().unwrap_err().code, "busy", "one more waits until something is done");
        go.store(true, Ordering::Relaxed);
        jobs.iter().for_each(|job| assert_eq!(until_it_ends(&test, job.id).state, JobState::Done));
    }

    #[test]
    fn a_job_whose_end_cannot_be_written_ends_and_is_written_later() {
        let test = TestGround::new();
        let full = "CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(ABORT, 'no room'); END";
        test.ground.note(&test.ctx(), |note| note.execute(full, [])).unwrap();
        let job = start(&test.ground, &test.ctx(), "test", |_, _| Ok(Value::from(7))).unwrap();
        let ended = until_it_ends(&test, job.id);
        assert_eq!((ended.state, ended.outcome), (JobState::Done, Some(Value::from(7))), "nobody waits for ever");
        let on_file = |test: &TestGround| test.read(|read| store::get(read, job.id)).unwrap().unwrap().state;
        assert_eq!(on_file(&test), JobState::Running, "it could not be written");
        test.ground.note(&test.ctx(), |note| note.execute("DROP TRIGGER full", [])).unwrap();
        assert_eq!(until_it_ends(&test, job.id).state, JobState::Done);
        assert_eq!(on_file(&test), JobState::Done, "it is as soon as there is room");
    }
}

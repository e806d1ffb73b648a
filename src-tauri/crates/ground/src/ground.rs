//! An open folder: the only way to read and write it.
//!
//! Three doors and no fourth: [`Ground::write`] (one transaction, one operation, one journal head),
//! [`Ground::note`] (durable, but no business) and [`Ground::read`]. One writer stands behind a fair mutex;
//! readers see one moment each. Only commands open these doors; rules take what they are handed.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use parking_lot::{Condvar, FairMutex, Mutex};
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::backup;
use crate::files::{self, FileHash, Files};
use crate::jobs::{self, Jobs};
use crate::journal::{self, Changes, Touched};
use crate::key::Key;
use crate::lock::Lock;
use crate::once::{Once, forget_old};
use crate::open::{Readers, open_all, open_reader, open_writer};
use crate::{
    Ctx, Fittings, Folder, Mark, MarkFile, Millis, Note, OpenProblem, Problem, Read, Result, Tx, damage, mark,
    sync_folder,
};

mod upkeep;

/// The time, as the program that opened the folder tells it; UTC milliseconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Told that something changed, or that the folder closes: asks again, and does nothing else here.
pub type Hear = Arc<dyn Fn() + Send + Sync>;

/// What a write answers: the value, what it touched, and where it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done<T> {
    /// The answer.
    pub value: T,
    /// What changed; empty when the same key was answered before.
    pub changed: Vec<Touched>,
    /// The journal's sequence of this write.
    pub seq: i64,
}

struct Writer {
    connection: Connection,
    last: Mark,
}

/// An open folder. Closing is dropping it; [`Ground::close`] first lets its work end.
pub struct Ground {
    folder: Folder,
    key: Key,
    // Dropped before the writer: only the last connection to go brings the log into the database, and only a writer can.
    readers: Readers,
    writer: FairMutex<Writer>,
    mark: MarkFile,
    clock: Clock,
    fittings: &'static Fittings,
    files: Files,
    exports: Files,
    pub(crate) jobs: Jobs,
    newest: Mutex<i64>,
    changed: Condvar,
    hearers: Mutex<Vec<Hear>>,
    closing: AtomicBool,
    _lock: Lock,
}

impl Ground {
    /// Opens the folder `root`, or lays a new database there when there is none (`ctx` gives its key's chance).
    pub fn open(
        root: &Path,
        program: &str,
        clock: Clock,
        ctx: &Ctx,
        fittings: &'static Fittings,
    ) -> std::result::Result<Arc<Self>, OpenProblem> {
        std::fs::create_dir_all(root)?;
        let folder = Folder::new(root);
        let lock = Lock::take(&folder, program, ctx.now)?;
        backup::clear_unfinished(&folder.backups())?;
        let key = load_or_make_key(&folder, ctx)?;
        let opened = open_all(&folder, &key, fittings)?;
        let mark = MarkFile::open(&folder.mark())?;
        let last = {
            let read = Read::new(&opened.writer, ctx, fittings);
            let last = journal::last_mark(&read).map_err(|_| OpenProblem::damaged("the journal"))?;
            let stored = mark.read().map_err(|_| OpenProblem::damaged("the journal's mark"))?;
            mark::compare(&read, last, stored)?;
            last
        };
        let ground = Arc::new(Self {
            files: Files::new(folder.files(), &key),
            exports: Files::new(folder.exports(), &key),
            jobs: Jobs::default(),
            newest: Mutex::new(last.seq),
            changed: Condvar::new(),
            hearers: Mutex::default(),
            closing: AtomicBool::new(false),
            writer: FairMutex::new(Writer { connection: opened.writer, last }),
            readers: opened.readers,
            folder,
            key,
            mark,
            clock,
            fittings,
            _lock: lock,
        });
        ground.begin(ctx).map_err(|problem| match problem.code.as_ref() {
            "damaged" => OpenProblem::damaged("the jobs"),
            _ => OpenProblem::new("io").with("what", problem),
        })?;
        Ok(ground)
    }

    /// Puts in order what the program before left: half-written files, jobs it did not end, a restoring.
    fn begin(&self, ctx: &Ctx) -> Result<()> {
        self.files.clear_unfinished()?;
        self.exports.clear_unfinished()?;
        jobs::interrupt_unfinished(self, ctx)?;
        if let Some(restored) = backup::untold(&self.folder)? {
            self.write(ctx, backup::RESTORED, |tx| backup::tell(tx, &restored))?;
            backup::told(&self.folder)?;
        }
        Ok(())
    }

    /// From now on no write waits for the disk. Only for a folder that is thrown away when its writing is cut short, and
    /// made durable as a whole once it is closed ([`crate::make_durable`]).
    pub fn durable_at_the_end(&self) -> Result<()> {
        self.writer.lock().connection.pragma_update(None, "synchronous", "OFF")?;
        self.files.wait_no_more();
        Ok(())
    }

    /// One business write. Everything `work` does is saved together, durable before this returns, with one
    /// journal head; or nothing is. The same key (`ctx.request`) gives the first answer again.
    pub fn write<T: Serialize + DeserializeOwned>(
        &self,
        ctx: &Ctx,
        operation: &'static str,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<Done<T>> {
        let mut writer = self.writer.lock();
        let done =
            self.write_with(&mut writer, ctx, operation, work).map_err(|problem| self.after(problem, &mut writer));
        drop(writer);
        let done = done.map_err(|problem| self.judged(problem))?;
        self.announce();
        Ok(done)
    }

    fn write_with<T: Serialize + DeserializeOwned>(
        &self,
        writer: &mut Writer,
        ctx: &Ctx,
        operation: &'static str,
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<Done<T>> {
        if let Some(request) = &ctx.request
            && let Some(once) = Once::find(&Read::new(&writer.connection, ctx, self.fittings), request)?
        {
            return Ok(Done { value: once.value, changed: Vec::new(), seq: once.seq });
        }
        let last = writer.last;
        let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (value, changed, mark) =
            in_one(&Tx::new(self.reading(&transaction, ctx), &self.files), operation, last, work)?;
        let committed = transaction.commit();
        if let Err(error) = committed {
            self.settle_unknown(writer, ctx, mark, error.into())?;
        }
        writer.last = mark;
        if let Err(error) = self.mark.write(mark) {
            log::error!("the journal's mark could not be written: {error}");
        }
        // Still holding the writer: a later write must never be announced before this one.
        *self.newest.lock() = mark.seq;
        Ok(Done { value, changed, seq: mark.seq })
    }

    /// Something durable that is no business: a draft, a session, a count of failed sign-ins.
    pub fn note<T>(&self, ctx: &Ctx, work: impl FnOnce(&Note) -> Result<T>) -> Result<T> {
        let mut writer = self.writer.lock();
        let noted = noted(self, &mut writer, ctx, work).map_err(|problem| self.after(problem, &mut writer));
        drop(writer);
        noted.map_err(|problem| self.judged(problem))
    }

    /// A view of the records at one moment.
    pub fn read<T>(&self, ctx: &Ctx, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        let answer = self.readers.lend(|reader| {
            let answer = asked(self, reader, ctx, ask);
            if answer.as_ref().is_err_and(damage::spoils) {
                // What one failed read left in a connection fails every later one.
                match open_reader(&self.folder.database(), &self.key) {
                    Ok(fresh) => *reader = fresh,
                    Err(problem) => log::error!("a reader could not be opened again: {problem}"),
                }
            }
            answer
        });
        answer.map_err(|problem| self.judged(problem))
    }

    /// The writes after `seq`; waits up to `patience` for the first one.
    pub fn changes_since(&self, ctx: &Ctx, seq: i64, patience: Duration) -> Result<Changes> {
        {
            let mut newest = self.newest.lock();
            if *newest == seq && !self.closing.load(Ordering::Relaxed) && !patience.is_zero() {
                self.changed.wait_for(&mut newest, patience);
            }
        }
        self.read(ctx, |read| journal::changes_since(read, seq))
    }

    /// Tells `hear` of each change from now on: for whoever waits without a thread of their own.
    pub fn when_changed(&self, hear: Hear) {
        self.hearers.lock().push(hear);
    }

    /// Wakes everybody who waits for a change.
    pub(crate) fn announce(&self) {
        self.changed.notify_all();
        self.hearers.lock().iter().for_each(|hear| hear());
    }

    /// Keeps uploaded bytes; answers the hash commands will name them by.
    pub fn upload(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        let hash = self.files.put(ctx, content)?;
        self.note(ctx, |note| files::keep_upload(note, &hash, content))?;
        Ok(hash)
    }

    /// Puts content among the files, durable before this returns; a row must still be kept for it ([`files::keep_upload`]).
    pub fn put_file(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        self.files.put(ctx, content)
    }

    /// The content of a kept file.
    pub fn file(&self, hash: &FileHash) -> Result<Vec<u8>> {
        self.files.get(hash)
    }

    /// A view of the records at one moment that may last: a reader of its own, so that nobody at the desk waits for one.
    pub fn read_apart<T>(&self, ctx: &Ctx, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        let mut reader = open_reader(&self.folder.database(), &self.key)?;
        let moment = reader.transaction()?;
        ask(&self.reading(&moment, ctx))
    }

    /// Seals what was exported; the export before it goes.
    pub fn keep_export(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        let hash = self.exports.seal(ctx, content)?;
        self.exports.keep_only(&hash)?;
        Ok(hash)
    }

    /// What was exported last.
    pub fn export(&self, hash: &FileHash) -> Result<Vec<u8>> {
        self.exports.get(hash)
    }

    /// The first place where the journal's chain is not what it was, if any.
    pub fn verify_journal(&self, ctx: &Ctx) -> Result<Option<journal::Broken>> {
        self.read(ctx, journal::verify)
    }

    /// The code that opens this folder's backups anywhere. For paper, never for a log.
    pub fn recovery_code(&self) -> String {
        self.key.recovery_code()
    }

    /// Where it stands.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The time now, for what ends long after its call began.
    pub fn now(&self) -> Millis {
        Millis((self.clock)())
    }

    /// Lets work end and waiting windows go.
    pub fn close(&self) {
        {
            // Under the waiters' lock: nobody may look, then miss this, then sleep.
            let _newest = self.newest.lock();
            self.closing.store(true, Ordering::Relaxed);
        }
        self.announce();
        jobs::stop_all(self);
    }

    /// Opens the writer anew where pages could not be read: what one failed read left in a connection fails every later
    /// write as well. Whatever was begun in it is not saved.
    fn after(&self, problem: Problem, writer: &mut Writer) -> Problem {
        if damage::spoils(&problem) {
            match open_writer(&self.folder.database(), &self.key) {
                Ok(fresh) => writer.connection = fresh,
                Err(problem) => log::error!("the writer could not be opened again: {problem}"),
            }
        }
        problem
    }

    fn judged(&self, problem: Problem) -> Problem {
        damage::judged(problem, || open_reader(&self.folder.database(), &self.key))
    }

    /// Brings the log into the database and lets every connection forget its pages.
    #[cfg(test)]
    pub(crate) fn empty_log_for_test(&self) {
        let mut writer = self.writer.lock();
        writer.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        writer.connection = open_writer(&self.folder.database(), &self.key).unwrap();
        for _ in 0..8 {
            self.readers.lend(|reader| *reader = open_reader(&self.folder.database(), &self.key).unwrap());
        }
    }

    fn reading<'a>(&self, connection: &'a Connection, ctx: &'a Ctx) -> Read<'a> {
        Read::new(connection, ctx, self.fittings)
    }

    /// After a commit that answered an error: if its head is there, it was saved after all.
    fn settle_unknown(&self, writer: &mut Writer, ctx: &Ctx, mark: Mark, error: Problem) -> Result<()> {
        if !writer.connection.is_autocommit() {
            writer.connection.execute_batch("ROLLBACK")?;
        }
        let found = self.read(ctx, |read| journal::mark_at(read, mark.seq))?;
        if found == Some(mark) { Ok(()) } else { Err(error) }
    }
}

fn noted<T>(ground: &Ground, writer: &mut Writer, ctx: &Ctx, work: impl FnOnce(&Note) -> Result<T>) -> Result<T> {
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&Note::new(ground.reading(&transaction, ctx)))?;
    transaction.commit()?;
    Ok(value)
}

fn asked<T>(ground: &Ground, reader: &mut Connection, ctx: &Ctx, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
    let moment = reader.transaction()?;
    ask(&ground.reading(&moment, ctx))
}

fn in_one<T: Serialize + DeserializeOwned>(
    tx: &Tx,
    operation: &'static str,
    last: Mark,
    work: impl FnOnce(&Tx) -> Result<T>,
) -> Result<(T, Vec<Touched>, Mark)> {
    let value = work(tx)?;
    let entries = tx.take_entries();
    if entries.is_empty() {
        return Err(Problem::internal(format!("{operation} wrote without saying what")));
    }
    let mark = journal::append(tx, operation, &entries, last)?;
    if let Some(request) = &tx.ctx().request {
        Once::keep(tx, request, &value, mark.seq)?;
        forget_old(tx, tx.now())?;
    }
    let mut seen = HashSet::with_capacity(entries.len());
    let once = entries.iter().filter(|entry| seen.insert((entry.kind, entry.id)));
    let changed = once.map(|entry| Touched { kind: entry.kind.to_owned(), id: entry.id }).collect();
    Ok((value, changed, mark))
}

fn load_or_make_key(folder: &Folder, ctx: &Ctx) -> std::result::Result<Key, OpenProblem> {
    match Key::load(&folder.key()) {
        Err(problem) if problem.code == "key_missing" && !folder.is_founded() => {
            let key = Key::new(ctx.random());
            key.store(&folder.key())?;
            sync_folder(folder.root())?;
            Ok(key)
        }
        loaded => loaded,
    }
}

//! Which shop stands open in the data folder: none yet, the shop, or the demo shop beside it.
//!
//! Switching waits until calls in hand are done with the shop before. Deliberately not here: what
//! founding writes (`shop.rs`) and what the demo shop tells of (`demo`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use jieche_ground::backup::{Backup, Instead};
use jieche_ground::lock::Lock;
use jieche_ground::{Ctx, Random};
use jieche_ground::{Folder, Found, Hear, OpenProblem};
use jieche_shop::common::Millis;
use jieche_shop::registers::settings;
use jieche_shop::{Problem, Result, Shop};
use parking_lot::{Condvar, Mutex, RwLock};
use serde::Serialize;

use crate::Environment;
use crate::door::Door;
use crate::press::Press;

/// How far something long has come before there is a shop to keep jobs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    /// Steps done.
    #[ts(type = "number")]
    pub done: i64,
    /// Steps in all.
    #[ts(type = "number")]
    pub total: i64,
}

enum Open {
    /// No shop yet; the lock keeps a second program from founding one too.
    Nothing {
        lock: Lock,
    },
    /// A shop that is not what it was: nothing in its folder is touched until a person has decided.
    Broken {
        lock: Lock,
        problem: OpenProblem,
    },
    Shop {
        shop: Arc<Shop>,
        demo: bool,
    },
    /// Between two of the above.
    Switching,
}

/// The data folder and what stands open in it.
pub(crate) struct Stage {
    data: PathBuf,
    environment: Environment,
    open: RwLock<Open>,
    preparing: Mutex<Option<Progress>>,
    press: Press,
    door: Door,
    closed: Mutex<bool>,
    closing: Condvar,
    nightly: Mutex<Option<JoinHandle<()>>>,
    offer: Mutex<Option<Option<Backup>>>,
    crashed: AtomicBool,
    hearers: Mutex<Vec<Hear>>,
}

impl Stage {
    pub fn open(data: &Path, environment: Environment) -> std::result::Result<Arc<Self>, OpenProblem> {
        std::fs::create_dir_all(data)?;
        let stage = Self {
            data: data.to_owned(),
            open: RwLock::new(Open::Switching),
            press: Press::of(&environment.fonts),
            door: Door::new(Arc::clone(&environment.steady)),
            environment,
            preparing: Mutex::default(),
            closed: Mutex::default(),
            closing: Condvar::new(),
            nightly: Mutex::default(),
            offer: Mutex::default(),
            crashed: AtomicBool::new(false),
            hearers: Mutex::default(),
        };
        let open = stage.open_own()?;
        *stage.open.write() = open;
        Ok(Arc::new(stage))
    }

    /// The open shop, if any.
    pub fn shop(&self) -> Option<Arc<Shop>> {
        match &*self.open.read() {
            Open::Shop { shop, .. } => Some(Arc::clone(shop)),
            _ => None,
        }
    }

    /// Why the folder's shop could not be opened, where it is not what it was.
    pub fn broken(&self) -> Option<OpenProblem> {
        match &*self.open.read() {
            Open::Broken { problem, .. } => Some(problem.clone()),
            _ => None,
        }
    }

    /// Tells `hear` of each change of whatever shop stands open, from now on.
    pub fn when_changed(&self, hear: Hear) {
        if let Some(shop) = self.shop() {
            shop.when_changed(Arc::clone(&hear));
        }
        self.hearers.lock().push(hear);
    }

    /// A shop just opened, with everybody who wants to hear of it.
    fn heard(&self, shop: Arc<Shop>) -> Arc<Shop> {
        self.hearers.lock().iter().for_each(|hear| shop.when_changed(Arc::clone(hear)));
        shop
    }

    /// The newest whole backup of a shop that could not be opened; looked for once, for that takes a while.
    pub fn offer(&self) -> Result<Option<Backup>> {
        let mut offer = self.offer.lock();
        if offer.is_none() {
            *offer = Some(jieche_shop::shop::newest_whole_backup(&self.folder())?);
        }
        Ok(offer.clone().flatten())
    }

    /// Whether the program before did not close the shop that stands open, and nobody has read it through since: asked
    /// once.
    pub fn is_to_be_checked(&self) -> bool {
        self.crashed.swap(false, Ordering::Relaxed)
    }

    /// Whether one shop was left and the next is not open yet.
    pub fn is_switching(&self) -> bool {
        matches!(&*self.open.read(), Open::Switching)
    }

    /// Passwords are verified and made one after the other, behind this.
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// Whether the demo shop stands open.
    pub fn is_demo(&self) -> bool {
        matches!(&*self.open.read(), Open::Shop { demo: true, .. })
    }

    pub fn now(&self) -> Millis {
        Millis((self.environment.clock)())
    }

    pub fn random(&self) -> Random {
        Arc::clone(&self.environment.random)
    }

    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The program itself, acting now.
    pub fn program(&self) -> Ctx {
        Ctx::program(self.now(), self.random())
    }

    /// Where sheets are rendered.
    pub fn press(&self) -> &Press {
        &self.press
    }

    pub fn progress(&self) -> Option<Progress> {
        *self.preparing.lock()
    }

    /// Says how far the demo shop is; `None` when it is done.
    pub fn prepare(&self, progress: Option<Progress>) {
        *self.preparing.lock() = progress;
    }

    pub fn demo_folder(&self) -> PathBuf {
        self.data.join("demo")
    }

    pub fn folder(&self) -> Folder {
        Folder::new(&self.data)
    }

    /// Runs `lay` where no shop is yet, and opens what it laid. `lay` gets the open, unfounded database.
    pub fn found<T>(&self, lay: impl FnOnce(&Arc<Shop>) -> Result<T>) -> Result<T> {
        drop(self.take_empty()?);
        let laid = self.open_shop().map_err(Problem::from).and_then(|shop| {
            let value = lay(&shop)?;
            Ok((shop, value))
        });
        match laid {
            Ok((shop, value)) => {
                *self.open.write() = Open::Shop { shop, demo: false };
                Ok(value)
            }
            Err(problem) => {
                self.reopen()?;
                Err(problem)
            }
        }
    }

    /// Runs `restore` where no shop is yet, or one that is not what it was, then opens what stands there. The folder stays
    /// locked meanwhile.
    pub fn restore<T>(&self, restore: impl FnOnce(&Folder, Instead) -> Result<T>) -> Result<T> {
        let (lock, broken) = self.take_closed()?;
        let aside = format!("aside-{}", self.now().compact());
        let instead = if broken.is_some() { Instead::OfBroken(&aside) } else { Instead::OfNothing };
        let outcome = restore(&self.folder(), instead);
        drop(lock);
        self.reopen()?;
        outcome
    }

    /// Looks again at a shop that could not be opened: somebody may have put back what was missing.
    pub fn try_again(&self) -> Result<()> {
        let Some((lock, _)) = self.take_broken()? else { return Ok(()) };
        drop(lock);
        self.reopen()
    }

    /// Opens a shop that lacks writes its backups have, as it is; `wrong_state` where something else is wrong with it.
    pub fn go_on(&self) -> Result<()> {
        let Some((lock, problem)) = self.take_broken()? else { return Ok(()) };
        if problem.code != "rolled_back" {
            *self.open.write() = Open::Broken { lock, problem };
            return Err(Problem::new("wrong_state"));
        }
        drop(lock);
        let gone_on = self.open_shop().map_err(Problem::from).and_then(|shop| shop.go_on(&self.program()));
        self.reopen()?;
        gone_on
    }

    /// Opens the demo shop that stands in its folder; only where no shop of one's own is (`shop_exists`).
    pub fn enter_demo(&self) -> Result<()> {
        drop(self.take_empty()?);
        let shop = self.patiently(|| {
            Shop::open(
                &self.demo_folder(),
                &self.environment.program,
                Arc::clone(&self.environment.clock),
                &self.program(),
            )
        });
        match shop {
            Ok(shop) => {
                *self.open.write() = Open::Shop { shop: self.heard(shop), demo: true };
                Ok(())
            }
            Err(problem) => {
                self.reopen()?;
                Err(problem.into())
            }
        }
    }

    /// Goes back from the demo shop to the folder's own.
    pub fn leave_demo(&self) -> Result<()> {
        if !self.is_demo() {
            return Ok(());
        }
        self.leave();
        self.reopen()
    }

    pub fn close(&self) {
        *self.closed.lock() = true;
        self.closing.notify_all();
        if self.nightly.lock().take().is_some_and(|thread| thread.join().is_err()) {
            log::error!("the thread of the daily backup ended in a panic");
        }
        self.leave();
    }

    /// Hands over the thread of the daily backup: it ends before the shop is closed.
    pub fn wait_for_at_close(&self, nightly: JoinHandle<()>) {
        *self.nightly.lock() = Some(nightly);
    }

    /// Waits; answers whether the program is closing.
    pub fn wait(&self, patience: Duration) -> bool {
        let mut closed = self.closed.lock();
        if !*closed {
            self.closing.wait_for(&mut closed, patience);
        }
        *closed
    }

    /// Takes the lock of a folder without a shop; what stands open is then between two things.
    fn take_empty(&self) -> Result<Lock> {
        match self.take_closed()? {
            (lock, None) => Ok(lock),
            (lock, Some(problem)) => {
                *self.open.write() = Open::Broken { lock, problem };
                Err(Problem::new("shop_exists"))
            }
        }
    }

    /// The same of a shop that could not be opened, if that is how it stands.
    fn take_broken(&self) -> Result<Option<(Lock, OpenProblem)>> {
        if self.broken().is_none() {
            return Ok(None);
        }
        match self.take_closed()? {
            (lock, Some(problem)) => Ok(Some((lock, problem))),
            (lock, None) => {
                *self.open.write() = Open::Nothing { lock };
                Ok(None)
            }
        }
    }

    /// The lock of a folder without an open shop, and what is wrong with one that could not be opened.
    fn take_closed(&self) -> Result<(Lock, Option<OpenProblem>)> {
        let mut open = self.open.write();
        match std::mem::replace(&mut *open, Open::Switching) {
            Open::Nothing { lock } => Ok((lock, None)),
            Open::Broken { lock, problem } => Ok((lock, Some(problem))),
            Open::Switching => Err(Problem::new("preparing")),
            shop => {
                *open = shop;
                Err(Problem::new("shop_exists"))
            }
        }
    }

    fn leave(&self) {
        let before = std::mem::replace(&mut *self.open.write(), Open::Switching);
        if let Open::Shop { shop, .. } = before {
            shop.close();
        }
    }

    fn reopen(&self) -> Result<()> {
        let open = self.patiently(|| self.open_own())?;
        *self.open.write() = open;
        Ok(())
    }

    fn open_own(&self) -> std::result::Result<Open, OpenProblem> {
        let folder = self.folder();
        *self.offer.lock() = None;
        let lock = Lock::take(&folder, &self.environment.program, self.now())?;
        match jieche_shop::shop::look(&folder)? {
            Found::Nothing => {
                jieche_ground::set_leftovers_aside(&folder)?;
                Ok(Open::Nothing { lock })
            }
            Found::Broken(problem) => {
                log::error!("the shop was not opened: {problem}");
                Ok(Open::Broken { lock, problem })
            }
            Found::Shop { crashed } => {
                drop(lock);
                self.open_found(&folder, crashed)
            }
        }
    }

    /// Opens a shop that was looked at. One that was laid and never founded (a crash in between) goes.
    fn open_found(&self, folder: &Folder, crashed: bool) -> std::result::Result<Open, OpenProblem> {
        let opened = self.open_shop().and_then(|shop| {
            let founded = shop.read(&self.program(), settings::is_founded);
            founded.map(|founded| (shop, founded)).map_err(|_| OpenProblem::damaged("the settings"))
        });
        let (shop, founded) = match opened {
            Err(problem) if problem.code == "damaged" => {
                let lock = Lock::take(folder, &self.environment.program, self.now())?;
                return Ok(Open::Broken { lock, problem });
            }
            opened => opened?,
        };
        if founded {
            self.crashed.store(crashed, Ordering::Relaxed);
            return Ok(Open::Shop { shop, demo: false });
        }
        drop(shop);
        jieche_ground::clear_unfounded(folder)?;
        Ok(Open::Nothing { lock: Lock::take(folder, &self.environment.program, self.now())? })
    }

    fn open_shop(&self) -> std::result::Result<Arc<Shop>, OpenProblem> {
        let clock = Arc::clone(&self.environment.clock);
        Shop::open(&self.data, &self.environment.program, clock, &self.program()).map(|shop| self.heard(shop))
    }

    /// Calls in hand may hold the shop before for a moment more.
    fn patiently<T>(
        &self,
        open: impl Fn() -> std::result::Result<T, OpenProblem>,
    ) -> std::result::Result<T, OpenProblem> {
        let mut tries = 0;
        loop {
            match open() {
                Err(problem) if problem.code == "in_use" && tries < 100 => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(50));
                }
                outcome => return outcome,
            }
        }
    }
}

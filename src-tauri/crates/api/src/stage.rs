//! Which shop stands open in the data folder: none yet, the shop, or the demo shop beside it.
//!
//! Switching waits until calls in hand are done with the shop before. Deliberately not here: what
//! founding writes (`shop.rs`) and what the demo shop tells of (`demo`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use jieche_ground::lock::Lock;
use jieche_ground::{Ctx, Random};
use jieche_ground::{Folder, OpenProblem};
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
        let laid =
            Shop::open(&self.data, &self.environment.program, Arc::clone(&self.environment.clock), &self.program())
                .map_err(Problem::from)
                .and_then(|shop| {
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

    /// Runs `restore` where no shop is yet, then opens what stands there. The folder stays locked meanwhile.
    pub fn restore<T>(&self, restore: impl FnOnce(&Folder) -> Result<T>) -> Result<T> {
        let lock = self.take_empty()?;
        let outcome = restore(&self.folder());
        drop(lock);
        self.reopen()?;
        outcome
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
                *self.open.write() = Open::Shop { shop, demo: true };
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
        let mut open = self.open.write();
        match std::mem::replace(&mut *open, Open::Switching) {
            Open::Nothing { lock } => Ok(lock),
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
        if folder.is_founded() {
            let shop = Shop::open(
                &self.data,
                &self.environment.program,
                Arc::clone(&self.environment.clock),
                &self.program(),
            )?;
            let founded =
                shop.read(&self.program(), settings::is_founded).map_err(|_| OpenProblem::damaged("the settings"))?;
            if founded {
                return Ok(Open::Shop { shop, demo: false });
            }
            drop(shop);
            jieche_ground::clear_unfounded(&folder)?;
        }
        let lock = Lock::take(&folder, &self.environment.program, self.now())?;
        jieche_ground::set_leftovers_aside(&folder)?;
        Ok(Open::Nothing { lock })
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

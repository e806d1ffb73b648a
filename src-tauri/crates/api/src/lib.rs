//! What a screen may ask for, and who may ask.
//!
//! Each feature's file says its commands; one list of them ([`list`]) gives the dispatcher, both hosts, the TypeScript
//! types and `GET /rpc`. A command is a few lines there and one verb in `jieche-shop`. Here too: the mapping from
//! records to sheets, and the demo shop, which drives the same commands. Deliberately not here: SQL, HTTP, windows,
//! and any rule of the trade.

mod across;
mod call;
mod caller;
mod care;
mod commands;
mod door;
mod doors;
pub mod example;
pub mod facts;
mod figures;
mod ground;
pub mod list;
mod money;
mod nightly;
mod permission;
mod press;
mod registers;
mod requests;
pub mod sheets;
mod sight;
mod stage;
pub mod typescript;
mod visit;

pub mod demo;
pub mod papers;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use call::{Answer, Call, Document, Purpose, status};
pub use ground::LONGEST_WAIT;
pub use jieche_ground::Clock;
pub use jieche_ground::OpenProblem;
pub use jieche_ground::files::LARGEST as LARGEST_UPLOAD;
pub use jieche_ground::{Hear, Language, Random};
pub use jieche_shop::Problem;
pub use jieche_shop::common::Millis;
pub use jieche_shop::registers::printing::{Sheet, Stock};
pub use permission::Permission;

use stage::Stage;

/// What the program that opens the shop brings with it. Nothing inside takes its own time or chance.
#[derive(Clone)]
pub struct Environment {
    /// UTC milliseconds.
    pub clock: Clock,
    /// Milliseconds since some moment, by a clock that nobody sets and that never goes back.
    pub steady: Clock,
    /// Fills bytes nobody can guess.
    pub random: Random,
    /// Its name, told to whoever finds the folder in use: "jieche", "jieche-host".
    pub program: String,
    /// Where `NotoSansSC-Regular.ttf` and `-Bold.ttf` stand.
    pub fonts: PathBuf,
    /// Days the demo shop tells of.
    pub demo_days: u32,
}

/// The core behind a window or a host: one data folder, the commands, the uploads. Clones share it.
#[derive(Clone)]
pub struct Api(Arc<Stage>);

impl Api {
    /// Opens the data folder; makes it when it is not there. A folder without a shop opens too: its
    /// commands are then founding, the demo shop and restoring.
    pub fn open(data: &Path, environment: Environment) -> Result<Self, OpenProblem> {
        Stage::open(data, environment).map(Self)
    }

    /// From now on makes the shop's backup once a day when it is due, until closed. For programs that people work with;
    /// one that is opened for a single task leaves it.
    pub fn keep_backups(&self) {
        nightly::watch(&self.0);
    }

    /// One call. Blocks until it is durable; run it on a thread that may wait.
    pub fn call(&self, call: Call) -> Result<Answer, Problem> {
        call::run(&self.0, call)
    }

    /// Takes in a file of up to [`LARGEST_UPLOAD`] bytes (a picture: fewer, and cleaned); answers the hash commands name it by.
    pub fn upload(
        &self,
        token: Option<&str>,
        terminal: &str,
        purpose: Purpose,
        content: &mut dyn std::io::Read,
    ) -> Result<String, Problem> {
        call::upload(&self.0, token, terminal, purpose, content)
    }

    /// The command list, for tools: name, kind, permission, roles, one valid example.
    pub fn commands() -> serde_json::Value {
        list::as_json()
    }

    /// Whether a command writes (and so wants a key); `None` for one that does not exist.
    pub fn is_write(command: &str) -> Option<bool> {
        list::find(command).map(|command| command.door.wants_key())
    }

    /// Tells `hear` of each change in whatever shop stands open, and of its closing: who waits for changes without a
    /// thread asks again then.
    pub fn when_changed(&self, hear: Hear) {
        self.0.when_changed(hear);
    }

    /// Why the folder's shop could not be opened, where it is not what it was: it waits for a person's word.
    pub fn broken(&self) -> Option<OpenProblem> {
        self.0.broken()
    }

    /// Reads everything in the open shop once; `damaged` says what is not whole, and how many kept files are not.
    pub fn check(&self) -> Result<(), Problem> {
        if let Some(problem) = self.broken() {
            return Err(problem.into());
        }
        let Some(shop) = self.0.shop() else { return Ok(()) };
        match shop.prove(&self.0.program())?.len() {
            0 => Ok(()),
            files => Err(Problem::new("damaged").with("what", "kept files").with("files", files)),
        }
    }

    /// Lets work end and waiting windows go, and closes the shop. When it returns, no thread of its own is at work:
    /// one that still read pages while the program ends would find the cipher gone.
    pub fn close(&self) {
        self.0.close();
    }
}

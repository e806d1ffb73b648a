//! An open shop under test: a folder of its own, a clock that stands still until told, chance from a seed, and people who
//! call commands as their screens would.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jieche_api::example::ExampleShop;
use jieche_api::{Answer, Api, Call, Environment, Language, Millis, OpenProblem, Problem, Purpose};
use serde_json::{Value, json};

/// A minute in the clock's milliseconds.
pub const MINUTE: i64 = 60_000;
/// 2026-11-23, a Monday, nine in the morning in Shanghai.
const MONDAY: i64 = 1_795_395_600_000;

/// The clock of a house, told by the test; and the one beside it that nobody sets.
#[derive(Clone)]
pub struct Clock {
    wall: Arc<AtomicI64>,
    steady: Arc<AtomicI64>,
}

impl Clock {
    /// Monday, 2026-11-23, at nine.
    pub fn monday() -> Self {
        Self { wall: Arc::new(AtomicI64::new(MONDAY)), steady: Arc::default() }
    }

    /// The moment, UTC milliseconds.
    pub fn now(&self) -> i64 {
        self.wall.load(Ordering::Relaxed)
    }

    /// Lets minutes pass.
    pub fn pass(&self, minutes: i64) {
        self.set_ahead(minutes);
        self.steady.fetch_add(minutes * MINUTE, Ordering::Relaxed);
    }

    /// Sets the clock on the wall ahead (or back); no time passes.
    pub fn set_ahead(&self, minutes: i64) {
        self.wall.fetch_add(minutes * MINUTE, Ordering::Relaxed);
    }
}

/// What the program brings with it, told by the test.
pub fn environment(clock: &Clock) -> Environment {
    let Clock { wall, steady } = clock.clone();
    Environment {
        clock: Arc::new(move || wall.load(Ordering::Relaxed)),
        steady: Arc::new(move || steady.load(Ordering::Relaxed)),
        random: seeded(),
        program: "jieche-tests".to_owned(),
        fonts: fonts(),
        demo_days: 2,
    }
}

/// Where `cargo xtask` puts the fonts of the sheets.
pub fn fonts() -> PathBuf {
    crate::tree::Tree::ours().root().join("src-tauri/resources/fonts")
}

type Chance = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// Chance that is another each time it is asked, yet the same each time the test runs alone.
fn seeded() -> Chance {
    static NEXT: AtomicU64 = AtomicU64::new(0x5EED);
    Arc::new(|bytes| {
        for byte in bytes {
            let mut x = NEXT.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = (x ^ (x >> 31)) as u8;
        }
    })
}

/// An open data folder.
pub struct House {
    /// The core.
    pub api: Api,
    /// Its clock.
    pub clock: Clock,
    folder: PathBuf,
    _kept: Arc<tempfile::TempDir>,
}

impl House {
    /// A new folder without a shop.
    pub fn empty() -> Self {
        let kept = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let (folder, clock) = (kept.path().join("data"), Clock::monday());
        let api = Api::open(&folder, environment(&clock)).expect("an empty folder opens");
        Self { api, clock, folder, _kept: kept }
    }

    /// The shop in which every example of the command list is valid.
    pub fn with_examples() -> (Self, ExampleShop) {
        let house = Self::empty();
        let shop = ExampleShop::lay(house.api.clone(), Millis(house.clock.now())).expect("the examples' shop is laid");
        (house, shop)
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Closes the shop and opens it again, as after a restart of the program.
    pub fn restart(self) -> Self {
        let Self { api, clock, folder, _kept } = self;
        api.close();
        drop(api);
        let api = open_when_free(&folder, &clock).expect("a shop opens again");
        Self { api, clock, folder, _kept }
    }

    /// Closes the shop and answers its folder, for what only files can show.
    pub fn close(self) -> ClosedHouse {
        self.api.close();
        let Self { api, clock, folder, _kept } = self;
        drop(api);
        wait_until_free(&folder);
        ClosedHouse { folder, clock, _kept }
    }

    /// Somebody at a terminal who has not signed in.
    pub fn stranger(&self, terminal: &str) -> Desk {
        Desk::of(&self.api, terminal)
    }

    /// Somebody signed in at a terminal.
    #[track_caller]
    pub fn sign_in(&self, login: &str, password: &str, terminal: &str) -> Desk {
        let desk = self.stranger(terminal);
        let session = desk.asks("staff_sign_in", json!({ "login": login, "password": password }));
        desk.with_token(session["token"].as_str().expect("a session has a token"))
    }
}

/// A shop's folder that nothing has open.
pub struct ClosedHouse {
    /// The data folder.
    pub folder: PathBuf,
    /// Its clock.
    pub clock: Clock,
    _kept: Arc<tempfile::TempDir>,
}

/// Opens a folder as another program would; a shop that is not what it was is an error here, not a screen.
pub fn open(folder: &Path, clock: &Clock) -> Result<Api, OpenProblem> {
    let api = Api::open(folder, environment(clock))?;
    match api.broken() {
        None => Ok(api),
        Some(problem) => {
            api.close();
            Err(problem)
        }
    }
}

/// Work in hand may hold a closed shop for a moment more; waits for it, however long it takes.
fn open_when_free(folder: &Path, clock: &Clock) -> Result<Api, OpenProblem> {
    loop {
        match open(folder, clock) {
            Err(problem) if problem.code == "in_use" => std::thread::yield_now(),
            outcome => return outcome,
        }
    }
}

fn wait_until_free(folder: &Path) {
    let lock = std::fs::File::options().write(true).open(folder.join("shop.lock")).expect("a shop has a lock file");
    lock.lock().expect("the lock is free once the shop is closed");
}

/// Somebody at a terminal.
#[derive(Clone)]
pub struct Desk {
    api: Api,
    token: Option<String>,
    terminal: String,
}

impl Desk {
    /// A terminal of an open shop where nobody has signed in.
    pub fn of(api: &Api, terminal: &str) -> Self {
        Self { api: api.clone(), token: None, terminal: terminal.to_owned() }
    }

    /// The same terminal with a session.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The session's token.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Calls a command under a key of its own; the test fails when it is refused.
    #[track_caller]
    pub fn asks(&self, command: &str, body: Value) -> Value {
        match self.tries(command, body.clone()) {
            Ok(value) => value,
            Err(problem) => panic!("{command} was refused: {problem} {:?}\n{body}", problem.args),
        }
    }

    /// Calls a command under a key of its own.
    pub fn tries(&self, command: &str, body: Value) -> Result<Value, Problem> {
        match self.calls(command, &new_key(), body)? {
            Answer::Json(mut answer) => Ok(answer.get_mut("value").map(Value::take).unwrap_or_default()),
            Answer::Bytes { bytes, name, .. } => Ok(json!({ "name": name, "bytes": bytes.len() })),
        }
    }

    /// Calls a command; answers the code it is refused with, or fails.
    #[track_caller]
    pub fn is_refused(&self, command: &str, body: Value) -> Problem {
        match self.tries(command, body) {
            Err(problem) => problem,
            Ok(value) => panic!("{command} should have been refused, and answered {value}"),
        }
    }

    /// Prints a sheet, or fetches a document.
    #[track_caller]
    pub fn prints(&self, command: &str, body: Value) -> Vec<u8> {
        match self.calls(command, &new_key(), body) {
            Ok(Answer::Bytes { bytes, .. }) => bytes,
            other => panic!("{command} answered no document: {other:?}"),
        }
    }

    /// Calls a command under a key, and answers all it says.
    pub fn calls(&self, command: &str, key: &str, body: Value) -> Result<Answer, Problem> {
        self.api.call(Call {
            command: command.to_owned(),
            token: self.token.clone(),
            key: Some(key.to_owned()),
            terminal: self.terminal.clone(),
            language: Language::ZhCn,
            body,
        })
    }

    /// Brings in a file; answers its hash.
    #[track_caller]
    pub fn brings(&self, content: &[u8]) -> String {
        let mut content = content;
        let taken = self.api.upload(self.token.as_deref(), &self.terminal, Purpose::File, &mut content);
        taken.expect("the file is taken in")
    }

    /// Brings in a photo; answers its hash, or why it is none.
    pub fn shows(&self, photo: &[u8]) -> Result<String, Problem> {
        let mut photo = photo;
        self.api.upload(self.token.as_deref(), &self.terminal, Purpose::Picture, &mut photo)
    }

    /// Waits until a job has ended; answers it.
    #[track_caller]
    pub fn sees_through(&self, job: &Value) -> Value {
        loop {
            let seen = self.asks("jobs_get", json!({ "id": job["id"] }));
            if seen["state"] != "running" {
                return seen;
            }
            std::thread::yield_now();
        }
    }
}

/// A key nobody used before.
pub fn new_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("test-{}-{:08}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

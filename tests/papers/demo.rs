//! A few days of the demo shop, laid once for all tests of this program, each of which opens a copy.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jieche_api::demo::{PASSWORD, Story, build};
use jieche_api::{Api, Millis};
use jieche_tests::house::{Clock, Desk, environment, new_key, open};
use serde_json::{Value, json};

use crate::poppler::Sheet;

const DAYS: u32 = 4;
const SEED: u64 = 11;

/// The demo shop, with its manager at a desk.
pub struct Demo {
    api: Api,
    desk: Desk,
    /// Its last day.
    pub today: String,
    _folder: tempfile::TempDir,
}

impl Demo {
    /// Opens a copy.
    pub fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(laid(), folder.path());
        let clock = afternoon();
        let api = open(folder.path(), &clock).expect("the demo shop opens");
        let stranger = Desk::of(&api, "办公室");
        let session = stranger.asks("staff_sign_in", json!({ "login": "zhou", "password": PASSWORD }));
        let desk = stranger.with_token(session["token"].as_str().expect("a token"));
        let today = desk.asks("shop_status", json!({}))["today"].as_str().expect("a date").to_owned();
        Self { api, desk, today, _folder: folder }
    }

    /// Calls a command.
    #[track_caller]
    pub fn asks(&self, command: &str, body: Value) -> Value {
        self.desk.asks(command, body)
    }

    /// The rows of a list.
    #[track_caller]
    pub fn rows(&self, command: &str, body: Value) -> Vec<Value> {
        self.asks(command, body)["rows"].as_array().expect("rows").clone()
    }

    /// Prints a sheet and reads it back.
    #[track_caller]
    pub fn print(&self, command: &str, body: Value) -> Sheet {
        match self.desk.calls(command, &new_key(), body) {
            Ok(jieche_api::Answer::Bytes { bytes, .. }) => Sheet::read(&bytes),
            other => panic!("{command} printed nothing: {other:?}"),
        }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.api.close();
    }
}

fn afternoon() -> Clock {
    let clock = Clock::monday();
    clock.pass(7 * 60);
    clock
}

fn laid() -> &'static Path {
    static LAID: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, folder) = LAID.get_or_init(|| {
        let kept = tempfile::tempdir().expect("a temporary folder");
        let (folder, clock) = (kept.path().join("demo"), afternoon());
        let story = Story { days: DAYS, seed: SEED, until: Millis(clock.now()) };
        build(&folder, story, &environment(&clock), &|_, _| {}).expect("the demo shop is built");
        (kept, folder)
    });
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder of the copy");
    for entry in std::fs::read_dir(from).expect("a folder to copy").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).expect("a file of the copy");
        }
    }
}

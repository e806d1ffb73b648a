//! The shop of the examples, laid once and copied for each request that must find it untouched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jieche_api::example::{Example, ExampleShop};
use jieche_api::{Api, Call, Language, Millis, Problem};
use jieche_tests::house::{Clock, new_key, open};
use serde_json::{Value, json};

/// A folder to copy from.
pub struct Bench {
    laid: PathBuf,
    has_shop: bool,
    token: String,
    pub example: Example,
    clock: Clock,
    _kept: Arc<tempfile::TempDir>,
}

/// A copy, open.
pub struct Copy {
    pub api: Api,
    token: String,
    folder: tempfile::TempDir,
}

/// What a command is called by: the core itself, or one with a planted bug in between.
pub type Core<'a> = dyn Fn(&Copy, &str, Value) -> Result<Value, Problem> + Sync + 'a;

/// The core itself.
pub fn straight(copy: &Copy, command: &str, body: Value) -> Result<Value, Problem> {
    copy.call(command, &new_key(), body)
}

impl Bench {
    /// Lays the shop.
    pub fn lay() -> Self {
        let kept = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let (laid, clock) = (kept.path().join("data"), Clock::monday());
        let api = open(&laid, &clock).expect("an empty folder opens");
        let shop = ExampleShop::lay(api.clone(), Millis(clock.now())).expect("the examples' shop is laid");
        let (token, example) = (shop.token.clone(), shop.example.clone());
        drop(shop);
        close(api, &laid);
        Self { laid, has_shop: true, token, example, clock, _kept: kept }
    }

    /// A folder without a shop, and a backup to restore beside it.
    pub fn without_shop() -> Self {
        let laid = Self::lay();
        Self { has_shop: false, token: String::new(), ..laid }
    }

    /// A copy that nothing has touched.
    pub fn copy(&self) -> Copy {
        let folder = tempfile::tempdir().expect("a temporary folder");
        if self.has_shop {
            copy_folder(&self.laid, folder.path());
        }
        let api = open(folder.path(), &self.clock).expect("a copy opens");
        Copy { api, token: self.token.clone(), folder }
    }
}

impl Copy {
    /// Calls a command under a key.
    pub fn call(&self, command: &str, key: &str, body: Value) -> Result<Value, Problem> {
        let call = Call {
            command: command.to_owned(),
            token: Some(self.token.clone()),
            key: Some(key.to_owned()),
            terminal: "前台1".to_owned(),
            language: Language::ZhCn,
            body,
        };
        self.api.call(call).map(|answer| match answer {
            jieche_api::Answer::Json(mut answer) => answer.get_mut("value").map(Value::take).unwrap_or_default(),
            jieche_api::Answer::Bytes { bytes, name, .. } => json!({ "name": name, "bytes": bytes.len() }),
        })
    }

    /// Where the journal stands; -1 without a shop.
    pub fn seq(&self) -> i64 {
        let changes = straight(self, "changes_since", json!({ "seq": -1, "wait": false }));
        changes.map_or(-1, |changes| changes["seq"].as_i64().expect("a sequence"))
    }

    /// All that the examples' records show, so that a change without a journal head is seen too.
    pub fn all(&self, example: &Example) -> Vec<(&'static str, Value)> {
        let reads = jieche_api::list::commands().filter(|command| command.door == jieche_api::list::Door::Read);
        let telling = reads.filter(|command| !["shop_status", "staff_me"].contains(&command.name));
        telling
            .map(|command| (command.name, straight(self, command.name, (command.example)(example)).unwrap_or_default()))
            .collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.api.close();
        let _ = self.folder.path();
    }
}

fn close(api: Api, folder: &Path) {
    api.close();
    drop(api);
    let lock = fs::File::options().write(true).open(folder.join("shop.lock")).expect("a shop has a lock file");
    lock.lock().expect("the lock is free once the shop is closed");
}

/// Copies a folder; backups, which no copy changes, are left where they are.
fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the laid shop can be listed").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == "backups" {
            continue;
        }
        if from.is_dir() {
            fs::create_dir_all(&to).expect("a folder of the copy");
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file of the copy");
        }
    }
}

#[test]
fn a_copy_shows_what_was_laid() {
    let bench = Bench::lay();
    let (one, other) = (bench.copy(), bench.copy());
    assert_eq!(one.all(&bench.example), other.all(&bench.example), "two copies are the same shop");
    assert!(one.seq() > 20, "and not an empty one");
}

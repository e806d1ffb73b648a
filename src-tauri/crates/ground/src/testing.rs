//! A ground for tests: a folder of its own with a table of its own, a clock that stands still until told, chance from a seed.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{BusinessDate, Ctx, Fittings, Ground, Language, Millis, PersonId, Random, Read, Request, Result, Tx};

/// The ground's own tables, and a table of things.
pub static FITTINGS: Fittings = Fittings {
    migrations: &[concat!(
        "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;",
        "INSERT INTO people VALUES (1, '陈晓东'), (2, '林梅');",
        "CREATE TABLE things (name TEXT NOT NULL) STRICT;",
        include_str!("tables.sql"),
    )],
    house: "things",
    name_of: |read, id| read.maybe("SELECT name FROM people WHERE id = ?1", [id], |row| row.get(0)),
};

/// 2026-11-23, a Monday, nine in the morning.
pub fn monday() -> Millis {
    BusinessDate::new(2026, 11, 23).unwrap().at(9 * 60)
}

/// Chance that repeats itself.
pub fn seeded(seed: u64) -> Random {
    let state = AtomicU64::new(seed);
    Arc::new(move |bytes: &mut [u8]| {
        for byte in bytes {
            let mut x = state.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = (x >> 33) as u8;
        }
    })
}

pub struct TestGround {
    pub ground: Arc<Ground>,
    pub folder: tempfile::TempDir,
    pub now: AtomicI64,
    random: Random,
}

impl TestGround {
    /// A new ground with its first write in it.
    pub fn new() -> Self {
        Self::of(1)
    }

    /// Another one: its key is of another chance.
    pub fn of(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let random = seeded(seed);
        let ground = open(folder.path(), &random);
        let made = Self { ground, folder, now: AtomicI64::new(monday().0), random };
        made.ground.write(&made.ctx(), "test_found", |tx| tx.touched::<(), _>("people", 1, None, Some(&1))).unwrap();
        made
    }

    /// Person 1, now.
    pub fn ctx(&self) -> Ctx {
        Ctx {
            person: Some(PersonId(1)),
            standing: None,
            terminal: "前台1".into(),
            now: Millis(self.now.load(Ordering::Relaxed)),
            language: Language::ZhCn,
            request: None,
            random: Arc::clone(&self.random),
        }
    }

    /// The same with an idempotency key.
    pub fn ctx_with_key(&self, command: &str, key: &str, request: u8) -> Ctx {
        Ctx { request: Some(Request { command: command.into(), key: key.into(), hash: [request; 32] }), ..self.ctx() }
    }

    /// Lets time pass.
    pub fn wait(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    pub fn write<T: Serialize + DeserializeOwned>(&self, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        self.ground.write(&self.ctx(), "test", work).map(|done| done.value)
    }

    pub fn read<T>(&self, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        self.ground.read(&self.ctx(), ask)
    }
}

pub fn open(folder: &Path, random: &Random) -> Arc<Ground> {
    let ctx = Ctx::program(monday(), Arc::clone(random));
    Ground::open(folder, "test", Arc::new(|| monday().0), &ctx, &FITTINGS).unwrap()
}

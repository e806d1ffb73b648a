//! A shop for tests: a folder of its own, a clock that stands still until told, chance from a seed.

use jieche_codes::RecordKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::common::{BusinessDate, Millis, PersonId, Result};
use crate::registers::staff::{Role, standing};
use crate::shop::Shop;
use jieche_ground::{Ctx, Language, Random};
use jieche_ground::{Read, Tx};

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

pub struct TestShop {
    pub shop: Arc<Shop>,
    pub folder: tempfile::TempDir,
    pub now: AtomicI64,
    random: Random,
}

impl TestShop {
    /// A founded shop with one person of every role; person 1 has all of them.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let random = seeded(1);
        let shop = open(folder.path(), &random);
        let made = Self { shop, folder, now: AtomicI64::new(monday().0), random };
        made.shop.write(&Ctx { person: None, ..made.ctx() }, "test_people", |tx| {
            tx.execute("INSERT INTO people (id, name, roles) VALUES (1, '陈晓东', '[\"advisor\"]'), (2, '林梅', '[\"service_manager\"]')", [])?;
            tx.touched::<(), _>(RecordKind::People, 1, None, Some(&"陈晓东"))
        }).unwrap();
        made
    }

    /// Everybody in one person, now.
    pub fn ctx(&self) -> Ctx {
        self.ctx_as(&Role::ALL)
    }

    /// Person 1 with just these roles, now.
    pub fn ctx_as(&self, roles: &[Role]) -> Ctx {
        Ctx {
            person: Some(PersonId(1)),
            standing: Some(standing(roles)),
            terminal: "前台1".into(),
            now: Millis(self.now.load(Ordering::Relaxed)),
            language: Language::ZhCn,
            request: None,
            random: Arc::clone(&self.random),
        }
    }

    /// Lets time pass.
    pub fn wait(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    pub fn write<T: Serialize + DeserializeOwned>(&self, work: impl FnOnce(&Tx) -> Result<T>) -> Result<T> {
        self.shop.write(&self.ctx(), "test", work).map(|done| done.value)
    }

    pub fn write_as<T: Serialize + DeserializeOwned>(
        &self,
        roles: &[Role],
        work: impl FnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        self.shop.write(&self.ctx_as(roles), "test", work).map(|done| done.value)
    }

    pub fn read<T>(&self, ask: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        self.shop.read(&self.ctx(), ask)
    }
}

pub fn open(folder: &Path, random: &Random) -> Arc<Shop> {
    Shop::open(folder, "test", Arc::new(|| monday().0), &Ctx::program(monday(), Arc::clone(random))).unwrap()
}

//! What must survive: the host killed in the middle of writes, flipped bits, a cut write-ahead log, a full disk, two
//! programs on one folder, a backup taken while people write.
//!
//! Each harness is also held against a planted loss, or a control without the safeguard, and must see it. Meddling by
//! somebody who has the key is tried beside the journal itself. Nothing here waits for a time, only for a state.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

mod backups;
mod broken;
#[cfg(unix)]
mod full_disk;
#[cfg(target_os = "linux")]
mod harmful_files;
mod kill;
mod kill_import;
mod ledger;
mod load;
mod pages;
mod two_programs;
mod wal;

use std::fs;
use std::path::Path;

use jieche_api::example::{Example, ExampleShop, PASSWORD};
use jieche_tests::host::{Caller, Host};
use jieche_tests::house::{ClosedHouse, House};
use serde_json::{Value, json};

/// The examples' shop, closed, and what its administrator holds.
struct Laid {
    house: ClosedHouse,
    token: String,
    example: Example,
}

fn laid() -> Laid {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let draft = serde_json::json!({ "key": "customers.new", "body": "很长的一段话，".repeat(900) });
    house.stranger("前台1").with_token(&token).asks("drafts_save", draft);
    drop(api);
    Laid { house: house.close(), token, example }
}

/// Somebody at a host. It has the real clock, so that a session of the laid shop's own day may be over there, or not begun.
fn signed_in(host: &Host) -> Caller {
    Caller::sign_in(host.address(), "zhou", PASSWORD, "desk").expect("the host answers")
}

/// Copies a folder with all that is in it.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of the copy");
    for entry in fs::read_dir(from).expect("a folder to copy").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file of the copy");
        }
    }
}

/// A new customer, told apart by a phone nobody else has.
fn customer(name: &str, phone: &str) -> Value {
    json!({
        "id": null, "version": null, "kind": "person", "name": { "set": name }, "phone": { "set": phone }, "contact_name": { "set": null },
        "credit_code": null, "address": { "set": null }, "debtor": "none", "no_marketing": false, "remark": null,
    })
}

/// Chance from a seed: the same each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (x ^ (x >> 31)) % limit
    }
}

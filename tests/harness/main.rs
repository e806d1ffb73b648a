//! Bad input over the whole command list: each field of each valid example × each class of bad input must be refused with
//! a clear code and change nothing, or, where it is harmless, be kept just as it was typed.
//!
//! The harness is held against cores with planted bugs first; one that finds nothing counts as broken. Deliberately not
//! here: what single rules refuse (their own tests), and what a broken connection does (`reliability`).
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

mod bench;
mod fields;
mod journal_words;
mod judge;
mod keys;
mod mutations;
mod planted;
mod unmutated;

use std::sync::Mutex;

use bench::Bench;
use jieche_api::list::{Command, commands};

/// Commands that another test tries: they need a folder without a shop, or make one.
const APART: [&str; 4] = ["shop_found", "shop_open_demo", "shop_leave_demo", "backup_restore"];

#[test]
fn bad_input_is_refused_and_changes_nothing() {
    let bench = Bench::lay();
    let waiting: Mutex<Vec<&Command>> =
        Mutex::new(commands().filter(|command| !APART.contains(&command.name)).collect());
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(command) = next(&waiting) {
                    let found = judge::try_all(&bench, command, &bench::straight);
                    faults.lock().expect("no worker panics").extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().expect("no worker panics");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn bad_input_before_there_is_a_shop_founds_none() {
    let bench = Bench::without_shop();
    let commands = commands().filter(|command| ["shop_found", "backup_restore"].contains(&command.name));
    let faults: Vec<String> = commands.flat_map(|command| judge::try_all(&bench, command, &bench::straight)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn next<'a>(waiting: &Mutex<Vec<&'a Command>>) -> Option<&'a Command> {
    waiting.lock().expect("no worker panics").pop()
}

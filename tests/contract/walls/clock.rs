//! Wall 7: time, person, terminal and chance come in through `Ctx`; the shop's day is +08:00 in one Rust file and one
//! screen file.
//!
//! A rule that asked the computer what day it is could not be tested, and a demo shop would differ from one run to the
//! next.

use crate::{holds, sees};
use jieche_tests::tree::Tree;

/// What asks the computer. Clippy refuses it too; this wall also sees where clippy was told to look away.
const ASKS: [&str; 9] = [
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "OsRng",
    "rand::rng",
    "thread_rng",
    "rand::random",
    "getrandom",
];
/// Who may, and why.
const MAY: [(&str, &str); 6] = [
    ("src-tauri/crates/host/src/environment.rs", "the host brings time and chance in"),
    ("src-tauri/src/environment.rs", "the shell brings time and chance in"),
    ("src-tauri/crates/host/src/rpc.rs", "how long a call took, for the log alone"),
    ("src-tauri/crates/host/src/logs.rs", "when a line was logged"),
    ("src-tauri/crates/shop/examples/bench/", "how long an operation took, for a table alone"),
    ("src-tauri/crates/xtask/", "how long a check took, for whoever waits"),
];
const CLIPPY: [&str; 5] =
    ["std::time::SystemTime::now", "chrono::Utc::now", "chrono::Local::now", "rand::rng", "rand::rngs::OsRng"];
const SCREEN_DAY: &str = "ui/src/backend/day.ts";
const RUST_DAY: &str = "src-tauri/crates/ground/src/day.rs";
const OFFSETS: [&str; 7] = ["8 * 3600", "8 * 3_600_000", "8 * 60 * 60", "28_800", "28800", "28_800_000", "east_opt"];

fn breaches(tree: &Tree) -> Vec<String> {
    let lints = tree.text(".clippy.toml") + &tree.text("clippy.toml");
    let missing = CLIPPY.iter().filter(|path| !lints.contains(&format!("path = \"{path}\"")));
    let mut found: Vec<String> = missing.map(|path| format!("clippy.toml does not refuse {path}")).collect();
    for file in tree.rust("src-tauri") {
        if !MAY.iter().any(|(path, _)| file.path.starts_with(path)) {
            let asked = ASKS.iter().flat_map(|asks| file.places(asks));
            found.extend(asked.map(|place| format!("{place}: asks the computer")));
        }
        if file.path != RUST_DAY {
            let offsets = OFFSETS.iter().flat_map(|offset| file.words(offset));
            found.extend(offsets.map(|place| format!("{place}: the shop's day stands in {RUST_DAY}")));
        }
    }
    for file in tree.files("ui/src", &[".ts", ".vue"]).iter().filter(|file| file.path != SCREEN_DAY) {
        let asks = ["new Date(", "Date.now(", "getTimezoneOffset", "Math.random("];
        let asked =
            asks.iter().flat_map(|asks| file.places(asks)).chain(OFFSETS.iter().flat_map(|offset| file.words(offset)));
        found.extend(asked.map(|place| format!("{place}: the shop's day stands in {SCREEN_DAY}")));
        let zones =
            file.quoted.iter().filter(|quoted| quoted.text.contains("+08:00") || quoted.text == "Asia/Shanghai");
        found.extend(
            zones.map(|quoted| format!("{}:{}: the shop's day stands in {SCREEN_DAY}", file.path, quoted.line)),
        );
    }
    found
}

#[test]
fn time_and_chance_come_in_through_the_call() {
    holds(breaches, "what asks the computer for itself can be neither tested nor told again");
}

#[test]
fn a_rule_and_a_screen_that_ask_the_computer_are_seen() {
    let lints: String = CLIPPY.iter().skip(1).map(|path| format!("{{ path = \"{path}\" }}\n")).collect();
    let broken = [
        (".clippy.toml", lints.as_str()),
        (
            "src-tauri/crates/shop/src/parts/rules.rs",
            "fn a() { chrono::Utc::now(); } // SystemTime::now\nfn b() { 8 * 3600 }",
        ),
        ("src-tauri/crates/host/src/environment.rs", "fn a() { SystemTime::now(); }"),
        (
            "ui/src/parts/A.vue",
            "<script setup>\nconst a = new Date();\nconst b = { timeZone: 'Asia/Shanghai' };\n</script>",
        ),
    ];
    sees(breaches, &broken, &["refuse std::time::SystemTime::now", "rules.rs:1", "rules.rs:2", "A.vue:2", "A.vue:3"]);
}

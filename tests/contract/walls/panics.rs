//! Wall 9: nothing panics outside tests in what serves a person at the desk.
//!
//! Clippy denies it; this wall also sees where clippy was told to look away.

use crate::{holds, sees};
use jieche_tests::tree::Tree;

const CRATES: [&str; 5] = ["ground", "shop", "api", "paper", "host"];
const PANICS: [&str; 9] = [
    ".unwrap()",
    ".expect(",
    "panic!(",
    "unreachable!(",
    "todo!(",
    "unimplemented!(",
    ".unwrap_err()",
    "process::exit(",
    "process::abort(",
];
const ALLOWED: [&str; 3] = ["clippy::unwrap_used", "clippy::expect_used", "clippy::panic"];

fn breaches(tree: &Tree) -> Vec<String> {
    let files = CRATES.iter().flat_map(|name| tree.rust(&format!("src-tauri/crates/{name}/src")));
    let found =
        files.flat_map(|file| PANICS.iter().chain(&ALLOWED).flat_map(|sign| file.places(sign)).collect::<Vec<_>>());
    found.map(|place| format!("{place}: may panic")).collect()
}

#[test]
fn nothing_panics_at_the_desk() {
    holds(breaches, "a panic is a lost word of the customer's");
}

#[test]
fn a_panic_is_seen_and_one_in_a_test_is_not() {
    let broken = [
        (
            "src-tauri/crates/host/src/rpc.rs",
            "fn a() { b().unwrap(); }\n#[allow(clippy::panic)]\nfn c() { d(\".unwrap()\"); }\n#[cfg(test)]\nmod tests { fn e() { f().unwrap(); } }",
        ),
        ("src-tauri/crates/shop/src/parts/tests.rs", "fn a() { b().unwrap(); }"),
    ];
    sees(breaches, &broken, &["rpc.rs:1", "rpc.rs:2"]);
}

//! Wall 6: the screens' types and what codes are called are made from Rust and committed; the loose form of `call` stays
//! inside.
//!
//! A screen that compiles then sends what the core can read, and has a word for every code it may be told.

use jieche_api::typescript;

use crate::{holds, sees};
use jieche_tests::tree::Tree;

const TYPES: &str = "ui/src/backend/generated.ts";
const WORDS: &str = "ui/src/words/codes.ts";

fn stale(tree: &Tree, file: &str, made: &str) -> Vec<String> {
    let kept = tree.text(file);
    let different = made.lines().zip(kept.lines()).position(|(made, kept)| made != kept);
    let shorter =
        || (made.lines().count() != kept.lines().count()).then(|| made.lines().count().min(kept.lines().count()));
    different
        .or_else(shorter)
        .map(|line| format!("{file}:{}: not what `cargo xtask types` makes", line + 1))
        .into_iter()
        .collect()
}

/// Exports of the transport that take any command's name and any body.
fn loose(tree: &Tree) -> Vec<String> {
    let files = tree.files("ui/src/backend", &[".ts"]);
    let signs = ["command: string, ", "name: string, body: unknown", "body: any"];
    let exported = files.iter().flat_map(|file| {
        let lines =
            file.code.lines().enumerate().filter(|(_, line)| line.starts_with("export ") && line.contains("function "));
        lines
            .filter(|(_, line)| signs.iter().any(|sign| line.contains(sign)))
            .map(|(n, _)| (file, n))
            .collect::<Vec<_>>()
    });
    let inside = exported.filter(|(file, _)| file.path.ends_with("/rpc.ts"));
    inside.map(|(file, n)| format!("{}:{}: a loose call", file.path, n + 1)).collect()
}

fn breaches(tree: &Tree) -> Vec<String> {
    let types = stale(tree, TYPES, &typescript::generate());
    [types, stale(tree, WORDS, &typescript::words()), loose(tree)].concat()
}

#[test]
fn the_screens_types_are_the_cores() {
    holds(breaches, "run `cargo xtask types`; a stale type lets a screen send what the core refuses");
}

#[test]
fn a_changed_type_a_changed_word_and_a_loose_call_are_seen() {
    let types = typescript::generate().replacen("complaint: string", "complaint: string | null", 1);
    let words = typescript::words().replacen("微信", "威信", 1);
    let broken = [
        (TYPES, types.as_str()),
        (WORDS, words.as_str()),
        (
            "ui/src/backend/rpc.ts",
            "export function call(command: string, body: unknown) {}\nfunction send(command: string, body: unknown) {}",
        ),
    ];
    sees(breaches, &broken, &["generated.ts:", "codes.ts:", "rpc.ts:1: a loose call"]);
}

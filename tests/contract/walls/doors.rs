//! Wall 3: every business write goes through `Ground::write`, opened by a command; there is no third way in.
//!
//! A verb that opened its own write could not be called from another, and would be a journal head of its own.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
const GROUND: &str = "src-tauri/crates/ground/src/";
/// Files that open a door all the same, which ones, and why.
const OPENED: [(&str, &[&str], &str); 11] = [
    (
        "ground/src/ground.rs",
        &["read", "note", "write"],
        "the doors themselves, what uploads and waiting windows need, and a restoring that is told at the first opening",
    ),
    (
        "ground/src/ground/upkeep.rs",
        &["write", "note"],
        "what a backup tells of files, and that somebody went on knowingly",
    ),
    ("ground/src/jobs/mod.rs", &["read", "note"], "a job notes its own state while no command is under way"),
    (
        "across/search/rebuild.rs",
        &["read", "note"],
        "the search table is no business: it can be made anew from the records",
    ),
    (
        "across/imports/mod.rs",
        &["read", "note", "write"],
        "an import begins and remembers columns as a job of many writes",
    ),
    ("across/imports/in_hand.rs", &["read"], "the file is planned outside the view of the records, which may last"),
    ("across/imports/read.rs", &["read"], "what a person chose for the same headings is asked once the file is read"),
    ("across/imports/apply.rs", &["write"], "an import is written by its job in batches, others saving between them"),
    ("across/imports/undo.rs", &["read", "write"], "so is its undoing"),
    (
        "across/exports/mod.rs",
        &["read", "write"],
        "an export is noted by its job, when it is known how many rows it has",
    ),
    (
        "registers/pictures/mod.rs",
        &["note"],
        "a picture is developed before the writer is asked for, and is no business yet",
    ),
];
/// Makers of what reads and writes; only the ground calls them.
const MAKERS: [&str; 3] = ["Tx::new(", "Note::new(", "Read::new("];

fn breaches(tree: &Tree) -> Vec<String> {
    let files = tree.rust("src-tauri");
    let outside = |path: &str| !path.starts_with("src-tauri/crates/api/src/");
    files
        .iter()
        .filter(|file| outside(&file.path))
        .flat_map(|file| [opened(file), made(file), connections(file)].concat())
        .collect()
}

fn opened(file: &Source) -> Vec<String> {
    let allowed = OPENED.iter().find(|(path, _, _)| file.path.ends_with(path)).map_or(&[][..], |(_, doors, _)| doors);
    let doors = ["write", "note", "read"].into_iter().filter(|door| !allowed.contains(door));
    let receivers = ["shop", "ground", "self.shop", "stage.shop()", "self"];
    let calls = doors.flat_map(|door| receivers.map(|it| format!("{it}.{door}(")));
    let core = file.path.starts_with(SHOP) || file.path.starts_with(GROUND);
    let holders = calls.filter(|call| core || !call.starts_with("self."));
    let places = holders.flat_map(|call| file.places(&call)).filter(|_| !is_own_read(file));
    let mut found: Vec<String> = places.map(|place| format!("{place}: only a command opens the shop")).collect();
    found.dedup();
    found
}

/// `self.read` of the handles is a field, not the shop's door.
fn is_own_read(file: &Source) -> bool {
    ["ground/src/handle.rs", "ground/src/mark.rs"].iter().any(|path| file.path.ends_with(path))
}

fn made(file: &Source) -> Vec<String> {
    if file.path.starts_with(GROUND) {
        return Vec::new();
    }
    MAKERS.iter().flat_map(|maker| file.places(maker)).map(|place| format!("{place}: a handle from nowhere")).collect()
}

/// A connection that leaves the ground could write past every door.
fn connections(file: &Source) -> Vec<String> {
    let public =
        ["pub connection:", "pub fn connection("].iter().flat_map(|words| file.places(words)).collect::<Vec<_>>();
    let opens = file.places("Connection::open").into_iter().filter(|_| !file.path.starts_with(GROUND));
    public.into_iter().chain(opens).map(|place| format!("{place}: a connection outside the ground")).collect()
}

#[test]
fn only_commands_open_the_shop() {
    holds(breaches, "one write is one operation and one journal head; a verb must compose with other verbs");
}

#[test]
fn a_verb_that_opens_the_shop_is_seen() {
    let broken = [
        (
            "src-tauri/crates/shop/src/registers/parts/mod.rs",
            "fn a(shop: &Shop) { shop.write(ctx, \"x\", |tx| b(tx)); }",
        ),
        ("src-tauri/crates/shop/src/registers/parts/open.rs", "fn a() { let tx = Tx::new(c, d); }"),
        ("src-tauri/crates/ground/src/jobs/mod.rs", "fn a() { shop.note(ctx, f); shop.write(ctx, \"x\", g); }"),
        ("src-tauri/crates/host/src/rpc.rs", "fn a() { shop.read(ctx, f); }"),
        (
            "src-tauri/crates/shop/src/registers/staff/mod.rs",
            "pub struct A { pub connection: Connection }\nfn a() { Connection::open(p); }",
        ),
        ("src-tauri/crates/api/src/parts.rs", "fn a() { shop.write(ctx, \"x\", |tx| b(tx)); }"),
    ];
    let places =
        ["parts/mod.rs:1", "parts/open.rs:1", "jobs/mod.rs:1", "host/src/rpc.rs:1", "staff/mod.rs:1", "staff/mod.rs:2"];
    sees(breaches, &broken, &places);
}

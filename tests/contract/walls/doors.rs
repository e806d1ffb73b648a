//! Wall 3: every business write goes through `Shop::write`, opened by a command; there is no third way in.
//!
//! A verb that opened its own write could not be called from another, and would be a journal head of its own.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
/// Files of the shop that open a door all the same, which ones, and why.
const OPENED: [(&str, &[&str], &str); 9] = [
    ("shop.rs", &["read", "note"], "the doors themselves, and what uploads and waiting windows need"),
    ("jobs/mod.rs", &["read", "note"], "a job notes its own state while no command is under way"),
    ("search/rebuild.rs", &["read", "note"], "the search table is no business: it can be made anew from the records"),
    ("imports/mod.rs", &["read", "note", "write"], "an import begins and remembers columns as a job of many writes"),
    ("imports/in_hand.rs", &["read"], "the file is planned outside the view of the records, which may last"),
    ("imports/read.rs", &["read"], "what a person chose for the same headings is asked once the file is read"),
    ("imports/apply.rs", &["write"], "an import is written by its job in batches, others saving between them"),
    ("imports/undo.rs", &["read", "write"], "so is its undoing"),
    ("exports/mod.rs", &["read", "write"], "an export is noted by its job, when it is known how many rows it has"),
];
/// Makers of what reads and writes; only the doors and the file's own keeping call them.
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
    let inside = file.path.strip_prefix(SHOP).unwrap_or_default();
    let allowed = OPENED.iter().find(|(path, _, _)| *path == inside).map_or(&[][..], |(_, doors, _)| doors);
    let doors = ["write", "note", "read"].into_iter().filter(|door| !allowed.contains(door));
    let receivers = ["shop", "self.shop", "stage.shop()", "self"];
    let calls = doors.flat_map(|door| receivers.map(|it| format!("{it}.{door}(")));
    let holders = calls.filter(|call| file.path.starts_with(SHOP) || !call.starts_with("self."));
    let places = holders.flat_map(|call| file.places(&call)).filter(|_| !is_own_read(file));
    let mut found: Vec<String> = places.map(|place| format!("{place}: only a command opens the shop")).collect();
    found.dedup();
    found
}

/// `self.read` of the handles is a field, not the shop's door.
fn is_own_read(file: &Source) -> bool {
    file.path.ends_with("db/handle.rs") || file.path.ends_with("db/mark.rs")
}

fn made(file: &Source) -> Vec<String> {
    let inside = file.path.strip_prefix(SHOP).unwrap_or_default();
    // A session just begun is shown through the eyes of the person it is for; the big shop is laid before any shop opens
    // it, and is never part of the installed program.
    let apart = ["shop.rs", "staff/session.rs", "big_shop/laying.rs"];
    if apart.contains(&inside) || inside.starts_with("db/") {
        return Vec::new();
    }
    MAKERS.iter().flat_map(|maker| file.places(maker)).map(|place| format!("{place}: a handle from nowhere")).collect()
}

/// A connection that leaves `db` could write past every door.
fn connections(file: &Source) -> Vec<String> {
    let inside = file.path.strip_prefix(SHOP).unwrap_or_default();
    let public =
        ["pub connection:", "pub fn connection("].iter().flat_map(|words| file.places(words)).collect::<Vec<_>>();
    let opens = file.places("Connection::open").into_iter().filter(|_| !inside.starts_with("db/"));
    public.into_iter().chain(opens).map(|place| format!("{place}: a connection outside db")).collect()
}

#[test]
fn only_commands_open_the_shop() {
    holds(breaches, "one write is one operation and one journal head; a verb must compose with other verbs");
}

#[test]
fn a_verb_that_opens_the_shop_is_seen() {
    let broken = [
        ("src-tauri/crates/shop/src/parts/mod.rs", "fn a(shop: &Shop) { shop.write(ctx, \"x\", |tx| b(tx)); }"),
        ("src-tauri/crates/shop/src/parts/open.rs", "fn a() { let tx = Tx::new(c, d); }"),
        ("src-tauri/crates/shop/src/jobs/mod.rs", "fn a() { shop.note(ctx, f); shop.write(ctx, \"x\", g); }"),
        ("src-tauri/crates/host/src/rpc.rs", "fn a() { shop.read(ctx, f); }"),
        (
            "src-tauri/crates/shop/src/staff/mod.rs",
            "pub struct A { pub connection: Connection }\nfn a() { Connection::open(p); }",
        ),
        ("src-tauri/crates/api/src/parts.rs", "fn a() { shop.write(ctx, \"x\", |tx| b(tx)); }"),
    ];
    let places =
        ["parts/mod.rs:1", "parts/open.rs:1", "jobs/mod.rs:1", "host/src/rpc.rs:1", "staff/mod.rs:1", "staff/mod.rs:2"];
    sees(breaches, &broken, &places);
}

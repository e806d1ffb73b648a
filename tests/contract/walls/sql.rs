//! Wall 2: SQL stands in few places, each feature's store is its own, and writes only its own tables.
//!
//! Whoever looks for what can change a table must find it in one file.

use super::tables::{TABLES, written};
use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
const GROUND: &str = "src-tauri/crates/ground/src/";
const MIGRATIONS: &str = "src-tauri/crates/shop/migrations";
/// Folders of the program that hold Rust.
const PROGRAM: &str = "src-tauri";
const VERBS: [&str; 14] = [
    "SELECT ",
    "INSERT ",
    "REPLACE ",
    "UPDATE ",
    "DELETE ",
    "CREATE ",
    "DROP ",
    "ALTER ",
    "WITH ",
    "PRAGMA ",
    "ATTACH ",
    "VACUUM",
    "SAVEPOINT",
    "EXPLAIN ",
];
fn breaches(tree: &Tree) -> Vec<String> {
    let files: Vec<Source> = tree.rust(PROGRAM);
    let mut found: Vec<String> = files.iter().filter(|file| !may_hold_sql(&file.path)).flat_map(sql_in).collect();
    found.extend(files.iter().filter(|file| file.path.starts_with(SHOP)).flat_map(open_stores));
    found.extend(files.iter().filter(|file| core(&file.path)).flat_map(foreign_writes));
    found.extend(unknown_tables(tree));
    found
}

/// What the core's speed is measured against.
const BARE: &str = "src-tauri/crates/shop/examples/bench/bare.rs";

fn core(path: &str) -> bool {
    path.starts_with(SHOP) || path.starts_with(GROUND)
}

/// The feature a file belongs to, with its floor; in the ground the part alone.
fn feature(path: &str) -> String {
    if let Some(inside) = path.strip_prefix(GROUND) {
        return inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
    }
    let inside = path.strip_prefix(SHOP).unwrap_or_default();
    let parts: Vec<&str> = inside.split('/').collect();
    match parts.as_slice() {
        ["big_shop", ..] => "big_shop".to_owned(),
        [floor, feature, ..] => format!("{floor}/{}", feature.trim_end_matches(".rs")),
        _ => String::new(),
    }
}

fn may_hold_sql(path: &str) -> bool {
    if path == BARE {
        return true;
    }
    let Some(inside) = path.strip_prefix(SHOP) else { return path.starts_with(GROUND) };
    inside.ends_with("/store.rs") || inside.ends_with("/export.rs") || inside.starts_with("figures/")
}

fn sql_in(file: &Source) -> Vec<String> {
    let is_sql = |text: &str| VERBS.iter().any(|verb| text.trim_start().starts_with(verb));
    let texts = file.quoted.iter().filter(|quoted| is_sql(&quoted.text));
    texts.map(|quoted| format!("{}:{}: SQL outside a store", file.path, quoted.line)).collect()
}

fn open_stores(file: &Source) -> Vec<String> {
    let open = ["pub mod store", "pub(crate) mod store", "pub(super) mod store", "pub use store"];
    let named = open.iter().flat_map(|words| file.places(words));
    let mut found: Vec<String> = named.map(|place| format!("{place}: a store is its feature's own")).collect();
    let own = feature(&file.path);
    for (other, _) in TABLES.iter().filter(|(other, _)| *other != own) {
        let name = other.rsplit('/').next().unwrap_or_default();
        found.extend(
            file.places(&format!("{name}::store::")).into_iter().map(|place| format!("{place}: another's store")),
        );
    }
    found
}

/// Tables a file writes that are another feature's.
fn foreign_writes(file: &Source) -> Vec<String> {
    let feature = feature(&file.path);
    let own = TABLES.iter().find(|(name, _)| *name == feature).map_or(&[][..], |(_, tables)| tables);
    let written =
        file.quoted.iter().flat_map(|quoted| written(&quoted.text).into_iter().map(move |table| (quoted.line, table)));
    let foreign = written.filter(|(_, table)| !own.contains(&table.as_str()));
    foreign.map(|(line, table)| format!("{}:{line}: writes {table}, which is not of {feature}", file.path)).collect()
}

/// Tables of the migrations that no feature owns: whoever adds one says whose it is.
fn unknown_tables(tree: &Tree) -> Vec<String> {
    let owned: Vec<&str> = TABLES.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let migrations = tree.files(MIGRATIONS, &[".sql"]);
    let made = migrations.iter().flat_map(|file| file.text.lines().map(move |line| (file, line)));
    let names =
        made.filter_map(|(file, line)| Some((file, line.strip_prefix("CREATE TABLE ")?.split([' ', '(']).next()?)));
    let unknown = names.filter(|(_, name)| !owned.contains(name));
    unknown.map(|(file, name)| format!("{}: table {name} is no feature's", file.path)).collect()
}

#[test]
fn sql_stands_in_the_stores_and_each_store_writes_its_own_tables() {
    holds(breaches, "what can change a table must be found in one file");
}

#[test]
fn sql_in_a_rule_an_open_store_and_a_foreign_write_are_seen() {
    let broken = [
        (
            "src-tauri/crates/shop/src/registers/customers/rules.rs",
            "fn a() { q(\"SELECT 1\"); } // \"SELECT 2\"\n#[cfg(test)]\nmod t { fn b() { q(\"SELECT 3\"); } }",
        ),
        ("src-tauri/crates/api/src/desk.rs", "fn a() { q(r\"\n  UPDATE customers SET name = ''\"); }"),
        ("src-tauri/crates/shop/src/registers/parts/mod.rs", "pub mod store;"),
        ("src-tauri/crates/shop/src/registers/parts/open.rs", "fn a() { crate::registers::customers::store::put(); }"),
        (
            "src-tauri/crates/shop/src/registers/parts/store.rs",
            "fn a() { q(\"INSERT INTO parts (id) SELECT id FROM customers\"); q(\"DELETE FROM customers\"); }",
        ),
        ("src-tauri/crates/shop/migrations/0002.sql", "CREATE TABLE trailers (id INTEGER) STRICT;"),
    ];
    let places = [
        "customers/rules.rs:1",
        "api/src/desk.rs:1",
        "parts/mod.rs:1",
        "parts/open.rs:1",
        "parts/store.rs:1: writes customers",
        "table trailers",
    ];
    sees(breaches, &broken, &places);
}

//! Wall 2: SQL stands in few places, each feature's store is its own, and writes only its own tables.
//!
//! Whoever looks for what can change a table must find it in one file.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
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
/// A feature, and the tables only it writes.
const TABLES: [(&str, &[&str]); 28] = [
    ("journal", &["journal_heads", "journal_rows", "journal_values"]),
    ("db", &["answers", "numbers", "prints"]),
    ("staff", &["people", "sessions", "sign_in_failures", "approvals"]),
    ("settings", &["settings"]),
    ("drafts", &["drafts"]),
    ("files", &["files"]),
    ("jobs", &["jobs"]),
    ("customers", &["customers", "customer_merges", "customer_consents"]),
    ("vehicles", &["vehicles", "ownerships"]),
    ("search", &["search_objects", "search_terms"]),
    ("labour", &["labour_operations"]),
    ("parts", &["parts"]),
    ("packages", &["packages"]),
    ("repair_orders", &["repair_orders", "order_lines", "order_events", "signed_authorisations"]),
    ("quotations", &["quotations"]),
    ("settlement", &["settlements", "payments", "invoices"]),
    ("surveys", &["questionnaires", "surveys", "survey_calls"]),
    ("complaints", &["complaints", "complaint_steps"]),
    ("pictures", &["pictures"]),
    ("reception", &["receptions", "inspection_templates"]),
    ("phrases", &["phrases"]),
    ("printing", &["terminal_printing"]),
    ("appointments", &["appointments", "appointment_reminders", "appointment_messages"]),
    ("imports", &["imports", "import_records", "import_columns"]),
    ("past_visits", &["past_visits", "past_visit_items"]),
    ("exports", &["exports"]),
    ("big_shop", &[]),
    ("reports", &[]),
];

fn breaches(tree: &Tree) -> Vec<String> {
    let files: Vec<Source> = tree.rust(PROGRAM);
    let mut found: Vec<String> = files.iter().filter(|file| !may_hold_sql(&file.path)).flat_map(sql_in).collect();
    found.extend(files.iter().filter(|file| file.path.starts_with(SHOP)).flat_map(open_stores));
    found.extend(files.iter().filter(|file| file.path.starts_with(SHOP)).flat_map(foreign_writes));
    found.extend(unknown_tables(tree));
    found
}

/// What the core's speed is measured against.
const BARE: &str = "src-tauri/crates/shop/examples/bench/bare.rs";

fn may_hold_sql(path: &str) -> bool {
    if path == BARE {
        return true;
    }
    let Some(inside) = path.strip_prefix(SHOP) else { return false };
    inside.ends_with("/store.rs") || inside.starts_with("reports/") || inside.starts_with("db/")
}

fn sql_in(file: &Source) -> Vec<String> {
    let is_sql = |text: &str| VERBS.iter().any(|verb| text.trim_start().starts_with(verb));
    let texts = file.quoted.iter().filter(|quoted| is_sql(&quoted.text));
    texts.map(|quoted| format!("{}:{}: SQL outside a store", file.path, quoted.line)).collect()
}

fn open_stores(file: &Source) -> Vec<String> {
    let open = ["pub mod store", "pub(crate) mod store", "pub(super) mod store", "pub use store"];
    let named = open.iter().flat_map(|words| file.places(words)).filter(|_| !file.path.ends_with("journal/mod.rs"));
    let mut found: Vec<String> = named.map(|place| format!("{place}: a store is its feature's own")).collect();
    let inside = file.path.strip_prefix(SHOP).unwrap_or_default();
    let feature = inside.split('/').next().unwrap_or_default();
    for (other, _) in TABLES.iter().filter(|(other, _)| *other != feature) {
        found.extend(
            file.places(&format!("{other}::store::")).into_iter().map(|place| format!("{place}: another's store")),
        );
    }
    found
}

/// Tables a file writes that are another feature's.
fn foreign_writes(file: &Source) -> Vec<String> {
    let inside = file.path.strip_prefix(SHOP).unwrap_or_default();
    let feature = inside.split('/').next().unwrap_or_default();
    let own = TABLES.iter().find(|(name, _)| *name == feature).map_or(&[][..], |(_, tables)| tables);
    let written =
        file.quoted.iter().flat_map(|quoted| written(&quoted.text).into_iter().map(move |table| (quoted.line, table)));
    let foreign = written.filter(|(_, table)| !own.contains(&table.as_str()));
    foreign.map(|(line, table)| format!("{}:{line}: writes {table}, which is not of {feature}", file.path)).collect()
}

/// The tables a statement writes.
fn written(sql: &str) -> Vec<String> {
    let words: Vec<&str> = sql.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty()).collect();
    let after = |at: usize| words.get(at + 1).map(|table| (*table).to_owned());
    let mut tables = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let table = match (*word, words.get(at.wrapping_sub(1)).copied().unwrap_or_default()) {
            ("INTO", _) => after(at),
            ("FROM", "DELETE") => after(at),
            ("UPDATE", before) if before != "DO" && before != "BEFORE" => after(at).filter(|table| table != "SET"),
            _ => None,
        };
        tables.extend(table);
    }
    tables
}

/// Tables of the migrations that no feature owns: whoever adds one says whose it is.
fn unknown_tables(tree: &Tree) -> Vec<String> {
    let owned: Vec<&str> = TABLES.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let migrations = tree.files(&format!("{SHOP}db/migrations"), &[".sql"]);
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
            "src-tauri/crates/shop/src/customers/rules.rs",
            "fn a() { q(\"SELECT 1\"); } // \"SELECT 2\"\n#[cfg(test)]\nmod t { fn b() { q(\"SELECT 3\"); } }",
        ),
        ("src-tauri/crates/api/src/desk.rs", "fn a() { q(r\"\n  UPDATE customers SET name = ''\"); }"),
        ("src-tauri/crates/shop/src/parts/mod.rs", "pub mod store;"),
        ("src-tauri/crates/shop/src/parts/open.rs", "fn a() { crate::customers::store::put(); }"),
        (
            "src-tauri/crates/shop/src/parts/store.rs",
            "fn a() { q(\"INSERT INTO parts (id) SELECT id FROM customers\"); q(\"DELETE FROM customers\"); }",
        ),
        ("src-tauri/crates/shop/src/db/migrations/0002.sql", "CREATE TABLE bays (id INTEGER) STRICT;"),
    ];
    let places = [
        "customers/rules.rs:1",
        "api/src/desk.rs:1",
        "parts/mod.rs:1",
        "parts/open.rs:1",
        "parts/store.rs:1: writes customers",
        "table bays",
    ];
    sees(breaches, &broken, &places);
}

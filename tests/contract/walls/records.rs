//! Wall 10: business records are cancelled, voided or reversed, never deleted; what was settled is never edited.
//!
//! The database refuses it by itself, whatever a rule forgets: triggers on the tables named here.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
const MIGRATIONS: &str = "src-tauri/crates/shop/migrations";
/// A table, and whether the database itself refuses to change a row and to delete one.
const GUARDED: [(&str, bool, bool); 29] = [
    ("journal_heads", true, true),
    ("journal_rows", true, true),
    ("repair_orders", false, true),
    ("order_events", true, true),
    ("order_lines", true, true),
    ("quotations", true, true),
    ("signed_authorisations", true, true),
    ("settlements", true, true),
    ("payments", true, true),
    ("invoices", true, true),
    ("receptions", true, true),
    ("customer_merges", true, true),
    ("customer_consents", true, true),
    ("bays", false, true),
    ("appointments", false, true),
    ("appointment_reminders", true, true),
    ("appointment_messages", true, true),
    ("customers", false, true),
    ("vehicles", false, true),
    ("ownerships", false, true),
    ("labour_operations", false, true),
    ("parts", false, true),
    ("past_visits", false, true),
    ("past_visit_items", false, true),
    ("imports", false, true),
    ("import_records", false, true),
    ("exports", true, true),
    ("complaints", true, true),
    ("complaint_steps", true, true),
];
/// Tables from which no store deletes. Apart, each with a trigger that guards it: `order_lines`, for a line may be taken off
/// an order until it is settled; and what an import wrote, for it goes with the import that is taken back.
/// A day of the calendar that is as usual again is no record of business.
const KEPT: [&str; 31] = [
    "people",
    "settings",
    "files",
    "customer_merges",
    "packages",
    "imports",
    "import_records",
    "exports",
    "repair_orders",
    "order_events",
    "signed_authorisations",
    "quotations",
    "settlements",
    "payments",
    "invoices",
    "questionnaires",
    "surveys",
    "survey_calls",
    "bays",
    "appointments",
    "appointment_reminders",
    "appointment_messages",
    "journal_heads",
    "journal_rows",
    "jobs",
    "pictures",
    "receptions",
    "inspection_templates",
    "phrases",
    "complaints",
    "complaint_steps",
];

fn breaches(tree: &Tree) -> Vec<String> {
    let migrations = tree.files(MIGRATIONS, &[".sql"]);
    let triggers: Vec<(&str, &str)> = migrations.iter().flat_map(|file| triggers(&file.text)).collect();
    let mut found = Vec::new();
    for (table, update, delete) in GUARDED {
        for (wanted, event) in [(update, "UPDATE"), (delete, "DELETE")] {
            if wanted && !triggers.contains(&(event, table)) {
                found.push(format!("no trigger before {event} on {table}"));
            }
        }
    }
    found.extend(
        migrations
            .iter()
            .filter(|file| file.text.contains("DROP TRIGGER"))
            .map(|file| format!("{}: drops a trigger", file.path)),
    );
    found.extend(tree.rust(SHOP).iter().flat_map(deletions));
    found
}

/// (UPDATE or DELETE, table) of each trigger that refuses.
fn triggers(sql: &str) -> Vec<(&str, &str)> {
    let bodies = sql
        .split("CREATE TRIGGER ")
        .skip(1)
        .filter(|body| body.split("END;").next().is_some_and(|body| body.contains("RAISE(ABORT")));
    let named = bodies.filter_map(|body| {
        let mut words = body.split_whitespace().skip_while(|word| *word != "BEFORE").skip(1);
        let event = words.next()?;
        words.find(|word| *word == "ON")?;
        Some((event, words.next()?))
    });
    named.collect()
}

fn deletions(file: &Source) -> Vec<String> {
    let deleted = |text: &str| {
        KEPT.iter()
            .any(|table| text.split("DELETE FROM ").skip(1).any(|rest| rest.split([' ', '\n']).next() == Some(table)))
    };
    let texts = file.quoted.iter().filter(|quoted| deleted(&quoted.text));
    texts.map(|quoted| format!("{}:{}: deletes a business record", file.path, quoted.line)).collect()
}

#[test]
fn records_are_voided_never_deleted() {
    holds(breaches, "whoever looks back must find what was there");
}

#[test]
fn a_missing_trigger_and_a_deletion_are_seen() {
    let guard = |table: &str, event: &str| {
        format!("CREATE TRIGGER {table}_{event} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, 'kept'); END;\n")
    };
    let all =
        GUARDED.iter().flat_map(|(table, update, delete)| [(table, *update, "UPDATE"), (table, *delete, "DELETE")]);
    let kept: String = all
        .filter(|(table, wanted, event)| *wanted && (**table, *event) != ("payments", "DELETE"))
        .map(|(table, _, event)| guard(table, event))
        .collect();
    let broken = [
        ("src-tauri/crates/shop/migrations/0001.sql", kept.as_str()),
        (
            "src-tauri/crates/shop/src/parts/store.rs",
            "fn a() { q(\"DELETE FROM invoices WHERE id = 1\"); q(\"DELETE FROM search_terms\"); }",
        ),
    ];
    sees(breaches, &broken, &["no trigger before DELETE on payments", "parts/store.rs:1"]);
}

//! Whose each table is, and which tables a statement names: what the walls of SQL and of the floors both read.

/// A feature (or a part of the ground), and the tables only it writes.
pub const TABLES: [(&str, &[&str]); 31] = [
    ("journal", &["journal_heads", "journal_rows", "journal_values"]),
    ("once", &["answers"]),
    ("drafts", &["drafts"]),
    ("files", &["files", "damaged_files"]),
    ("jobs", &["jobs"]),
    ("registers/staff", &["people", "roles", "sessions", "sign_in_failures", "known_terminals", "approvals"]),
    ("registers/settings", &["settings"]),
    ("registers/numbers", &["numbers", "ids_given"]),
    ("registers/bays", &["bays"]),
    ("registers/calendar", &["calendar_days"]),
    ("registers/printing", &["terminal_printing", "prints"]),
    ("registers/phrases", &["phrases"]),
    ("registers/pictures", &["pictures"]),
    ("registers/customers", &["customers", "customer_merges", "customer_consents"]),
    ("registers/vehicles", &["vehicles", "ownerships"]),
    ("registers/search_index", &["search_objects", "search_terms"]),
    ("registers/labour", &["labour_operations"]),
    ("registers/parts", &["parts"]),
    ("registers/packages", &["packages"]),
    ("registers/past_visits", &["past_visits", "past_visit_items"]),
    ("visit/appointments", &["appointments", "appointment_reminders", "appointment_messages"]),
    ("visit/reception", &["receptions", "inspection_templates"]),
    ("visit/repair_orders", &["repair_orders", "order_lines", "order_events", "signed_authorisations", "quotations"]),
    ("money/settlement", &["settlements", "payments", "invoices"]),
    ("care/surveys", &["questionnaires", "surveys", "survey_calls"]),
    ("care/complaints", &["complaints", "complaint_steps"]),
    ("figures/reports", &[]),
    ("across/imports", &["imports", "import_records", "import_columns"]),
    ("across/exports", &["exports"]),
    ("across/search", &[]),
    ("big_shop", &[]),
];

/// The tables a statement reads or writes.
pub fn named(sql: &str) -> Vec<String> {
    let words = words(sql);
    let after = |at: usize| words.get(at + 1).map(|table| (*table).to_owned());
    let names = words.iter().enumerate().filter(|(_, word)| ["FROM", "JOIN", "INTO", "UPDATE"].contains(*word));
    names.filter_map(|(at, _)| after(at)).collect()
}

/// The tables a statement writes.
pub fn written(sql: &str) -> Vec<String> {
    let words = words(sql);
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

fn words(sql: &str) -> Vec<&str> {
    sql.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';'))
        .filter(|word| !word.is_empty())
        .collect()
}

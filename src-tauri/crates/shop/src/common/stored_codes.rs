//! Codes as the schema knows them: a list in a CHECK says what its code says, and kinds of records are tables.
//!
//! A code that is added is one line in `jieche-codes`; where a table lists the codes it takes, this says which migration is
//! missing.

use std::collections::BTreeSet;

use jieche_codes::{
    AppointmentState, Code, ComplaintAbout, ComplaintLevel, ComplaintSource, ComplaintState, ComplaintStepKind,
    CustomerKind, DayKind, DebtorKind, Decision, ExportForm, ImportKind, LineKind, Payer, PhraseKind, Prefers, Purpose,
    RecordKind, ReminderKind, ReminderOutcome, Role, SettlementState, Speaker, SurveyState, VinState,
};

use crate::testing::TestShop;

fn names<C: Code>() -> Vec<&'static str> {
    C::TABLE.lines.iter().map(|line| line.name).collect()
}

/// What a column takes by its CHECK. Three are no codes: how jobs stand is the ground's, and
/// how imports stand and what they wrote is told otherwise.
fn taken(column: &str) -> Option<Vec<&'static str>> {
    Some(match column {
        "jobs.state" => vec!["running", "done", "cancelled", "failed", "interrupted"],
        "roles.base" => names::<Role>(),
        "customers.kind" => names::<CustomerKind>(),
        "customers.debtor" => names::<DebtorKind>(),
        "customers.prefers" => names::<Prefers>(),
        "customer_consents.purpose" => names::<Purpose>(),
        "vehicles.vin_state" => names::<VinState>(),
        "order_lines.kind" => names::<LineKind>(),
        "order_lines.payer" | "settlements.payer" => names::<Payer>(),
        "order_lines.decision" => names::<Decision>(),
        "order_lines.decided_by" => names::<Speaker>(),
        "settlements.state" => names::<SettlementState>(),
        "surveys.state" => names::<SurveyState>(),
        "calendar_days.kind" => names::<DayKind>(),
        "phrases.kind" => names::<PhraseKind>(),
        "appointments.state" => names::<AppointmentState>(),
        "appointment_reminders.kind" => names::<ReminderKind>(),
        "appointment_reminders.outcome" => names::<ReminderOutcome>(),
        "imports.kind" => names::<ImportKind>(),
        "imports.state" => vec!["open", "done", "undoing", "undone"],
        "import_records.kind" => vec!["customers", "vehicles", "labour_operations", "parts", "past_visits"],
        "exports.form" => names::<ExportForm>(),
        "complaints.state" => names::<ComplaintState>(),
        "complaints.level" | "complaint_steps.level" => names::<ComplaintLevel>(),
        "complaints.about" => names::<ComplaintAbout>(),
        "complaints.source" => names::<ComplaintSource>(),
        "complaint_steps.step" => names::<ComplaintStepKind>(),
        _ => return None,
    })
}

/// The columns of a table whose CHECK lists texts, each with its list: `CHECK (kind IN ('person', 'company'))`.
fn listed(table: &str, sql: &str) -> Vec<(String, BTreeSet<String>)> {
    let checks = sql.split("CHECK (").skip(1);
    let lists = checks.filter_map(|check| {
        let (column, rest) = check.split_once(" IN (")?;
        let list = rest.split_once(')')?.0;
        let plain = column.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        (plain && list.starts_with('\'')).then_some((column, list))
    });
    lists.map(|(column, list)| (format!("{table}.{column}"), texts(list))).collect()
}

fn texts(list: &str) -> BTreeSet<String> {
    list.split(',').map(|text| text.trim().trim_matches('\'').to_owned()).collect()
}

/// Where a table's list and its code do not say the same.
fn astray(tables: &[(String, String)]) -> Vec<String> {
    let lists = tables.iter().flat_map(|(table, sql)| listed(table, sql));
    lists
        .filter_map(|(column, list)| match taken(&column) {
            None => Some(format!("{column} lists codes: say here which")),
            Some(names) => {
                let names: BTreeSet<String> = names.into_iter().map(str::to_owned).collect();
                let missing: Vec<&String> = names.symmetric_difference(&list).collect();
                (!missing.is_empty()).then(|| format!("{column} needs a migration for {missing:?}"))
            }
        })
        .collect()
}

fn schema() -> Vec<(String, String)> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name";
    TestShop::new().read(|read| read.list(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))).unwrap()
}

#[test]
fn a_list_in_the_schema_takes_every_code_and_nothing_else() {
    let tables = schema();
    assert_eq!(astray(&tables), Vec::<String>::new(), "a code the table does not take cannot be saved");
    let seen = tables.iter().flat_map(|(table, sql)| listed(table, sql)).count();
    assert_eq!(seen, 29, "every CHECK that lists texts is read; count them anew when a migration adds one");
}

#[test]
fn a_list_without_its_newest_code_and_one_nobody_named_are_seen() {
    let table =
        |name: &str, check: &str| (name.to_owned(), format!("CREATE TABLE {name} (\n  x TEXT CHECK ({check})\n)"));
    let broken = [
        table("settlements", "payer IN ('customer', 'insurer', 'maker')"),
        table("order_lines", "kind IN ('labour', 'part', 'other', 'outside')"),
        table("news", "state IN ('old', 'new')"),
        table("customers", "no_marketing IN (0, 1)"),
        table("appointments", "(state IN ('no_show', 'cancelled')) = (reason IS NOT NULL)"),
    ];
    let said = [
        "settlements.payer needs a migration for [\"shop\"]",
        "order_lines.kind needs a migration for [\"outside\"]",
        "news.state lists codes: say here which",
    ];
    assert_eq!(astray(&broken), said);
}

#[test]
fn a_kind_of_record_is_a_table() {
    let tables: Vec<String> = schema().into_iter().map(|(name, _)| name).collect();
    let strange: Vec<&str> =
        names::<RecordKind>().into_iter().filter(|kind| !tables.iter().any(|it| it == kind)).collect();
    assert_eq!(strange, Vec::<&str>::new(), "the journal names tables");
}

//! What writes say they touched: kinds of records, which windows listen for and histories are asked by.
//!
//! The ground takes any text for a kind; one that is no [`RecordKind`] would be journalled, and nobody would hear of it.

use std::collections::BTreeSet;

use jieche_api::list::commands;
use jieche_codes::RecordKind;
use jieche_tests::house::House;
use serde_json::{Value, json};

/// Commands that end the session the next call needs.
const ENDING: [&str; 1] = ["staff_change_password"];

#[test]
fn what_a_write_touches_is_a_kind_of_record() {
    let (house, shop) = House::with_examples();
    let manager = house.stranger("办公室").with_token(&shop.token);
    let newest = |since: i64| manager.asks("changes_since", json!({ "seq": since, "wait": false }));
    let began = newest(-1)["seq"].as_i64().expect("the journal has an end");
    let writes = commands().filter(|command| matches!(command.door.name(), "write" | "paper"));
    let done = writes
        .filter(|command| !ENDING.contains(&command.name))
        .filter(|command| manager.tries(command.name, (command.example)(&shop.example)).is_ok())
        .count();
    let told = newest(began);
    let notes = told["notes"].as_array().expect("what happened since");
    assert!(notes.len() >= done && done > 30, "every write is told: {done} done, {} told", notes.len());
    let touched = notes.iter().flat_map(|note| note["touched"].as_array().into_iter().flatten());
    let kinds: BTreeSet<&str> = touched.filter_map(|one: &Value| one["kind"].as_str()).collect();
    let strange: Vec<&&str> = kinds.iter().filter(|kind| RecordKind::from_name(kind).is_none()).collect();
    assert!(strange.is_empty(), "no kind of record, so no window hears of it: {strange:?}");
    assert!(kinds.contains("prints") && kinds.contains("repair_orders"), "sheets and records among them: {kinds:?}");
}

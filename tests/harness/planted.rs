//! The harness held against cores with a bug in them: it must find each.

use jieche_api::Problem;
use jieche_api::list;
use serde_json::{Value, json};

use crate::bench::{Bench, Copy, straight};
use crate::judge::try_all;

fn found(core: impl Fn(&Copy, &str, Value) -> Result<Value, Problem> + Sync) -> Vec<String> {
    let command = list::find("labour_save").expect("labour operations can be saved");
    try_all(&Bench::lay(), command, &core)
}

#[test]
fn a_core_that_ignores_what_it_does_not_know_is_found() {
    let faults = found(|copy, command, mut body| {
        if let Some(fields) = body.as_object_mut() {
            fields.remove("nobody_knows");
        }
        straight(copy, command, body)
    });
    assert!(faults.iter().any(|fault| fault.contains("[unknown field]")), "{faults:?}");
}

#[test]
fn a_core_that_stumbles_is_found() {
    let faults = found(|copy, command, body| match body["name"].as_str() {
        Some(text) if text.contains('\'') => Err(Problem::new("internal")),
        _ => straight(copy, command, body),
    });
    assert!(faults.iter().any(|fault| fault.contains("/name [sql]: answered 500")), "{faults:?}");
}

#[test]
fn a_core_that_panics_is_found() {
    let faults = found(|copy, command, body| match body["hours"].as_i64() {
        Some(hours) if hours < 0 => panic!("planted"),
        _ => straight(copy, command, body),
    });
    assert!(faults.iter().any(|fault| fault.contains("/hours") && fault.contains("panicked")), "{faults:?}");
}

#[test]
fn a_core_that_writes_before_it_refuses_is_found() {
    let faults = found(|copy, command, body| {
        let refused = straight(copy, command, body);
        if refused.is_err() {
            straight(
                copy,
                "parts_save",
                json!({ "id": null, "version": null, "number": jieche_tests::house::new_key(), "name": "x", "brand": null, "spec": null, "unit": "个", "class": "original", "price_fen": 1, "tax_rate_bp": 0, "location": null, "fits": null, "retired": false }),
            )?;
        }
        refused
    });
    assert!(faults.iter().any(|fault| fault.contains("refused and yet changed")), "{faults:?}");
}

#[test]
fn a_core_that_changes_without_a_journal_head_is_found() {
    let faults = found(|copy, command, body| {
        let refused = straight(copy, command, body);
        if refused.is_err() {
            straight(copy, "drafts_save", json!({ "key": "customers.new", "body": "planted" }))?;
        }
        refused
    });
    assert!(faults.iter().any(|fault| fault.contains("refusals changed drafts_get")), "{faults:?}");
}

#[test]
fn a_core_that_loses_signs_is_found() {
    let faults = found(|copy, command, mut body| {
        if let Some(name) = body["name"].as_str().map(|name| name.replace(['<', '>'], "")) {
            body["name"] = json!(name);
        }
        straight(copy, command, body)
    });
    assert!(
        faults.iter().any(|fault| fault.contains("/name [html]: was taken and is not in the answer")),
        "{faults:?}"
    );
}

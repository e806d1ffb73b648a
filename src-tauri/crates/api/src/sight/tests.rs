//! What is guarded, that nothing is forgotten, and what is left for whoever does not see it.

use std::collections::HashMap;

use super::guarded::Types;
use super::*;
use crate::list;

/// Documents on which nothing is personal or money: a car's photo, and the code that opens the shop.
const NOTHING: [&str; 2] = ["pictures_get", "backup_print_recovery_code"];

#[test]
fn every_field_says_what_it_is() {
    let (mut types, answers) = Types::all().unwrap();
    answers.iter().for_each(|(_, answer)| drop(types.of_answer(answer)));
    types.open.sort();
    types.open.dedup();
    assert!(types.open.is_empty(), "say it in the feature's `fields!`:\n{}", types.open.join("\n"));
}

#[test]
fn what_nobody_said_is_seen() {
    let lines = [
        "export type Card = { name: Shown<string>, told: Shown<string> | null, brought_by: string, paid_fen: Paid };",
        "export type Paid = number;",
        "export type Page<T> = { rows: Array<T>, was: unknown, title: string, next: string };",
        "export type Tree = { leaves: Array<Tree>, total_fen: Fen };",
    ];
    let said = HashMap::from([(("Page".to_owned(), "title".to_owned()), What::Thing)]);
    let mut types = Types::of(lines.into_iter(), said).unwrap();
    types.of_answer("Page<Card>");
    types.of_answer("Tree | null");
    let open = [
        "Card.told: shown, but of what kind?",
        "Card.told: ",
        "Card.brought_by: ",
        "Card.paid_fen: ",
        "Page.was: ",
        "Tree contains itself",
    ];
    let seen: Vec<&str> = types.open.iter().map(String::as_str).collect();
    assert_eq!(seen.len(), 5, "{seen:?}");
    for it in open {
        assert!(seen.iter().any(|seen| seen.starts_with(it)), "not seen: {it}\n{seen:?}");
    }
}

#[test]
fn documents_say_what_they_carry() {
    let says = |command: &&Command| command.carries.is_empty() != command.is_document();
    let mute: Vec<&str> = list::commands().filter(|command| !says(command)).map(|command| command.name).collect();
    assert_eq!(mute, NOTHING, "what is on a sheet cannot be read from its type");
}

#[test]
fn a_list_tells_the_fields_of_its_rows() {
    let orders = sensitive_fields(list::find("repair_orders_list").unwrap());
    assert_eq!(orders["name"], json!(["rows.customer_name"]));
    assert_eq!(orders["money"], json!(["rows.amount_fen", "rows.unpaid_fen", "rows.unsettled_fen"]));
    let order = sensitive_fields(list::find("repair_orders_get").unwrap());
    assert_eq!(
        order["phone"],
        json!(["brought_by_phone", "customer.phone", "vehicle.owner.phone"]),
        "however deep it stands"
    );
    assert_eq!(sensitive_fields(list::find("settlement_print").unwrap()), json!(["name", "phone", "vin", "money"]));
}

fn shown(hidden: &[Sensitive], command: &str, value: Value) -> Value {
    let mut answer = Answer::Json(json!({ "value": value, "seq": 7 }));
    Sight { hidden: hidden.into() }.show(list::find(command).unwrap(), &mut answer);
    let Answer::Json(answer) = answer else { unreachable!() };
    assert_eq!(answer["seq"], 7, "what an answer says beside its value is left");
    answer["value"].clone()
}

#[test]
fn whoever_does_not_see_it_is_shown_what_is_left() {
    let customer = json!({ "name": { "whole": "某某公司" }, "phone": { "whole": "13800001111" }, "address": { "whole": "深圳市福田区彩田路88号" }, "credit_limit_fen": 500, "remark": "月结" });
    let all_but_names = json!({ "name": { "whole": "某某公司" }, "phone": { "masked": "138****1111" }, "address": { "masked": "深圳市福田区******" }, "credit_limit_fen": null, "remark": "月结" });
    let seen = shown(&Sensitive::ALL, "customers_save", customer.clone());
    assert_eq!(seen, all_but_names, "a name is masked where it is known whose it is, and nowhere else");
    assert_eq!(shown(&Sensitive::ALL, "customers_save", seen.clone()), seen, "what is masked stays masked");
    assert_eq!(shown(&[], "customers_save", customer.clone()), customer, "whoever sees all is shown all");
    let page =
        json!({ "rows": [{ "vin": null, "customer_name": { "whole": "张三" }, "amount_fen": 100 }], "next": "a" });
    let left =
        json!({ "rows": [{ "vin": null, "customer_name": { "whole": "张三" }, "amount_fen": null }], "next": "a" });
    assert_eq!(shown(&[Sensitive::Money], "repair_orders_list", page), left, "each row of a list");
    let history = json!([{ "before": { "phone": "13800001111" }, "operation": "customers_save" }]);
    let left = json!([{ "before": null, "operation": "customers_save" }]);
    assert_eq!(
        shown(&[Sensitive::Phone], "journal_history", history),
        left,
        "a record as it was holds whatever it held"
    );
}

#[test]
fn a_sheet_with_money_on_it_is_not_handed_to_whoever_does_not_see_money() {
    let sheet = list::find("settlement_print").unwrap().carries;
    assert!(!Sight { hidden: vec![Sensitive::Money] }.may_hold(sheet));
    let names = Sight { hidden: vec![Sensitive::Name, Sensitive::Phone] };
    assert!(names.may_hold(sheet), "a form names people whole, as it asks");
}

//! Every example of the command list is what it says: a valid request.

use jieche_api::list::commands;
use serde_json::json;

use crate::APART;
use crate::bench::{Bench, straight};

#[test]
fn every_example_is_answered() {
    let bench = Bench::lay();
    for command in commands().filter(|command| !APART.contains(&command.name)) {
        let outcome = straight(&bench.copy(), command.name, (command.example)(&bench.example));
        assert!(outcome.is_ok(), "{} refuses its own example: {outcome:?}", command.name);
    }
}

#[test]
fn a_shop_is_founded_or_restored_where_none_is_and_nowhere_else() {
    let (empty, open) = (Bench::without_shop(), Bench::lay());
    for command in commands().filter(|command| ["shop_found", "backup_restore"].contains(&command.name)) {
        let outcome = straight(&empty.copy(), command.name, (command.example)(&empty.example));
        assert!(outcome.is_ok(), "{} refuses its own example: {outcome:?}", command.name);
        let problem =
            straight(&open.copy(), command.name, (command.example)(&open.example)).expect_err("there is a shop");
        assert_eq!(problem.code, "shop_exists", "{} must never stand on another shop", command.name);
    }
}

#[test]
fn the_demo_shop_opens_beside_no_shop_and_is_left_again() {
    let empty = Bench::without_shop();
    let copy = empty.copy();
    let status = straight(&copy, "shop_open_demo", json!({})).expect("the demo shop opens");
    assert_eq!((&status["stage"], &status["demo"]), (&json!("open"), &json!(true)), "and says that it is one");
    let status = straight(&copy, "shop_leave_demo", json!({})).expect("it is left");
    assert_eq!(status["stage"], "no_shop", "the folder's own shop is still to be founded");
}

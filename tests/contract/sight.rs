//! What each role sees of personal data, tried by signing in as each and asking for everything.
//!
//! Which fields are personal the types say, and `jieche-api` demands it of every answer; here is whether what comes back
//! keeps to it. Deliberately not here: who may ask at all (`roles`).

use jieche_api::list::{Command, Door, commands};
use jieche_tests::house::{Desk, House};
use serde_json::json;

use crate::roles::{roles, somebody};

/// Personal data of the example shop's customers, and the roles that do not see it whole.
const KEPT: [(&[&str], &[&str]); 3] = [
    (
        &["13800001111", "13800002222", "13800007777"],
        &["workshop_lead", "technician", "inspector", "parts_clerk", "read_only"],
    ),
    (&["张三丰", "李四光", "王五"], &["technician", "parts_clerk", "read_only"]),
    (&["LFV2A21K8A3000001", "LRW3E7FA1NC012345"], &["read_only"]),
];

/// Commands of which a role hears what is kept from it: "customers_get: 张三丰".
fn told(desk: &Desk, role: &str, asked: impl Fn(&Command) -> serde_json::Value) -> Vec<String> {
    let kept: Vec<&str> =
        KEPT.iter().filter(|(_, blind)| blind.contains(&role)).flat_map(|(texts, _)| texts.iter().copied()).collect();
    let reads = commands().filter(|command| command.door == Door::Read);
    let answers = reads.map(|command| (command.name, desk.tries(command.name, asked(command)).unwrap_or_default()));
    answers
        .flat_map(|(name, answer)| {
            let answer = answer.to_string();
            let heard = kept.iter().filter(|text| answer.contains(**text));
            heard.map(|text| format!("{role}: {name}: {text}")).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_answer_tells_a_role_what_is_kept_from_it() {
    let (house, shop) = House::with_examples();
    let manager = house.stranger("办公室").with_token(&shop.token);
    let asked = |command: &Command| (command.example)(&shop.example);
    let heard: Vec<String> =
        roles().iter().flat_map(|role| told(&somebody(&house, &manager, role), role, asked)).collect();
    assert!(heard.is_empty(), "these saw what they need not:\n{}", heard.join("\n"));
    let all = manager.asks("customers_get", json!({ "id": shop.example.customer })).to_string();
    assert!(KEPT.iter().all(|(texts, _)| all.contains(texts[0])), "and there is something to see: {all}");
}

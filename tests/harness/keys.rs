//! Keys: the same key gives the same answer once and for all, and never another request's.

use jieche_api::list::{Command, Door, commands};
use jieche_tests::house::new_key;
use serde_json::{Value, json};

use crate::bench::Bench;

fn writes() -> impl Iterator<Item = &'static Command> {
    commands().filter(|command| command.door == Door::Write)
}

#[test]
fn a_key_sent_twice_gives_the_first_answer_and_writes_once() {
    let bench = Bench::lay();
    for command in writes() {
        let (copy, key, body) = (bench.copy(), new_key(), (command.example)(&bench.example));
        let first = copy.call(command.name, &key, body.clone());
        let (seq, first) =
            (copy.seq(), first.unwrap_or_else(|problem| panic!("{} refused its example: {problem}", command.name)));
        if command.name == "staff_change_password" {
            continue; // it ends every session of the person, this one among them
        }
        let again = copy.call(command.name, &key, body);
        assert!(again.is_ok(), "{}: a window that heard nothing may ask again: {again:?}", command.name);
        if !is_job(&first) {
            assert_eq!(again.unwrap(), first, "{}: asked again, it must hear the same", command.name);
            assert_eq!(copy.seq(), seq, "{}: asked again, it must write nothing", command.name);
        } else {
            assert_eq!(again.unwrap()["id"], first["id"], "{}: the same key is the same job", command.name);
        }
    }
}

#[test]
fn a_key_sent_with_another_request_is_refused() {
    let bench = Bench::lay();
    for command in writes().filter(|command| command.name != "staff_change_password") {
        let (copy, key) = (bench.copy(), new_key());
        let mut body = (command.example)(&bench.example);
        if !body.as_object().is_some_and(|fields| fields.contains_key("version")) {
            continue; // what has no version to change is tried by the fields test
        }
        copy.call(command.name, &key, body.clone())
            .unwrap_or_else(|problem| panic!("{} refused its example: {problem}", command.name));
        let seq = copy.seq();
        body["version"] = json!(987);
        let problem = copy.call(command.name, &key, body).expect_err("another request under the same key");
        assert_eq!(problem.code, "key_reused", "{}: one key is one request", command.name);
        assert_eq!(copy.seq(), seq, "{}: and nothing is written", command.name);
    }
}

#[test]
fn a_write_without_a_fitting_key_is_refused() {
    let bench = Bench::lay();
    let copy = bench.copy();
    for key in ["", "short", "with a blank in it", "引号引号引号引号", &"k".repeat(65), "'; DROP TABLE answers; --"]
    {
        let seq = copy.seq();
        let body = json!({ "id": bench.example.customer, "version": bench.example.customer_version });
        let problem = copy.call("customers_save", key, body).expect_err("a key of the wrong form");
        assert_eq!(
            (problem.code.as_ref(), problem.field.as_deref()),
            ("bad_value", Some("Idempotency-Key")),
            "{key}: a key that cannot be remembered protects nobody"
        );
        assert_eq!(copy.seq(), seq, "{key}: nothing is written");
    }
}

#[test]
fn a_stale_version_is_told_who_changed_what_it_saw() {
    let bench = Bench::lay();
    let versioned = writes().filter(|command| (command.example)(&bench.example)["version"].is_i64());
    for command in versioned {
        let copy = bench.copy();
        let mut body = (command.example)(&bench.example);
        body["version"] = json!(body["version"].as_i64().expect("a version") + 1);
        let problem = copy.call(command.name, &new_key(), body).expect_err("a version that is not the stored one");
        assert_eq!(problem.code, "changed_meanwhile", "{}: nobody may save over what they did not see", command.name);
        assert!(
            problem.args.contains_key("version") && problem.args.contains_key("by"),
            "{}: by whom, and what is stored now: {:?}",
            command.name,
            problem.args
        );
    }
}

#[test]
fn a_record_that_is_not_there_is_not_found() {
    let bench = Bench::lay();
    let copy = bench.copy();
    let asked = commands().filter(|command| is_by_id(&(command.example)(&bench.example)));
    for command in asked {
        let problem = copy.call(command.name, &new_key(), json!({ "id": 987_654 })).expect_err("a record nobody has");
        assert_eq!(
            (problem.code.as_ref(), jieche_api::status(&problem)),
            ("not_found", 404),
            "{} must say that it is not there",
            command.name
        );
    }
}

fn is_by_id(example: &Value) -> bool {
    example.as_object().is_some_and(|fields| fields.len() == 1 && fields.contains_key("id"))
}

fn is_job(answer: &Value) -> bool {
    answer.get("started_at").is_some() && answer.get("total").is_some()
}

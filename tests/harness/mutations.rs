//! The classes of bad input, and what each must meet.

use jieche_api::list::Door;
use serde_json::{Value, json};

use crate::fields;

/// What a value must meet.
#[derive(Debug, Clone, PartialEq)]
pub enum Expect {
    /// A refusal.
    Refused,
    /// A refusal, or an answer.
    Either,
    /// A refusal, or an answer in which this text stands as it was typed.
    Kept(String),
}

/// A value of a class.
pub struct Mutation {
    /// The class.
    pub class: &'static str,
    /// The value; none: the field is missing.
    pub value: Option<Value>,
    /// What it must meet.
    pub expect: Expect,
}

/// Texts that mean something to another program, and nothing to a shop.
const HARMLESS: [(&str, &str); 9] = [
    ("sql", "'; DROP TABLE customers; --"),
    ("sql", "\" OR \"\"=\""),
    ("full text", "NEAR(a b) OR col:\"x\" AND *"),
    ("html", "<img src=x onerror=alert(1)>"),
    ("formula", "=HYPERLINK(\"http://x\",\"y\")"),
    ("formula", "@SUM(1+1)*cmd|' /C calc'!A0"),
    ("path", "../../../../etc/passwd"),
    ("path", "C:\\Windows\\..\\x"),
    ("unknown value", "no_such_value"),
];
/// Texts that do not read as they are stored.
const TRICKS: [(&str, &str); 4] =
    [("control", "a\u{0}b"), ("control", "a\u{1b}[31mb"), ("bidi", "a\u{202e}b"), ("invisible", "a\u{200b}b")];
const LONG: usize = 100_000;
/// Texts nobody stores as they are: secrets, and what only points to something.
const NOT_SHOWN: [&str; 9] =
    ["password", "old_password", "new_password", "recovery_code", "approval", "folder", "file", "login", "after"];

/// The mutations of the field at `path`.
pub fn of(path: &str, value: &Value, door: Door) -> Vec<Mutation> {
    let name = fields::name(path);
    let mut all = vec![either("null", Value::Null)];
    if !path.is_empty() {
        all.push(Mutation { class: "missing", value: None, expect: Expect::Either });
    }
    all.extend(wrong_types(value));
    match value {
        Value::String(text) => all.extend(texts(name, text, door)),
        Value::Number(_) => {
            all.extend(numbers(path, name, door));
            all.extend(
                value.as_i64().filter(|_| name == "version" && door == Door::Write).into_iter().flat_map(beside),
            );
        }
        Value::Array(list) => all.extend(lists(list)),
        Value::Null => all.extend(optional(name, door)),
        _ => {}
    }
    all
}

fn either(class: &'static str, value: Value) -> Mutation {
    Mutation { class, value: Some(value), expect: Expect::Either }
}

fn refused(class: &'static str, value: Value) -> Mutation {
    Mutation { class, value: Some(value), expect: Expect::Refused }
}

fn wrong_types(value: &Value) -> Vec<Mutation> {
    let others = match value {
        Value::String(_) => vec![json!(7), json!(true), json!([]), json!({})],
        Value::Number(_) => vec![json!("7"), json!(true), json!([7]), json!({}), json!(1.5), json!(1e300)],
        Value::Bool(_) => vec![json!("true"), json!(1), json!([]), json!({})],
        Value::Array(_) => vec![json!("x"), json!(7), json!({ "a": 1 })],
        Value::Object(_) => vec![json!("x"), json!(7), json!(true)],
        Value::Null => vec![json!({ "a": [1] })],
    };
    others.into_iter().map(|other| refused("wrong type", other)).collect()
}

fn texts(name: &str, text: &str, door: Door) -> Vec<Mutation> {
    let written = matches!(door, Door::Write);
    let strict = |class, text: &str| if written { refused(class, json!(text)) } else { either(class, json!(text)) };
    let mut all = vec![either("empty", json!("")), either("blank", json!("  \u{3000} \t"))];
    all.extend(TRICKS.iter().map(|(class, text)| strict(class, text)));
    all.push(strict("too long", &"长".repeat(LONG)));
    let kept = written && !NOT_SHOWN.contains(&name);
    all.extend(HARMLESS.iter().map(|(class, text)| Mutation {
        class,
        value: Some(json!(text)),
        expect: if kept { Expect::Kept((*text).to_owned()) } else { Expect::Either },
    }));
    if text.len() == 10 && text.as_bytes()[4] == b'-' {
        let never = ["2026-02-30", "2026-13-01", "0000-00-00", "2026-1-1", "20261123", "-2026-01-01"];
        all.extend(never.map(|date| refused("impossible date", json!(date))));
        all.extend(["1900-01-01", "9999-12-31", "0001-01-01"].map(|date| either("far date", json!(date))));
    }
    all
}

fn numbers(path: &str, name: &str, door: Door) -> Vec<Mutation> {
    let huge = [i64::MAX, i64::MIN, 1_000_000_000_000];
    let written = matches!(door, Door::Write | Door::Paper);
    let must = |values: &[i64], class| values.iter().map(|value| refused(class, json!(value))).collect::<Vec<_>>();
    let may = |values: &[i64], class| values.iter().map(|value| either(class, json!(value))).collect::<Vec<_>>();
    // A question's id is its own, everything else called an id names a record.
    let refers = (name == "id" || name.ends_with("_id") || name == "line_ids") && !path.starts_with("/questions/");
    let mut all = vec![refused("huge", json!(u64::MAX))];
    if name.ends_with("_fen") || name == "limit" || name == "hours" || name == "quantity" || name.ends_with("_bp") {
        all.extend(must(&huge, "huge"));
        all.extend(if name == "limit" {
            must(&[0, -1, 100_000], "out of range")
        } else {
            may(&[0, -1], "out of range")
        });
    } else if name == "version" {
        all.extend(must(&huge, "stale version"));
        all.extend(must(&[-1, 0], "stale version"));
    } else if refers && written {
        all.extend(must(&huge, "nobody's id"));
        all.extend(must(&[-1, 0, 999_999], "nobody's id"));
    } else {
        all.extend(may(&huge, "huge"));
        all.extend(may(&[0, -1, 1, 101], "out of range"));
    }
    all
}

/// The version before and the one after: both are of somebody who has not seen the record as it is.
fn beside(version: i64) -> [Mutation; 2] {
    [refused("stale version", json!(version - 1)), refused("stale version", json!(version + 1))]
}

fn lists(list: &[Value]) -> Vec<Mutation> {
    let first = list.first().cloned().unwrap_or(Value::Null);
    let many = |count: usize| Value::Array(vec![first.clone(); count]);
    vec![
        either("empty", json!([])),
        either("repeated", many(2)),
        either("far too many", many(10_000)),
        refused("wrong type", json!([{ "a": 1 }])),
    ]
}

/// What an optional field may be given, by what its name says it is.
fn optional(name: &str, door: Door) -> Vec<Mutation> {
    if name.ends_with("_id") || name == "id" || name == "except" || name == "only" || name == "columns" {
        let given = [json!(999_999), json!(-1), json!("no_such_value"), json!([]), json!(i64::MAX)];
        return given.into_iter().map(|given| either("given", given)).collect();
    }
    if name.ends_with("_fen")
        || name.ends_with("_km")
        || name == "hours"
        || name == "nps"
        || name == "before"
        || name == "version"
    {
        let given = [-1, 0, 7, 1_000_000_000_000, i64::MAX, i64::MIN];
        return given.into_iter().map(|given| either("given", json!(given))).collect();
    }
    let mut all: Vec<Mutation> =
        texts(name, "", door).into_iter().map(|mutation| Mutation { expect: Expect::Either, ..mutation }).collect();
    all.extend([json!(7), json!(true), json!([])].map(|given| either("given", given)));
    all
}

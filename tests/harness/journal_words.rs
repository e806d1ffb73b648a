//! What the journal tells has words: each field, each operation and each code that a record's history can show, read from
//! the journal of the examples' shop and of each write that the list gives an example of.
//!
//! Deliberately not here: how the history looks, and what values are called that are no codes (`ui/tests/journal.test.ts`).

use std::collections::{BTreeMap, BTreeSet};

use jieche_api::list::{Door, commands};
use jieche_tests::house::new_key;
use jieche_tests::tree::Tree;
use serde_json::{Map, Value, json};

use crate::bench::{Bench, Copy, straight};

/// Where a screen finds what a field's code is called.
const VALUES: &str = "ui/src/ground/journal/values.ts";
/// What codes are called.
const CODES: &str = "ui/src/words/codes.ts";
/// What fields and operations are called. That English has the same keys a wall sees.
const WORDS: &str = "ui/src/words/zh-CN/journal.ts";

/// What the histories told: (operation or field, whose and where).
#[derive(Default)]
struct Told {
    operations: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
    /// (the record's kind where its own codes come first, the field, the code).
    codes: BTreeSet<(Option<String>, String, String)>,
}

#[test]
fn what_a_feature_journals_has_words() {
    let told = told(&Bench::lay());
    let words = read(WORDS);
    let missing = |names: &BTreeMap<String, String>, place: &str| -> Vec<String> {
        let known = keys(block(&words, place));
        names.iter().filter(|(name, _)| !known.contains(*name)).map(|(name, of)| format!("{name} of {of}")).collect()
    };
    let (fields, operations) = (missing(&told.fields, "fields: {"), missing(&told.operations, "operations: {"));
    assert!(fields.is_empty(), "fields shown by their bare names, no words in {WORDS}: {fields:#?}");
    assert!(operations.is_empty(), "operations shown by their bare names, no words in {WORDS}: {operations:#?}");
    let bare = bare_codes(&told.codes);
    assert!(bare.is_empty(), "codes shown by their bare names, {VALUES} does not say of what kind they are: {bare:#?}");
}

#[test]
fn a_field_without_words_is_seen() {
    let known = keys(block("export default {\n  fields: {\n    name: '名称',\n    'no': '号',\n  },\n};", "fields: {"));
    assert_eq!(known, BTreeSet::from(["name".to_owned(), "no".to_owned()]));
    let mut told = Told::default();
    let made = json!({ "id": 1, "name": "甲", "owner_id": 2, "phone": { "whole": "1" }, "in": { "spec": null }, "list": [{ "kind": "part" }] });
    told.record("parts", &made);
    assert_eq!(
        told.fields.keys().collect::<Vec<_>>(),
        ["list", "name", "phone", "spec"],
        "what the screen shows, no more"
    );
    assert!(told.codes.contains(&(None, "kind".to_owned(), "part".to_owned())), "codes deep in a list are shown too");
}

/// The histories of all records, after the example of each write too.
fn told(bench: &Bench) -> Told {
    let mut told = Told::default();
    told.read(&bench.copy(), 0);
    for command in commands().filter(|command| command.door == Door::Write) {
        let copy = bench.copy();
        let seq = copy.seq();
        let done = copy.call(command.name, &new_key(), (command.example)(&bench.example));
        done.unwrap_or_else(|problem| panic!("{} refused its example: {problem}", command.name));
        if command.name != "staff_change_password" {
            told.read(&copy, seq); // that one ends every session, this one among them
        }
    }
    told
}

impl Told {
    /// The histories of what was touched after `seq`.
    fn read(&mut self, copy: &Copy, seq: i64) {
        let changes = straight(copy, "changes_since", json!({ "seq": seq, "wait": false })).expect("news");
        let notes = changes["notes"].as_array().expect("a list of writes");
        assert!(seq > 0 || !notes.is_empty(), "the examples' shop must be small enough to be told at once");
        let touched: BTreeSet<(&str, i64)> = notes
            .iter()
            .flat_map(|note| note["touched"].as_array().expect("what was touched"))
            .filter_map(|one| Some((one["kind"].as_str()?, one["id"].as_i64()?)))
            .collect();
        for (kind, id) in touched {
            let asked = json!({ "kind": kind, "id": id, "before": null, "limit": 50 });
            let history = straight(copy, "journal_history", asked).expect("every touched record has a history");
            for entry in history.as_array().expect("a list of entries") {
                let operation = entry["operation"].as_str().expect("an operation").to_owned();
                self.operations.entry(operation).or_insert_with(|| kind.to_owned());
                self.record(kind, &entry["before"]);
                self.record(kind, &entry["after"]);
            }
        }
    }

    fn record(&mut self, kind: &str, record: &Value) {
        leaves(kind, record, &mut |path, value| {
            let name = path.rsplit('.').next().unwrap_or_default();
            self.fields.entry(name.to_owned()).or_insert_with(|| path.to_owned());
            // Which masked value was shown is told by that field's own words (`fieldShown`).
            if name == "shown" {
                return;
            }
            for (whose, field, code) in texts(Some(kind), name, value) {
                self.codes.insert((whose.map(str::to_owned), field.to_owned(), code.to_owned()));
            }
        });
    }
}

/// Each field of a record that the history compares as a whole, by its path: as `differences.ts` does.
fn leaves(path: &str, value: &Value, take: &mut impl FnMut(&str, &Value)) {
    let Some(fields) = value.as_object().filter(|fields| !is_personal(fields)) else {
        if path.contains('.') {
            take(path, value);
        }
        return;
    };
    for (name, value) in fields.iter().filter(|(name, value)| !is_silent(name, value)) {
        leaves(&format!("{path}.{name}"), value, take);
    }
}

fn is_personal(fields: &Map<String, Value>) -> bool {
    fields.len() == 1 && (fields.contains_key("whole") || fields.contains_key("masked"))
}

fn is_silent(name: &str, value: &Value) -> bool {
    const NAMES: [&str; 6] = ["version", "id", "kept_pdf", "strokes", "delivered_on", "cancelled_on"];
    NAMES.contains(&name) || name.ends_with("_id") || (name.ends_with("_by") && value.is_number())
}

/// The texts a field's value shows, each with the field it is shown by: as `valueText` does. Whose codes come first is only
/// known of what is no record within a record.
fn texts<'a>(kind: Option<&'a str>, name: &'a str, value: &'a Value) -> Vec<(Option<&'a str>, &'a str, &'a str)> {
    match value {
        Value::String(text) => vec![(kind, name, text)],
        Value::Array(values) => values.iter().flat_map(|value| texts(kind, name, value)).collect(),
        Value::Object(fields) if !is_personal(fields) => {
            fields.iter().flat_map(|(name, value)| texts(None, name, value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Texts that are codes of ours, under fields that `values.ts` does not know to hold them.
fn bare_codes(told: &BTreeSet<(Option<String>, String, String)>) -> Vec<String> {
    let (values, codes) = (read(VALUES), read(CODES));
    let codes: BTreeMap<String, BTreeSet<String>> = block(&codes, "zh = {")
        .lines()
        .filter_map(|line| line.split_once(": {"))
        .map(|(kind, rest)| (kind.trim().to_owned(), keys(rest)))
        .collect();
    let mut kinds = lists(block(&values, "CodeKind[]> = {"));
    for (record, own) in
        block(&values, "Record<string, CodeKind>>> = {").split("},").filter_map(|one| one.split_once(": {"))
    {
        kinds.extend(lists(own).into_iter().map(|(field, kind)| (format!("{}.{field}", record.trim()), kind)));
    }
    let is_code = |code: &str| codes.values().any(|of| of.contains(code));
    let says = |field: &str, code: &str| {
        kinds.get(field).is_some_and(|kinds| kinds.iter().any(|kind| codes[kind].contains(code)))
    };
    let bare = told.iter().filter(|(kind, field, code)| {
        let own = kind.as_ref().is_some_and(|kind| says(&format!("{kind}.{field}"), code));
        is_code(code) && !own && !says(field, code)
    });
    bare.map(|(kind, field, code)| format!("{code} as {field} of {}", kind.as_deref().unwrap_or("a part of a record")))
        .collect()
}

/// The kinds each name holds: `state: ['a', 'b'], source: 'c'`.
fn lists(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for (n, piece) in text.split('\'').enumerate() {
        if n % 2 == 1 {
            found.entry(name.clone()).or_default().push(piece.to_owned());
        } else if let Some((before, _)) = piece.rsplit_once(':') {
            name = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
        }
    }
    found
}

/// What stands between the braces that `opening` ends with.
fn block<'a>(text: &'a str, opening: &str) -> &'a str {
    let (_, inside) = text.split_once(opening).unwrap_or_else(|| panic!("there is no {opening}"));
    let mut depth = 1;
    let end = inside.find(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0
    });
    &inside[..end.expect("what is opened is closed")]
}

/// The keys of `a: 'x', 'b': "y"`.
fn keys(text: &str) -> BTreeSet<String> {
    let quote = |c| matches!(c, '\'' | '"');
    let mut bare = String::new();
    let mut within = None;
    for c in text.chars() {
        match within {
            Some(end) if c == end => within = None,
            // A quoted key is a key. Of a quoted value no sign is left that could make one.
            Some(_) => bare.push(if c.is_ascii_alphanumeric() || c == '_' { c } else { ' ' }),
            None if quote(c) => within = Some(c),
            None => bare.push(c),
        }
    }
    let before = bare.rsplit_once(':').map_or("", |(before, _)| before).split(':');
    let named = before.map(|piece| piece.rsplit([',', '\n', '{']).next().unwrap_or_default().trim());
    named.filter(|key| !key.is_empty() && !key.contains(' ')).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Tree::ours().root().join(path)).expect("the words can be read")
}

//! Shops kept from earlier formats, opened by today's program: everything is there; a newer format is refused.
//!
//! Each kept shop (`format_N/`) is a small data folder as the program of that day closed it, with `seen.json`, what its
//! reads answered then; all in it is made up, its key too. When a migration lands, a shop of the format before it is kept here by
//! running `keep_a_shop_of_todays_format` once (`KEEP_SHOP=1`), before the migration is written.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

use std::fs;
use std::path::{Path, PathBuf};

use jieche_api::example::{Example, ExampleShop};
use jieche_api::list::{Door, commands};
use jieche_tests::house::{Clock, Desk, House, open};
use jieche_tests::tree::Tree;
use serde_json::{Value, json};

/// The format of today's program.
const TODAY: usize = 6;
/// The last format whose bays were names in the settings and texts on orders.
const BAYS_IN_SETTINGS: usize = 4;
/// What a kept shop consists of; its backups and locks are not kept.
const KEPT: [&str; 3] = ["shop.db", "shop.key", "journal.mark"];
/// Reads whose answers name the folder or the moment.
const OF_THE_MOMENT: [&str; 4] = ["shop_status", "staff_me", "backup_list", "backup_check"];

fn kept(format: usize) -> PathBuf {
    Tree::ours().root().join(format!("tests/migrations/format_{format}"))
}

fn reads(desk: &Desk, example: &Example) -> Value {
    let reads = commands().filter(|command| command.door == Door::Read && !OF_THE_MOMENT.contains(&command.name));
    let answers = reads.map(|command| {
        (command.name.to_owned(), desk.tries(command.name, (command.example)(example)).unwrap_or_default())
    });
    Value::Object(answers.collect())
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of the copy");
    for entry in fs::read_dir(from).expect("a folder to copy").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file of the copy");
        }
    }
}

/// Keeps the examples' shop as today's program closes it. Only when asked: a kept shop is never made again.
#[test]
fn keep_a_shop_of_todays_format() {
    if std::env::var_os("KEEP_SHOP").is_none() {
        assert!(kept(TODAY).join("shop.db").is_file(), "a shop of format {TODAY} is kept; make it with KEEP_SHOP=1");
        return;
    }
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let seen = json!({ "token": token, "example": example_of(&example), "reads": reads(&house.stranger("前台1").with_token(&token), &example) });
    drop(api);
    let closed = house.close();
    let to = kept(TODAY);
    fs::create_dir_all(&to).expect("a folder to keep it in");
    for name in KEPT {
        fs::copy(closed.folder.join(name), to.join(name)).expect("a file to keep");
    }
    copy_folder(&closed.folder.join("files"), &to.join("files"));
    fs::write(to.join("seen.json"), serde_json::to_vec(&seen).expect("JSON")).expect("what was seen is kept");
}

/// What of the example the kept answers were asked with.
fn example_of(example: &Example) -> Value {
    json!({ "customer": example.customer, "vehicle": example.vehicle, "order": example.order, "settlement": example.settlement, "survey": example.survey, "job": example.job, "file": example.file, "today": example.today })
}

fn read_example(of: &Value) -> Example {
    let id = |name: &str| of[name].as_i64().expect("an id");
    let text = |name: &str| of[name].as_str().expect("a text").to_owned();
    Example {
        customer: id("customer"),
        vehicle: id("vehicle"),
        order: id("order"),
        settlement: id("settlement"),
        survey: id("survey"),
        job: id("job"),
        file: text("file"),
        today: text("today"),
        ..Example::default()
    }
}

#[test]
fn every_kept_shop_opens_whole() {
    for format in 1..=TODAY {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_folder(&kept(format), folder.path());
        let seen: Value =
            serde_json::from_slice(&fs::read(folder.path().join("seen.json")).expect("what was seen")).expect("JSON");
        let api = open(folder.path(), &Clock::monday()).unwrap_or_else(|problem| panic!("format {format}: {problem}"));
        api.check().unwrap_or_else(|problem| panic!("format {format}: {problem}"));
        let desk = Desk::of(&api, "前台1").with_token(seen["token"].as_str().expect("a token"));
        let now = reads(&desk, &read_example(&seen["example"]));
        for (command, then) in seen["reads"].as_object().expect("answers") {
            let missing = missing(&as_now(command, then, &now[command]), &now[command]);
            let missing: Vec<_> =
                missing.iter().filter(|said| !LEFT_OUT.iter().any(|(path, _)| said.contains(path))).collect();
            assert!(missing.is_empty(), "format {format}, {command}: no longer says {missing:?}");
        }
        api.close();
    }
}

/// What answers no longer say on purpose, and why.
const LEFT_OUT: [(&str, &str); 3] = [
    (
        "/shop/appointments/bays: ",
        "bays are records: `every_bay_is_a_record_and_nothing_left_its_own` finds them there",
    ),
    ("/customer/plates: ", "no screen showed the plates of an order's customer; a list of customers says them"),
    ("/owner/plates: ", "nor those of a car's owner"),
];

/// Values that a later format says elsewhere: the command, where they stood, where they stand.
const MOVED: [(&str, &str, &str); 2] = [
    ("settings_get", "/shop/discount_limit_bp", "/shop/quotations/discounts/0/limit_bp"),
    ("repair_orders_front_desk", "/last_backup_at", "/backup/last_at"),
];

/// An old answer with what has moved taken out, once it is proved to stand in its new place.
fn as_now(command: &str, then: &Value, now: &Value) -> Value {
    let mut then = then.clone();
    for (_, from, to) in MOVED.iter().filter(|(moved, ..)| *moved == command) {
        if let Some(value) = then.pointer_mut(from).filter(|value| !value.is_null()) {
            assert_eq!(Some(&*value), now.pointer(to), "{from} is said at {to} now");
            *value = Value::Null;
        }
    }
    then
}

/// What stood in an answer and stands there no more; later formats may say more, never less.
fn missing(then: &Value, now: &Value) -> Vec<String> {
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => then
            .iter()
            .flat_map(|(name, value)| {
                missing(value, now.get(name).unwrap_or(&Value::Null))
                    .into_iter()
                    .map(move |path| format!("/{name}{path}"))
            })
            .collect(),
        (Value::Array(then), Value::Array(now)) if then.len() == now.len() => then
            .iter()
            .zip(now)
            .enumerate()
            .flat_map(|(n, (then, now))| missing(then, now).into_iter().map(move |path| format!("/{n}{path}")))
            .collect(),
        _ if then == now => Vec::new(),
        _ => vec![format!(": {then} is {now}")],
    }
}

/// What the settings listed is in use, in its order; what only an order said (the examples' was dispatched to "2") is kept.
#[test]
fn every_bay_is_a_record_and_nothing_left_its_own() {
    for format in 1..=BAYS_IN_SETTINGS {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_folder(&kept(format), folder.path());
        let seen: Value =
            serde_json::from_slice(&fs::read(folder.path().join("seen.json")).expect("what was seen")).expect("JSON");
        let api = open(folder.path(), &Clock::monday()).unwrap_or_else(|problem| panic!("format {format}: {problem}"));
        let desk = Desk::of(&api, "前台1").with_token(seen["token"].as_str().expect("a token"));
        let bays = desk.asks("bays_list", json!({}));
        let bays: Vec<(&str, bool)> = bays
            .as_array()
            .expect("a list")
            .iter()
            .map(|bay| (bay["name"].as_str().expect("a name"), bay["active"] == true))
            .collect();
        let listed = ["1 号工位", "2 号工位", "3 号工位", "4 号工位", "5 号工位", "6 号工位"].map(|name| (name, true));
        assert_eq!(bays, [&listed[..], &[("2", false)]].concat(), "format {format}");
        let orders = (1..=seen["example"]["order"].as_i64().expect("an id")).map(|id| json!({ "id": id }));
        let said: Vec<Value> = orders.map(|order| desk.asks("repair_orders_get", order)["bay"].clone()).collect();
        assert!(said.contains(&json!("2")), "format {format}: an order still says where it stood, of {said:?}");
        api.close();
    }
}

#[test]
fn a_lost_row_would_be_missed() {
    let then = json!({ "rows": [{ "id": 1, "name": "张三" }] });
    assert!(
        missing(&then, &json!({ "rows": [{ "id": 1, "name": "张三", "new": 7 }] })).is_empty(),
        "a later format may say more"
    );
    assert_eq!(missing(&then, &json!({ "rows": [] })).len(), 1, "planted: a row is gone");
    assert_eq!(
        missing(&then, &json!({ "rows": [{ "id": 1, "name": "李四" }] })).len(),
        1,
        "planted: a value is another"
    );
}

#[test]
fn a_kept_shop_goes_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_folder(&kept(TODAY), folder.path());
    let seen: Value =
        serde_json::from_slice(&fs::read(folder.path().join("seen.json")).expect("what was seen")).expect("JSON");
    let api = open(folder.path(), &Clock::monday()).expect("it opens");
    let desk = Desk::of(&api, "前台1").with_token(seen["token"].as_str().expect("a token"));
    let customer = json!({
        "id": null, "version": null, "kind": "person", "name": { "set": "新客户" }, "phone": { "set": "13900008888" }, "contact_name": { "set": null }, "credit_code": null,
        "address": { "set": null }, "debtor": "none", "no_marketing": false, "remark": null,
    });
    assert!(desk.asks("customers_save", customer)["id"].is_i64(), "old shops are written to as new ones are");
    api.close();
}

/// Landed migrations are never edited: a shop somewhere was made by them.
#[test]
fn landed_migrations_are_as_they_landed() {
    let landed = fs::read_to_string(Tree::ours().root().join("tests/migrations/landed.txt"))
        .expect("the list of landed migrations");
    let files = Tree::ours().files("src-tauri/crates/shop/migrations", &[".sql"]);
    for line in landed.lines().filter(|line| !line.starts_with('#')) {
        let (name, bytes) = line.split_once(' ').expect("a name and its length and sum");
        let file =
            files.iter().find(|file| file.path.ends_with(name)).unwrap_or_else(|| panic!("{name} landed and is gone"));
        assert_eq!(fingerprint(&file.text), bytes, "{name} landed; write the next one instead");
    }
    let named = |path: &str| landed.lines().any(|line| line.split(' ').next().is_some_and(|name| path.ends_with(name)));
    assert!(files.iter().take(TODAY).all(|file| named(&file.path)), "each landed migration stands in the list");
}

/// Length and a sum that no small edit leaves alone (FNV-1a): this guards against haste, not against an enemy.
fn fingerprint(text: &str) -> String {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{}-{sum:016x}", text.len())
}

//! A backup taken under writes, restored into an empty folder with the recovery code, is the shop at that moment; a wrong
//! code or a damaged backup is refused and leaves nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use jieche_api::example::{Example, ExampleShop};
use jieche_api::list::{Door, commands};
use jieche_tests::house::{Desk, House, new_key};
use serde_json::{Value, json};

use crate::customer;

/// What of a shop's reads tells of the program rather than of its records; and the journal, which tells of the restoring.
const NOT_RECORDS: [&str; 7] =
    ["changes_since", "shop_status", "staff_me", "backup_list", "backup_check", "jobs_get", "repair_orders_front_desk"];

fn restored(backup: &str, code: &str) -> House {
    let house = House::empty();
    house.stranger("新电脑").asks("backup_restore", json!({ "folder": backup, "recovery_code": code }));
    house
}

fn reads(desk: &Desk, example: &Example) -> Vec<(&'static str, Value)> {
    let reads = commands().filter(|command| command.door == Door::Read && !NOT_RECORDS.contains(&command.name));
    reads.map(|command| (command.name, desk.asks(command.name, (command.example)(example)))).collect()
}

fn back_up(desk: &Desk) -> String {
    let job = desk.sees_through(&desk.asks("backup_start", json!({ "folder": null })));
    assert_eq!(job["state"], "done", "the backup is made: {job}");
    job["backup"].as_str().expect("where it stands").to_owned()
}

#[test]
fn a_restored_shop_reads_as_the_one_it_was() {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    let backup = back_up(&desk);
    let new = restored(&backup, &example.recovery_code);
    new.clock.pass(1);
    let other = new.stranger("办公室").with_token(&token);
    for (there, here) in reads(&other, &example).into_iter().zip(reads(&desk, &example)) {
        assert_eq!(there, here, "every read, report and list is equal");
    }
    let (kept, again) = (json!({ "id": example.settlement }), json!({ "id": example.settlement }));
    assert_eq!(
        desk.prints("settlement_kept", kept),
        other.prints("settlement_kept", again),
        "the sheet that was handed over too"
    );
    new.api.check().expect("and all of it is whole");
    let next = other.asks("customers_save", customer("新客户", "13900009999"));
    assert!(next["id"].is_i64(), "and the day goes on in it");
    drop(api);
}

/// What writers were answered while the backup ran: (journal sequence, customer, the record as answered).
type Log = Mutex<Vec<(i64, i64, Value)>>;

#[test]
fn a_backup_taken_under_writes_is_the_shop_at_one_moment() {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    let (log, done): (Log, AtomicBool) = (Mutex::default(), AtomicBool::new(false));
    let backup = std::thread::scope(|scope| {
        let mut writers = Vec::new();
        for writer in 0..2 {
            let (desk, log, done) = (&desk, &log, &done);
            writers.push(scope.spawn(move || write_until(desk, writer, log, done)));
        }
        while log.lock().expect("no writer panics").len() < 20 {
            assert!(!writers.iter().any(|writer| writer.is_finished()), "they write on until they are told");
            std::thread::yield_now();
        }
        let backup = back_up(&desk);
        done.store(true, Ordering::Relaxed);
        backup
    });
    let manifest: Value =
        serde_json::from_slice(&fs::read(Path::new(&backup).join("manifest.json")).expect("a manifest"))
            .expect("of JSON");
    let moment = manifest["seq"].as_i64().expect("the moment it holds");
    let new = restored(&backup, &example.recovery_code);
    let faults =
        differences(&new.stranger("办公室").with_token(&token), &log.into_inner().expect("no writer panics"), moment);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    drop(api);
}

/// Saves a customer, changes it, and the next.
fn write_until(desk: &Desk, writer: u64, log: &Log, done: &AtomicBool) {
    for n in 0.. {
        let made = save(desk, customer("张三", &format!("137{writer}{n:07}")), log);
        let mut body = customer("张三丰", &format!("137{writer}{n:07}"));
        (body["id"], body["version"]) = (made["id"].clone(), made["version"].clone());
        save(desk, body, log);
        if done.load(Ordering::Relaxed) {
            return;
        }
    }
}

fn save(desk: &Desk, body: Value, log: &Log) -> Value {
    let answer = desk.calls("customers_save", &new_key(), body).expect("it is saved");
    let jieche_api::Answer::Json(answer) = answer else { panic!("a save answers no document") };
    let (seq, id) = (answer["seq"].as_i64().expect("a sequence"), answer["value"]["id"].as_i64().expect("an id"));
    log.lock().expect("no writer panics").push((seq, id, answer["value"].clone()));
    answer["value"].clone()
}

/// Customers that do not stand in the restored shop as they were last answered up to that moment.
fn differences(desk: &Desk, log: &[(i64, i64, Value)], moment: i64) -> Vec<String> {
    let mut then: BTreeMap<i64, Option<(i64, &Value)>> = BTreeMap::new();
    for (seq, id, value) in log {
        let last = then.entry(*id).or_default();
        if *seq <= moment && last.is_none_or(|(before, _)| before < *seq) {
            *last = Some((*seq, value));
        }
    }
    let stands = |id: i64| desk.tries("customers_get", json!({ "id": id })).ok().map(|file| file["customer"].clone());
    let wrong = then.into_iter().filter(|(id, last)| stands(*id).as_ref() != last.map(|(_, value)| value));
    wrong.map(|(id, last)| format!("customer {id} at {moment}: was {last:?}, is {:?}", stands(id))).collect()
}

/// The planted difference: the same log held against another moment.
#[test]
fn a_backup_of_another_moment_would_be_found() {
    let (house, ExampleShop { api, token, .. }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    let log: Log = Mutex::default();
    let made = save(&desk, customer("张三", "13700000001"), &log);
    let log = log.into_inner().expect("no writer panics");
    assert!(differences(&desk, &log, log[0].0).is_empty(), "at its own moment it is the shop");
    assert_eq!(differences(&desk, &log, log[0].0 - 1).len(), 1, "a moment before, the customer was not there");
    let changed = vec![(log[0].0, made["id"].as_i64().expect("an id"), json!({ "name": "planted" }))];
    assert_eq!(differences(&desk, &changed, log[0].0).len(), 1, "nor as another");
    drop(api);
}

#[test]
fn a_wrong_code_and_a_damaged_backup_are_refused_and_leave_nothing() {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let (_other, stranger) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    let backup = back_up(&desk);
    let code = &example.recovery_code;
    let mistyped = if code.starts_with('7') { code.replacen('7', "8", 1) } else { format!("7{}", &code[1..]) };
    for (typed, said) in
        [(mistyped.as_str(), "bad_recovery_code"), ("", "required"), (&stranger.example.recovery_code, "key_wrong")]
    {
        assert_eq!(refusal(Path::new(&backup), typed), said, "a code that is not this shop's");
    }
    for file in ["shop.db", "manifest.json"] {
        let length = fs::metadata(Path::new(&backup).join(file)).expect("a file").len();
        for at in [0, length / 2, length - 1] {
            let copy = tempfile::tempdir().expect("a temporary folder");
            crate::copy_folder(Path::new(&backup), copy.path());
            flip(&copy.path().join(file), at);
            let said = refusal(copy.path(), code);
            assert!(["damaged", "not_a_backup", "key_wrong"].contains(&said.as_str()), "{file} at {at}: {said}");
        }
        let copy = tempfile::tempdir().expect("a temporary folder");
        crate::copy_folder(Path::new(&backup), copy.path());
        fs::remove_file(copy.path().join(file)).expect("a file to miss");
        refusal(copy.path(), code);
    }
    drop(api);
}

#[test]
fn a_rotten_file_of_a_backup_costs_that_file_alone() {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    let backup = back_up(&desk);
    let place = Path::new(&backup).parent().expect("the place of all backups");
    let files: Vec<PathBuf> = files_of(place).into_iter().filter(|file| file.starts_with(shared(place))).collect();
    assert!(files.len() >= 3, "a settlement list, a signed sheet, a photo at least: {}", files.len());
    for (n, file) in files.iter().enumerate() {
        let copy = tempfile::tempdir().expect("a temporary folder");
        crate::copy_folder(place, copy.path());
        let broken = copy.path().join(file);
        if n % 2 == 0 {
            flip(&broken, fs::metadata(&broken).expect("a file").len() / 2);
        } else {
            fs::remove_file(&broken).expect("a file to miss");
        }
        let house = House::empty();
        let asked = json!({ "folder": copy.path(), "recovery_code": example.recovery_code });
        let came = house.stranger("新电脑").asks("backup_restore", asked);
        assert_eq!(came["missing"], 1, "{}: it says how many did not come", file.display());
        house.clock.pass(1);
        let other = house.stranger("办公室").with_token(&token);
        let told = other.asks("backup_damaged_files", json!({}));
        let hash = broken.file_name().expect("a name").to_string_lossy();
        assert_eq!(told.as_array().map(Vec::len), Some(1), "the morning names it: {told}");
        assert_eq!(told[0]["hash"], hash.as_ref());
        let from = json!({ "folder": place });
        assert_eq!(other.asks("backup_put_back", from), json!({ "back": 1, "left": 0 }), "the older disk has it whole");
        house.api.check().expect("and all of it is whole again");
    }
    drop(api);
}

/// The folder of files that the backups of a place share.
fn shared(place: &Path) -> PathBuf {
    let entries = fs::read_dir(place).expect("a place").flatten().map(|entry| PathBuf::from(entry.file_name()));
    let mut shared = entries.filter(|name| name.to_string_lossy().starts_with("files-"));
    shared.next().expect("files of the backups")
}

/// The code a restore is refused with; afterwards the folder must still be without a shop.
fn refusal(backup: &Path, code: &str) -> String {
    let house = House::empty();
    let new = house.stranger("新电脑");
    let problem = new.is_refused("backup_restore", json!({ "folder": backup, "recovery_code": code }));
    assert_eq!(new.asks("shop_status", json!({}))["stage"], "no_shop", "a refused restore leaves no shop behind");
    problem.code.into_owned()
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.strip_prefix(folder).expect("inside").to_owned());
            }
        }
    }
    found.sort();
    found
}

fn flip(file: &Path, at: u64) {
    let mut bytes = fs::read(file).expect("a file");
    bytes[usize::try_from(at).expect("small")] ^= 1;
    fs::write(file, bytes).expect("it is written");
}

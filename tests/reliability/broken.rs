//! A folder that is not what it was: the program starts all the same, says what is wrong, and each way on works. What was
//! there stands aside to the byte; nothing is offered that loses it.

use std::fs;
use std::path::Path;

use jieche_api::Api;
use jieche_api::example::ExampleShop;
use jieche_tests::house::{ClosedHouse, Desk, House, environment};
use serde_json::{Value, json};

use crate::copy_folder;

/// A shop with a backup, closed; its administrator's token and its recovery code.
fn backed_up() -> (ClosedHouse, String, String) {
    let (house, ExampleShop { api, token, example }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    let job = desk.sees_through(&desk.asks("backup_start", json!({ "folder": null })));
    assert_eq!(job["state"], "done", "{job}");
    house.clock.pass(60);
    drop((api, desk));
    (house.close(), token, example.recovery_code)
}

/// The shop's folder after something befell it, with the program started on it.
struct Struck {
    api: Api,
    desk: Desk,
    folder: tempfile::TempDir,
}

fn struck(house: &ClosedHouse, befalls: impl FnOnce(&Path)) -> Struck {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_folder(&house.folder, folder.path());
    befalls(folder.path());
    let api = Api::open(folder.path(), environment(&house.clock)).expect("the program starts");
    Struck { desk: Desk::of(&api, "办公室"), api, folder }
}

fn standing(struck: &Struck) -> (String, String) {
    let status = struck.desk.asks("shop_status", json!({}));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&status["stage"]), text(&status["broken"]["code"]))
}

fn flip(path: &Path) {
    let mut bytes = fs::read(path).expect("a file");
    bytes[200] ^= 1;
    fs::write(path, bytes).expect("it is written");
}

#[test]
fn a_damaged_shop_is_brought_back_from_its_newest_backup_with_one_key() {
    let (house, token, _) = backed_up();
    let it = struck(&house, |folder| flip(&folder.join("shop.db")));
    assert_eq!(standing(&it), ("broken".into(), "damaged".into()));
    assert_eq!(it.desk.is_refused("shop_found", founding()).code, "shop_exists", "no new shop is founded over it");
    assert_eq!(it.desk.is_refused("staff_me", json!({})).code, "no_shop", "and none is served");
    let damaged = fs::read(it.folder.path().join("shop.db")).expect("the damaged file");
    let offer = it.desk.asks("shop_offer_backup", json!({}));
    assert_eq!((&offer["needs_code"], &offer["backup"]["verified"]), (&json!(false), &json!(true)), "{offer}");
    let came = it.desk.asks("backup_restore", json!({ "folder": offer["backup"]["folder"], "recovery_code": "" }));
    assert_eq!((&came["status"]["stage"], &came["missing"]), (&json!("open"), &json!(0)));
    let aside = fs::read_dir(it.folder.path()).expect("the folder").flatten().map(|entry| entry.path());
    let aside = aside.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("aside-")));
    let aside: Vec<_> = aside.collect();
    assert_eq!(aside.len(), 1, "what was there stands aside");
    assert_eq!(fs::read(aside[0].join("shop.db")).expect("the original"), damaged, "to the byte");
    it.api.check().expect("what came is whole");
    assert!(it.desk.with_token(&token).tries("staff_me", json!({})).is_ok(), "and people work on");
}

fn founding() -> Value {
    json!({
        "name": "另一家店", "address": "深圳市福田区彩田路88号", "phone": "0755-88886666",
        "credit_code": "91350100M000100Y43", "administrator_name": "周正", "login": "zhou", "password": "example pass"
    })
}

#[test]
fn a_folder_whose_database_is_gone_is_no_new_shop() {
    let (house, ..) = backed_up();
    let it = struck(&house, |folder| fs::remove_file(folder.join("shop.db")).expect("it is gone"));
    assert_eq!(standing(&it), ("broken".into(), "database_missing".into()));
    assert_eq!(it.desk.is_refused("shop_found", founding()).code, "shop_exists");
    assert_eq!(
        it.desk.is_refused("shop_open_demo", json!({})).code,
        "shop_exists",
        "nor is the demo shop opened over it"
    );
    let offer = it.desk.asks("shop_offer_backup", json!({}));
    let asked = json!({ "folder": offer["backup"]["folder"], "recovery_code": "" });
    assert_eq!(it.desk.asks("backup_restore", asked)["status"]["stage"], "open");
}

#[test]
fn a_lost_key_is_put_back_or_the_recovery_code_opens_the_backup() {
    let (house, _, code) = backed_up();
    let it = struck(&house, |folder| fs::remove_file(folder.join("shop.key")).expect("it is gone"));
    assert_eq!(standing(&it), ("broken".into(), "key_missing".into()));
    let offer = it.desk.asks("shop_offer_backup", json!({}));
    assert_eq!(offer["needs_code"], true, "without a key only the paper opens a backup");
    assert_eq!(offer["backup"]["code_ends"].as_str().expect("it says which"), &code[code.len() - 4..]);
    let asked = |code: &str| json!({ "folder": offer["backup"]["folder"], "recovery_code": code });
    assert_eq!(it.desk.is_refused("backup_restore", asked("")).code, "required");
    assert_eq!(standing(&it).0, "broken", "a refusal leaves it as it was");

    fs::copy(house.folder.join("shop.key"), it.folder.path().join("shop.key")).expect("somebody finds it");
    assert_eq!(it.desk.asks("shop_try_again", json!({}))["stage"], "open", "nothing else was wrong");
    it.api.check().expect("and nothing was lost");

    let other = struck(&house, |folder| fs::remove_file(folder.join("shop.key")).expect("it is gone"));
    assert_eq!(other.desk.asks("backup_restore", asked(&code))["status"]["stage"], "open");
    other.api.check().expect("whole");
}

#[test]
fn yesterdays_files_are_seen_and_somebody_may_go_on_with_them_knowingly() {
    let (house, ExampleShop { api, token, .. }) = House::with_examples();
    let desk = house.stranger("办公室").with_token(&token);
    house.clock.pass(1);
    drop((api, desk));
    let house = house.restart();
    let yesterday = tempfile::tempdir().expect("a temporary folder");
    let house = house.close();
    copy_folder(&house.folder, yesterday.path());
    let api = Api::open(&house.folder, environment(&house.clock)).expect("it opens");
    let desk = Desk::of(&api, "办公室").with_token(&token);
    desk.asks("customers_save", crate::customer("今天来的", "13900009999"));
    house.clock.pass(1);
    desk.sees_through(&desk.asks("backup_start", json!({ "folder": null })));
    api.close();
    drop((api, desk));
    copy_folder(&house.folder.join("backups"), &yesterday.path().join("backups"));
    house.clock.pass(60);

    let api = Api::open(yesterday.path(), environment(&house.clock)).expect("the program starts");
    let desk = Desk::of(&api, "办公室");
    let status = desk.asks("shop_status", json!({}));
    assert_eq!((&status["stage"], &status["broken"]["code"]), (&json!("broken"), &json!("rolled_back")), "{status}");
    assert_eq!(status["broken"]["args"]["missing"], "1", "it says how many saves are missing");
    assert_eq!(desk.asks("shop_go_on", json!({}))["stage"], "open");
    api.close();
    drop((api, desk));
    let again = Api::open(yesterday.path(), environment(&house.clock)).expect("it opens");
    assert!(again.broken().is_none(), "who went on knowingly is told once");
    again.close();

    let broken = struck(&house, |folder| flip(&folder.join("shop.db")));
    assert_eq!(broken.desk.is_refused("shop_go_on", json!({})).code, "wrong_state", "nobody goes on with damage");
    assert_eq!(standing(&broken).0, "broken");
}

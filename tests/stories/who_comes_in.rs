//! Who comes in and who does not: failures slow down across a restart, somebody who left stays on old orders, what a
//! role may not see is masked and cannot be saved back.

use serde_json::{Value, json};

use crate::shop::{PASSWORD, Shop};

#[test]
fn an_unknown_login_sounds_like_a_wrong_password() {
    let shop = Shop::founded();
    let nobody = shop
        .house
        .stranger("前台1")
        .is_refused("staff_sign_in", json!({ "login": "nobody", "password": "whatever 1" }));
    let somebody =
        shop.house.stranger("前台1").is_refused("staff_sign_in", json!({ "login": "chen", "password": "whatever 1" }));
    assert_eq!(nobody, somebody, "who works here is nobody's business at the door");
}

#[test]
fn somebody_who_left_stays_on_old_orders_and_comes_in_no_more() {
    let shop = Shop::founded();
    let order = shop.customer("张三").with_vehicle("粤B·D12345").opens_order("general_repair", "刹车异响");
    let people = shop.founder.asks("staff_list", json!({ "include_left": false }));
    let chen = people
        .as_array()
        .expect("people")
        .iter()
        .find(|person| person["name"] == "陈晓东")
        .expect("he works here")
        .clone();
    let left = shop
        .founder
        .asks("staff_leave", json!({ "id": chen["id"], "version": chen["version"], "left_on": "2026-11-23" }));
    assert_eq!(left["left_on"], "2026-11-23");
    assert_eq!(shop.advisor.is_refused("staff_me", json!({})).code, "not_signed_in", "his window is closed at once");
    let again =
        shop.house.stranger("前台1").is_refused("staff_sign_in", json!({ "login": "chen", "password": PASSWORD }));
    assert_eq!(again.code, "wrong_password", "and the door says no more than to a stranger");
    let seen = shop.manager.asks("repair_orders_get", json!({ "id": order.id() }));
    assert_eq!(seen["advisor"], "陈晓东", "the order remembers who wrote it");

    // He comes back in spring.
    let back = shop.founder.asks("staff_return", json!({ "id": chen["id"], "version": left["version"] }));
    assert_eq!(back["left_on"], Value::Null);
    assert!(
        shop.house.stranger("前台1").tries("staff_sign_in", json!({ "login": "chen", "password": PASSWORD })).is_ok()
    );
}

#[test]
fn a_masked_value_is_never_saved_back_over_the_real_one() {
    // The workshop reads a car's file: names it may see, phones it may not.
    let shop = Shop::founded();
    let customer = json!({
        "id": null, "version": null, "kind": "person", "name": { "set": "张三丰" }, "phone": { "set": "13800001234" }, "contact_name": { "set": null }, "credit_code": null,
        "address": { "set": "深圳市南山区" }, "debtor": "none", "no_marketing": false, "remark": null,
    });
    let made = shop.advisor.asks("customers_save", customer.clone());
    let seen = shop.lead.asks("customers_get", json!({ "id": made["id"] }));
    assert!(
        seen["customer"]["phone"]["masked"].as_str().is_some_and(|phone| phone.contains('*')),
        "the phone is masked: {seen}"
    );
    assert!(!seen.to_string().contains("13800001234"), "nowhere in the answer does it stand whole");

    // Whoever saves the form sends "keep" for what they did not change.
    let mut kept = customer;
    (kept["id"], kept["version"], kept["phone"], kept["remark"]) =
        (made["id"].clone(), made["version"].clone(), json!("keep"), json!("周末来"));
    let saved = shop.advisor.asks("customers_save", kept.clone());
    assert_eq!(saved["phone"], json!({ "whole": "13800001234" }), "what was kept is the real one");
    (kept["version"], kept["phone"]) = (saved["version"].clone(), json!({ "set": "138****1234" }));
    assert_eq!(shop.advisor.is_refused("customers_save", kept).code, "bad_phone", "and a mask is no phone");
}

/// The code of a sign-in with this password, and the seconds it is told to wait.
fn tries(shop: &Shop, login: &str, password: &str, secret: &Value) -> (String, Option<String>) {
    let asked = json!({ "login": login, "password": password, "terminal_secret": secret });
    match shop.house.stranger("前台1").tries("staff_sign_in", asked) {
        Ok(_) => ("in".to_owned(), None),
        Err(problem) => (problem.code.into_owned(), problem.args.get("seconds").cloned()),
    }
}

#[test]
fn guessing_waits_and_the_desk_that_is_known_works_on() {
    let shop = Shop::founded();
    let session = shop.house.stranger("前台1").asks("staff_sign_in", json!({ "login": "chen", "password": PASSWORD }));
    let known = &session["terminal_secret"];
    for _ in 0..5 {
        assert_eq!(tries(&shop, "chen", "a wrong guess", &Value::Null).0, "wrong_password");
    }
    let waiting = ("try_later".to_owned(), Some("30".to_owned()));
    assert_eq!(
        tries(&shop, "chen", PASSWORD, &Value::Null),
        waiting,
        "even the right password waits where guesses came from"
    );
    assert_eq!(tries(&shop, "chen", PASSWORD, &json!("made up")), waiting, "and a secret nobody was given is none");
    assert_eq!(
        tries(&shop, "chen", PASSWORD, known).0,
        "in",
        "his own desk is not locked by whoever guesses elsewhere"
    );
    shop.house.clock.pass(1);
    assert_eq!(
        tries(&shop, "chen", "a wrong guess", &Value::Null).1.as_deref(),
        Some("60"),
        "the sixth doubles the wait"
    );
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).0, "try_later");
    shop.house.clock.pass(1);
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).0, "in", "nobody is locked out for ever");
    assert_eq!(tries(&shop, "chen", "a wrong guess", &Value::Null).1, None, "and success forgets the failures");
}

#[test]
fn a_clock_that_was_ahead_locks_nobody_for_a_year() {
    let shop = Shop::founded();
    shop.house.clock.set_ahead(365 * 24 * 60);
    for _ in 0..5 {
        tries(&shop, "chen", "a wrong guess", &Value::Null);
    }
    shop.house.clock.set_ahead(-365 * 24 * 60);
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).1.as_deref(), Some("30"), "the wait itself, not a year");
    shop.house.clock.set_ahead(-10);
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).1.as_deref(), Some("30"), "setting the clock ends no wait");
    shop.house.clock.pass(1);
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).0, "in", "half a minute later he is in");
}

#[test]
fn a_restart_forgets_no_failure_and_begins_the_wait_anew() {
    let mut shop = Shop::founded();
    for _ in 0..6 {
        tries(&shop, "chen", "a wrong guess", &Value::Null);
        shop.house.clock.pass(1);
    }
    shop.house = shop.house.restart();
    let waits = tries(&shop, "chen", PASSWORD, &Value::Null);
    assert_eq!(waits, ("try_later".to_owned(), Some("60".to_owned())), "six were counted, and the wait is whole again");
    shop.house.clock.pass(1);
    assert_eq!(tries(&shop, "chen", PASSWORD, &Value::Null).0, "in");
}

#[test]
fn an_open_window_is_no_place_to_guess_its_password() {
    let shop = Shop::founded();
    let guess = json!({ "old_password": "a wrong guess", "new_password": "another pass", "terminal_secret": null });
    for _ in 0..5 {
        let refused = shop.advisor.is_refused("staff_change_password", guess.clone());
        assert_eq!((refused.code.as_ref(), refused.field.as_deref()), ("bad_password", Some("old_password")));
    }
    let right = json!({ "old_password": PASSWORD, "new_password": "another pass", "terminal_secret": null });
    assert_eq!(shop.advisor.is_refused("staff_change_password", right).code, "try_later");
}

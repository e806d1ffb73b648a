//! Who comes in and who does not: failures slow down across a restart, somebody who left stays on old orders, what a
//! role may not see is masked and cannot be saved back.

use serde_json::{Value, json};

use crate::shop::{PASSWORD, Shop};

#[test]
fn failing_slows_down_and_a_restart_does_not_help() {
    // Somebody tries passwords at the front desk.
    let shop = Shop::founded();
    let wrong = json!({ "login": "chen", "password": "let me in 1" });
    for _ in 0..5 {
        assert_eq!(shop.house.stranger("前台2").is_refused("staff_sign_in", wrong.clone()).code, "wrong_password");
    }
    let right = json!({ "login": "chen", "password": PASSWORD });
    let refused = shop.house.stranger("前台2").is_refused("staff_sign_in", right.clone());
    assert_eq!(
        (refused.code.as_ref(), refused.args["seconds"].as_str()),
        ("try_later", "30"),
        "after five failures even the right one waits"
    );

    // They restart the program.
    let house = shop.house.restart();
    assert_eq!(
        house.stranger("前台2").is_refused("staff_sign_in", right.clone()).code,
        "try_later",
        "the count survives a restart"
    );
    assert!(
        house.stranger("前台1").tries("staff_sign_in", right.clone()).is_ok(),
        "another terminal is not punished for it"
    );

    // Half a minute later 陈晓东 comes in; one more failure would have doubled the wait, and never locks for ever.
    house.clock.pass(1);
    assert!(house.stranger("前台2").tries("staff_sign_in", right).is_ok(), "nobody is locked out for good");
}

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

//! Two windows on one order: the second save is told who came first and loses nothing; each hears of the other's change.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::order::{Order, Payer};
use crate::shop::Shop;

fn saving(order: &Order, version: &Value, complaint: &str) -> Value {
    let now = order.now();
    json!({
        "id": order.id(), "version": version, "brought_by": "keep", "brought_by_phone": "keep", "odometer_in_km": now["odometer_in_km"],
        "energy_level_pct": now["energy_level_pct"], "complaint": complaint, "diagnosis": null, "business_type": now["business_type"], "promised_at": now["promised_at"],
        "key_tag": now["key_tag"], "parking": now["parking"], "waiting": true, "urgent": false, "wash": false, "road_test": true,
    })
}

#[test]
fn the_second_save_hears_who_was_first_and_loses_nothing() {
    // 陈晓东 at the desk and 马立新 in the office have the same order open.
    let shop = Shop::founded();
    let order = shop.customer("张三").with_vehicle("粤B·D12345").opens_order("general_repair", "刹车异响");
    let seen = order.now()["version"].clone();
    shop.later(1);
    shop.manager.asks("repair_orders_save", saving(&order, &seen, "刹车异响，客户赶时间"));

    // The advisor, who has written a long sentence meanwhile, saves too.
    let typed = saving(&order, &seen, "刹车异响，低速明显，要求先看报价");
    let refused = shop.advisor.is_refused("repair_orders_save", typed.clone());
    assert_eq!(refused.code, "changed_meanwhile", "a save over what one has not seen would lose the other's words");
    assert_eq!(refused.args["by"], "马立新", "it says who");
    assert_eq!(refused.args["at"], shop.house.clock.now().to_string(), "and when");
    assert_eq!(order.now()["complaint"], "刹车异响，客户赶时间", "the first save stands untouched");

    // The window still has what was typed; over the new version it can be saved.
    let mut again = typed;
    again["version"] = json!(refused.args["version"].parse::<i64>().expect("the version on file"));
    let saved = shop.advisor.asks("repair_orders_save", again);
    assert_eq!(saved["complaint"], "刹车异响，低速明显，要求先看报价", "nothing typed was lost");

    // Both saves stand in the order's history, with who and what was there before.
    let history = shop
        .manager
        .asks("journal_history", json!({ "kind": "repair_orders", "id": order.id(), "before": null, "limit": 10 }));
    let people: Vec<&Value> = history.as_array().expect("entries").iter().map(|entry| &entry["person"]).collect();
    assert_eq!(people, [&json!("陈晓东"), &json!("马立新"), &json!("陈晓东")], "newest first");
    assert_eq!(history[0]["before"]["complaint"], "刹车异响，客户赶时间", "with what it was before");
}

#[test]
fn each_window_hears_of_the_others_change() {
    let shop = Shop::founded();
    let order = shop.customer("张三").with_vehicle("粤B·D12345").opens_order("general_repair", "刹车异响");
    let start = shop.lead.asks("changes_since", json!({ "seq": -1, "wait": false }))["seq"].clone();
    assert_eq!(
        shop.lead.asks("changes_since", json!({ "seq": start, "wait": false }))["notes"],
        json!([]),
        "nothing has happened yet"
    );
    let begun = Instant::now();
    let heard = std::thread::scope(|scope| {
        // The workshop's window waits; the desk puts a line on the order.
        let waiting = scope.spawn(|| shop.lead.asks("changes_since", json!({ "seq": start, "wait": true })));
        let _ = Order::new(&shop, order.id()).other("拖车", 20_000, Payer::Customer);
        waiting.join().expect("it waits without a panic")
    });
    assert!(begun.elapsed() < Duration::from_secs(20), "it is told at once, not when its patience ends");
    let touched = json!([{ "kind": "repair_orders", "id": order.id() }]);
    assert_eq!(
        (&heard["notes"][0]["touched"], &heard["notes"][0]["person"]),
        (&touched, &json!("陈晓东")),
        "what changed, and by whom"
    );
}

#[test]
fn two_orders_for_one_car_and_two_payments_for_one_bill_cannot_both_be_made() {
    let shop = Shop::founded();
    let car = shop.customer("张三").with_vehicle("粤B·D12345");
    let order = car.opens_order("general_repair", "拖车费").other("拖车", 20_000, Payer::Customer).worked_on();
    let bill = order.settled(Payer::Customer);
    let pay = bill.with(json!({ "payments": [{ "means": "cash", "amount_fen": 20_000, "remark": null }] }));
    // The cashier's two windows send the same payment in the same moment, each under its own key.
    let outcomes: Vec<bool> = std::thread::scope(|scope| {
        let sent: Vec<_> =
            (0..2).map(|_| scope.spawn(|| shop.cashier.tries("settlement_pay", pay.clone()).is_ok())).collect();
        sent.into_iter().map(|one| one.join().expect("no panic")).collect()
    });
    assert_eq!(outcomes.iter().filter(|paid| **paid).count(), 1, "money is taken once");
    assert_eq!(bill.now()["brief"]["paid_fen"], 20_000, "and stands once");
}

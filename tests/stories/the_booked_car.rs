//! A car is booked by phone, reminded of, moved, comes, and is an order with nothing typed again; another does not come.

use jieche_tests::house::MINUTE;
use serde_json::{Value, json};

use crate::shop::Shop;

const HOUR: i64 = 60 * MINUTE;

/// Tuesday at that hour, UTC milliseconds; the story begins on Monday at nine.
fn tuesday(shop: &Shop, hour: i64) -> i64 {
    shop.house.clock.now() + (24 + hour - 9) * HOUR
}

fn wish(start_at: i64, bay: i64, advisor: &Value) -> Value {
    json!({
        "id": null, "version": null, "vehicle_id": null, "name": { "set": "王五" }, "phone": { "set": "13800007777" }, "plate": "粤B77777", "plate_kind": null, "model": "大众 宝来",
        "start_at": start_at, "minutes": null, "bay_id": bay, "advisor_id": advisor, "business_type": "regular_service", "complaint": "到期保养", "items": [{
            "kind": "labour", "operation_id": null, "part_id": null, "code": null, "name": "更换机油及机滤", "hours": 60, "quantity": null, "unit": null, "prepared": false
        }, {
            "kind": "part", "operation_id": null, "part_id": null, "code": null, "name": "机油滤清器", "hours": null, "quantity": 1000, "unit": "个", "prepared": true
        }],
        "waiting": true, "source": "phone", "remark": null, "accepted": [],
    })
}

#[test]
fn a_booked_car_is_reminded_of_comes_and_is_an_order() {
    // Monday at nine. 王五, whom nobody knows, calls: tomorrow at ten, a service; the oil filter lies ready.
    let mut shop = Shop::founded();
    let advisor = shop.advisor.asks("staff_me", json!({}))["person"]["id"].clone();
    let at = tuesday(&shop, 10);
    let booked = shop.advisor.asks("appointments_save", wish(at, 1, &advisor));
    assert_eq!(booked["brief"]["number"], "YY20261123-0001");
    assert_eq!(booked["brief"]["minutes"], 45, "0.6 hours in quarters");
    assert_eq!(booked["brief"]["parts_open"], 0, "the one part it needs is put aside");

    // 李四光 wants the same bay at half past ten: the desk is told, and books another bay instead.
    let other = json!({ "name": { "set": "李四光" }, "plate": "粤B66666", "phone": { "set": "13800006666" } });
    let mut second = wish(at + HOUR / 2, 1, &advisor);
    second.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    let plan = json!({ "id": null, "vehicle_id": null, "plate": "粤B66666", "start_at": at + HOUR / 2, "minutes": 45, "bay_id": 1, "advisor_id": advisor });
    let told = shop.advisor.asks("appointments_conflicts", plan);
    assert_eq!(told[0]["kind"], "bay_taken", "{told}");
    assert_eq!(told[0]["appointment"]["number"], "YY20261123-0001", "and with whom");
    assert_eq!(shop.advisor.is_refused("appointments_save", second.clone()).code, "overbooked");
    second["bay_id"] = json!(2);
    let missed = shop.advisor.asks("appointments_save", second);

    // An hour later 王五 is due for the reminder of the day before, and answers.
    shop.later(60);
    let due = shop.advisor.asks("appointments_reminders", json!({}));
    assert_eq!((due.as_array().unwrap().len(), &due[0]["kind"]), (1, &json!("first")), "a day before, to the minute");
    let note =
        json!({ "id": booked["brief"]["id"], "version": 1, "kind": "first", "outcome": "reached", "note": "准时到" });
    shop.advisor.asks("appointments_remind", note);

    // Tuesday, nine minutes past ten: the car is here. It is registered, and the order opens with all that was said.
    shop.next_day(9);
    let car = shop.customer("王五").with_vehicle("粤B·77777");
    let order = shop
        .advisor
        .asks("appointments_arrive", json!({ "id": booked["brief"]["id"], "version": 2, "vehicle_id": car.id() }));
    assert_eq!((&order["state"], &order["complaint"]), (&json!("draft"), &json!("到期保养")));
    let names: Vec<&Value> = order["lines"].as_array().unwrap().iter().map(|line| &line["name"]).collect();
    assert_eq!(names, [&json!("更换机油及机滤"), &json!("机油滤清器")]);
    assert!(order["lines"].as_array().unwrap().iter().all(|line| line["decision"] == "open"), "nobody agreed yet");
    assert_eq!(order["promised_at"], shop.house.clock.now() + 45 * MINUTE, "as long from now as it was booked for");

    // 李四光 has not come by ten past eleven; it counts by itself, and the desk marks it.
    shop.later(62);
    let month = json!({ "from": "2026-11-01", "until": "2026-11-30" });
    let rates = shop.advisor.asks("appointments_rates", month.clone());
    let figures = |name: &str| rates[name].as_i64().unwrap();
    assert_eq!((figures("due"), figures("arrived"), figures("no_show"), figures("on_time")), (2, 1, 1, 1));
    assert_eq!(figures("show_up_bp"), 5_000, "one of two");
    let mark = json!({ "id": missed["brief"]["id"], "version": 1, "reason": "电话未接" });
    shop.advisor.asks("appointments_no_show", mark);
    assert_eq!(shop.advisor.asks("appointments_rates", month)["no_show"], 1, "marked or not, it is counted once");
}

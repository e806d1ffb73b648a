//! The first day of a shop: its old files come in, seven cars leave or do not, the day closes to the fen, and last
//! night's backup is the shop.

use jieche_tests::house::House;
use serde_json::{Value, json};

use crate::order::Payer::{self, Customer, Insurer, Maker};
use crate::shop::Shop;

#[test]
fn the_first_day() {
    // Monday, nine o'clock. 周正 founds the shop and puts its recovery code on paper, for the safe.
    let shop = Shop::founded();
    let code = shop.founder.prints("backup_print_recovery_code", json!({}));
    assert!(code.starts_with(b"%PDF"), "the code goes on paper, not on a screen");
    let insurer = shop.company("岭南财产保险深圳分公司", "insurer");
    let maker = shop.company("整车厂售后索赔中心", "maker");
    let fleet = shop.company("深圳市鹏程出行服务有限公司", "account");

    the_old_files_come_in(&shop);
    a_service_the_customer_pays(&shop);
    a_warranty_repair_with_a_part_of_the_customers(&shop, maker);
    an_accident_that_an_insurer_owes(&shop, insurer);
    work_for_the_shop_itself(&shop);
    a_customer_who_changes_their_mind(&shop);
    a_settlement_made_twice(&shop);
    a_car_of_the_fleet_leaves_on_account(&shop, fleet);
    a_car_that_waits_for_a_part(&shop);
    a_call_in_the_evening(&shop);
    the_day_closes(&shop);
    the_night(&shop);
}

/// Customers, cars and price lists from the program before, with all that people typed into it in ten years.
fn the_old_files_come_in(shop: &Shop) {
    let counts = |job: &Value| {
        ["rows", "create", "merge", "refuse", "skip"].map(|name| job["import"][name].as_i64().expect("a count"))
    };
    let cars = shop.imports("customers_vehicles", "客户车辆档案.csv");
    assert_eq!(
        counts(&cars),
        [1201, 1180, 20, 0, 1],
        "1200 rows and a total line: 1180 cars came in, 20 had been typed twice"
    );
    let labour = shop.imports("labour", "工时项目.csv");
    assert_eq!(counts(&labour), [51, 51, 0, 0, 0], "the labour list comes in whole");
    let parts = shop.imports("parts", "配件目录.xlsx");
    assert_eq!(counts(&parts), [57, 56, 0, 0, 1], "56 parts, and a total line that is none");

    // 39 phones were one digit short. The office gets them back as a file, to ask for them when the car comes.
    let back = shop.founder.prints("imports_refused", json!({ "job": cars["id"] }));
    let back = String::from_utf8(back).expect("the file is UTF-8");
    assert_eq!(back.matches("手机号码不正确").count(), 39, "what was left out is told row by row");

    // The same file again, because somebody was not sure: nothing comes in twice.
    let again = shop.imports("customers_vehicles", "客户车辆档案.csv");
    assert_eq!(counts(&again)[1], 0, "no car is made twice");
}

/// 黄昇 has two cars; a fragment of the plate is enough. Oil and filter, paid by two means, invoiced.
fn a_service_the_customer_pays(shop: &Shop) {
    let car = shop.car("u4875");
    assert_eq!(car.file()["vehicle"]["owner"]["name"], json!({ "whole": "黄昇" }), "the car is known, and whose it is");
    let order = car.opens_order("regular_service", "保养，换机油机滤；空调有点味道");
    let order =
        order.labour("GS0001", Customer).part_with_discount("PJX3569587", Customer, 760).part("PJA5889474", Customer);
    // 空调滤清器: the customer thinks about it. It is kept, to be spoken of next time.
    let order = order.part("PJC2607157", Customer).quoted().declined("空调滤清器").authorised();
    for sheet in ["repair_orders_print_authorisation", "repair_orders_print_job_card"] {
        assert!(
            shop.advisor.prints(sheet, json!({ "id": order.id() })).starts_with(b"%PDF"),
            "{sheet} goes along with the car"
        );
    }
    let order = order.dispatched().finished();
    assert_eq!(order.now()["agreed_fen"], 50_740, "90 labour, 372.40 oil, 45 filter");
    let bill = order.settled_with(Customer, json!({ "rounding_fen": 740, "next_service_km": 162_000 }));
    assert_eq!(bill.now()["brief"]["total_fen"], 50_000, "the fen and jiao are let go");
    assert_eq!(order.cannot_leave(), "unpaid", "the car stays while its customer owes");
    let too_much = shop.cashier.is_refused(
        "settlement_pay",
        bill.with(json!({ "payments": [{ "means": "cash", "amount_fen": 50_001, "remark": null }] })),
    );
    assert_eq!(too_much.code, "amount_mismatch", "nobody can pay more than is owed");
    let paid = bill.paid(&[("wechat", 30_000), ("cash", 20_000)]);
    assert_eq!(paid["brief"]["state"], "paid", "by two means, in one act");
    bill.invoiced("26442000000000000017", "黄昇");
    order.delivered();
    assert_eq!(car.file()["declined"][0]["name"], "空调滤清器", "what was declined waits in the car's file");
}

/// A damper on the maker, wipers on the customer: one order, two settlements, two old parts.
fn a_warranty_repair_with_a_part_of_the_customers(shop: &Shop, maker: i64) {
    shop.later(20);
    let order = shop.car("LFS7280").opens_order("warranty", "过减速带左前异响；雨刮刮不干净");
    let order = order
        .labour("GS0025", Maker(maker))
        .part("PJB4851728", Maker(maker))
        .labour("GS0034", Customer)
        .part("4414681793", Customer)
        .worked_on();
    let totals: Vec<(String, i64)> = order.now()["totals"]
        .as_array()
        .expect("totals")
        .iter()
        .map(|total| (total["payer"].as_str().expect("a payer").to_owned(), total["total_fen"].as_i64().expect("fen")))
        .collect();
    assert_eq!(
        totals,
        [("customer".to_owned(), 13_800), ("maker".to_owned(), 78_500)],
        "each payer's part stands apart"
    );
    let not_his = shop.advisor.is_refused("settlement_settle", json!({ "order_id": order.id(), "version": order.now()["version"], "payer": "maker", "debtor_id": maker, "discount_fen": 100, "rounding_fen": 0, "odometer_out_km": null, "next_service_on": null, "next_service_km": null, "approval": null }));
    assert_eq!(not_his.code, "customer_only", "a maker is given no discount");
    order.settled(Maker(maker));
    order.settled(Customer).paid(&[("bank_card", 13_800)]);
    // The maker pays weeks later; the car does not wait for it.
    order.delivered();
}

/// Bumper, paint and towing, all on the insurer.
fn an_accident_that_an_insurer_owes(shop: &Shop, insurer: i64) {
    shop.later(15);
    let order = shop.car("tz5354").opens_order("accident", "被追尾，前保险杠碎裂，已报险");
    let order = order
        .labour("GS0041", Insurer(insurer))
        .part("PJP6022377", Insurer(insurer))
        .labour("GS0046", Insurer(insurer));
    let order = order.other("施救费", 30_000, Insurer(insurer)).worked_on();
    let bill = order.settled(Insurer(insurer));
    assert_eq!(bill.now()["brief"]["total_fen"], 226_100, "225 + 1280 + 456 + 300");
    order.delivered();
    let owed = shop.cashier.asks("settlement_receivables", json!({}));
    let insurers = owed["debtors"]
        .as_array()
        .expect("debtors")
        .iter()
        .find(|debtor| debtor["payer"] == "insurer")
        .expect("the insurer owes");
    assert_eq!(
        (&insurers["debtor"]["name"], &insurers["owed_fen"]),
        (&json!("岭南财产保险深圳分公司"), &json!(226_100)),
        "it stands by its name"
    );
}

/// A new car without plates is looked over before it is handed to its buyer. The shop pays itself.
fn work_for_the_shop_itself(shop: &Shop) {
    shop.later(10);
    let car = shop.customer("深圳市远山汽车（展厅）").with_new_vehicle("LGXCE4CB5N0123456");
    let order = car.opens_order("pdi", "新车交付前检查").labour("GS0011", Payer::Shop).worked_on();
    let bill = order.settled(Payer::Shop);
    assert_eq!(bill.now()["brief"]["state"], "paid", "nobody owes what the shop pays; its work counts all the same");
    order.delivered();
}

/// After dispatch only with a manager's word, and with a reason that the day report tells.
fn a_customer_who_changes_their_mind(shop: &Shop) {
    shop.later(30);
    let order = shop
        .car("赣AH40J3")
        .opens_order("general_repair", "刹车异响")
        .labour("GS0020", Customer)
        .quoted()
        .authorised()
        .dispatched();
    let cancel = |approval: Value| {
        order.step_body(json!({ "step": "cancel", "note": "客户临时出差，改期", "approval": approval }))
    };
    let refused = shop.advisor.is_refused("repair_orders_step", cancel(Value::Null));
    assert_eq!(refused.code, "approval_needed", "a technician has begun: one advisor cannot undo that alone");
    let word = shop.approval("cancel_order");
    let cancelled = shop.advisor.asks("repair_orders_step", cancel(word.clone()));
    assert_eq!(cancelled["state"], "cancelled", "with the manager's word they can");
    let other = shop
        .car("u4875")
        .opens_order("general_repair", "再来一次")
        .labour("GS0020", Customer)
        .quoted()
        .authorised()
        .dispatched();
    let body = other.step_body(json!({ "step": "cancel", "note": "开错单", "approval": word }));
    assert_eq!(shop.advisor.is_refused("repair_orders_step", body).code, "approval_spent", "a word is good once");
    shop.manager.asks("repair_orders_step", other.step_body(json!({ "step": "cancel", "note": "开错单" })));
}

/// Paid, then a discount is asked for: the first settlement is void, its number stays, the money goes back and comes anew.
fn a_settlement_made_twice(shop: &Shop) {
    shop.later(25);
    let order = shop
        .car("v260b0")
        .opens_order("general_repair", "刹车异响，要求原厂配件")
        .labour("GS0020", Customer)
        .part("PJJ9113855", Customer)
        .worked_on();
    let first = order.settled(Customer);
    first.paid(&[("alipay", 60_400)]);
    let void = |bill: &crate::order::Bill, approval: Value| {
        bill.with(json!({ "reason": "老客户，补优惠 50 元", "approval": approval }))
    };
    assert_eq!(
        shop.advisor.is_refused("settlement_void", void(&first, Value::Null)).code,
        "approval_needed",
        "voiding is not one person's act"
    );
    shop.advisor.asks("settlement_void", void(&first, shop.approval("void_settlement")));
    let second = order.settled_with(Customer, json!({ "discount_fen": 5_000 }));
    assert_ne!(second.number(), first.number(), "a number is never used again");
    assert_eq!(second.now()["replaces"], first.number(), "and the new one says which it stands for");
    assert_eq!(first.now()["brief"]["state"], "void", "the old one stays, void");
    second.paid(&[("alipay", 55_400)]);
    second.invoiced("26442000000000000018", "唐新志");
    let refused = shop.manager.is_refused("settlement_void", void(&second, Value::Null));
    assert_eq!(refused.code, "invoiced", "what is invoiced must be red-flushed in the tax system first");
    let again = shop.cashier.is_refused("settlement_note_invoice", second.with(json!({ "number": "26442000000000000017", "kind": "digital_ordinary", "issued_on": "2026-11-23", "amount_fen": 1, "title": "唐新志" })));
    assert_eq!(again.code, "duplicate", "no invoice number is noted twice");
    order.delivered();
}

/// The fleet settles once a month; its car may leave on the manager's word.
fn a_car_of_the_fleet_leaves_on_account(shop: &Shop, fleet: i64) {
    shop.later(20);
    let order = shop
        .customer("张三")
        .with_vehicle("粤B·D12345")
        .opens_order("inspection", "续航下降，查电池")
        .labour("GS0048", Customer)
        .worked_on();
    let bill = order.settled(Customer);
    assert_eq!(order.cannot_leave(), "unpaid", "without a word it stays");
    let on_account =
        |approval: Value| bill.with(json!({ "debtor_id": fleet, "reason": "月结单位", "approval": approval }));
    shop.advisor.asks("settlement_put_on_account", on_account(shop.approval("put_on_account")));
    order.delivered();
}

/// The battery comes on Wednesday; the car stays overnight.
fn a_car_that_waits_for_a_part(shop: &Shop) {
    shop.later(10);
    let order = shop
        .car("川Q31322")
        .opens_order("general_repair", "启动困难")
        .labour("GS0032", Customer)
        .quoted()
        .authorised()
        .dispatched()
        .waits_for_parts();
    assert_eq!(
        (order.now()["state"].clone(), order.now()["hold"].clone()),
        (json!("in_progress"), json!("parts")),
        "it is held, and the board says why"
    );
}

/// 黄敏 calls whom she can reach today.
fn a_call_in_the_evening(shop: &Shop) {
    shop.later(60);
    let due = shop
        .care
        .asks("surveys_list", json!({ "states": ["due"], "from": null, "until": null, "after": null, "limit": 50 }));
    let due = due["rows"].as_array().expect("calls");
    assert_eq!(
        due.len(),
        5,
        "each customer whose car left is due for a call within 72 hours; the shop does not call itself: {due:?}"
    );
    let call =
        due.iter().find(|call| call["customer_name"] == json!({ "whole": "黄昇" })).expect("黄昇 is to be called");
    let survey = shop.care.asks("surveys_get", json!({ "id": call["id"] }));
    let answers: Vec<Value> = survey["questionnaire"]["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .zip([10, 9, 1, 1, 10])
        .map(|(question, value)| json!({ "question_id": question["id"], "value": value }))
        .collect();
    let body = json!({ "id": call["id"], "version": survey["version"], "outcome": "answered", "answers": answers, "nps": 9, "remark": "下次做空调滤芯" });
    let answered = shop.care.asks("surveys_record", body);
    assert_eq!(answered["score"], 99, "69 of 70 weighted points");
}

/// The day report, worked out by hand: what came in and what is owed make up what was earned, to the fen.
fn the_day_closes(shop: &Shop) {
    let report = shop.manager.asks("reports_day", json!({ "date": "2026-11-23" }));
    let day = &report["day"];
    assert_eq!(day["arrivals"], 9, "every car that came, one of them twice");
    assert_eq!(
        (&day["deliveries"], &day["in_shop"], &day["in_shop_before"]),
        (&json!(6), &json!(1), &json!(0)),
        "six left, two were cancelled, one waits for its part"
    );
    let revenue = json!({ "labour_fen": 132_475, "part_fen": 279_325, "other_fen": 30_000, "total_fen": 441_800 });
    assert_eq!(day["revenue"], revenue, "each discount is borne by labour and parts in proportion");
    let received: Vec<(&str, i64)> = pairs(&day["received"], "means");
    assert_eq!(
        sorted(received.clone()),
        [("alipay", 55_400), ("bank_card", 13_800), ("cash", 20_000), ("internal", 6_000), ("wechat", 30_000)],
        "money by means; what was paid back is not counted"
    );
    let owed: Vec<(&str, i64)> = pairs(&day["receivables"], "payer");
    assert_eq!(
        sorted(owed.clone()),
        [("customer", 12_000), ("insurer", 226_100), ("maker", 78_500)],
        "and what others owe"
    );
    let sum: i64 = received.iter().chain(&owed).map(|(_, fen)| fen).sum();
    assert_eq!(sum, 441_800, "received and owed make up the revenue");
    assert_eq!(day["discounts_fen"], 6_500, "7.60 on the oil, 7.40 let go, 50 for a good customer");
    assert_eq!((&day["survey_score"], &day["nps"]), (&json!(9_900), &json!(100)), "one call, one promoter");
    assert_eq!(report["month"]["revenue"], day["revenue"], "the month began today");
    let cancelled: Vec<&Value> =
        report["cancelled"].as_array().expect("a list").iter().map(|order| &order["reason"]).collect();
    assert_eq!(
        cancelled,
        [&json!("客户临时出差，改期"), &json!("开错单")],
        "cancelled orders stand with their reasons"
    );
    assert_eq!(report["voided"].as_array().map(Vec::len), Some(1), "the void settlement is told");
    assert_eq!(report["delivered_unpaid"][0]["owed_fen"], 12_000, "and the car that left on account");
    assert!(
        shop.manager.prints("reports_print_day", json!({ "date": "2026-11-23" })).starts_with(b"%PDF"),
        "one page for the manager"
    );
    // A front desk knows neither the day's money nor another's job.
    assert_eq!(shop.advisor.is_refused("reports_day", json!({ "date": "2026-11-23" })).code, "not_allowed");
}

/// The backup is made; next morning the PC is gone. On a new one, with the code from the safe, the shop is as it was.
fn the_night(shop: &Shop) {
    shop.later(180);
    let job = shop.founder.sees_through(&shop.founder.asks("backup_start", json!({ "folder": null })));
    let new = House::empty();
    new.stranger("新电脑")
        .asks("backup_restore", json!({ "folder": job["backup"], "recovery_code": shop.recovery_code }));
    let day = json!({ "date": "2026-11-23" });
    let manager = new.sign_in("ma", crate::shop::PASSWORD, "经理室");
    assert_eq!(
        manager.asks("reports_day", day.clone()),
        shop.manager.asks("reports_day", day),
        "the day reads the same to the fen"
    );
    let (cars, here) = (json!({ "text": "u4875", "limit": 20 }), new.sign_in("chen", crate::shop::PASSWORD, "前台1"));
    assert_eq!(
        here.asks("search_find", cars.clone()),
        shop.advisor.asks("search_find", cars),
        "and its cars are found"
    );
    new.api.check().expect("every page, file and journal head is whole");
}

fn pairs<'a>(list: &'a Value, name: &str) -> Vec<(&'a str, i64)> {
    let rows = list.as_array().expect("a list").iter();
    rows.map(|row| (row[name].as_str().expect("a name"), row["amount_fen"].as_i64().expect("fen"))).collect()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

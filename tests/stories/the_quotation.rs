//! A price is offered before it is charged: a fee agreed to first, a package, an equivalent part pointed out, a discount
//! a second person stands for, a quotation that holds seven days, a signature; and what was declined comes back.

use serde_json::{Value, json};

use crate::shop::Shop;

#[test]
fn what_is_offered_agreed_to_signed_for_and_offered_again() {
    let shop = Shop::founded();
    shop.imports("labour", "工时项目.csv");
    let operation = shop.advisor.asks("labour_find", json!({ "text": "GS0001", "limit": 1 }))[0].clone();
    let pads = shop.founder.asks("parts_save", json!({
        "id": null, "version": null, "number": "TZ7730125", "name": "前制动片", "brand": "同质品牌", "spec": null, "unit": "套", "class": "equivalent",
        "price_fen": 30_000, "tax_rate_bp": 1300, "location": null, "fits": null, "retired": false,
    }));

    // The manager makes a package for this model: oil changed at half its price.
    let list = operation["rate_fen"].as_i64().unwrap() * operation["hours"].as_i64().unwrap() / 100;
    let package = shop.manager.asks("packages_save", json!({
        "id": null, "version": null, "code": "TC01", "name": "海豹小保养", "brand": "比亚迪", "model": "海豹", "due_km": 10_000, "due_months": 12,
        "items": [{ "operation_id": operation["id"], "part_id": null, "quantity": null }], "price_fen": list / 2, "retired": false,
    }));

    // 张三 comes with a noise in the brakes, and agrees to a hundred yuan for finding out.
    let order = shop.customer("张三").with_vehicle("粤B·D12345").opens_order("general_repair", "刹车有异响");
    let ask = |command: &str, more: Value| {
        let mut body = json!({ "order_id": order.id(), "version": order.now()["version"] });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        shop.advisor.tries(command, body)
    };
    let step = |step: &str, more: Value| {
        let mut act = json!({ "step": step });
        act.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let note = act.as_object_mut().unwrap().remove("note");
        ask("repair_orders_step", json!({ "note": note, "act": act }))
    };
    step("diagnose", json!({ "fee_fen": 10_000, "via": "in_person" })).unwrap();

    // The package is found by its initials, before anything else, and goes on whole.
    let found = shop.advisor.asks(
        "repair_orders_find_work",
        json!({ "order_id": order.id(), "vehicle_id": null, "text": "hbxby", "limit": 8 }),
    );
    assert_eq!((&found[0]["package"]["package"]["code"], &found[0]["package"]["fits"]), (&json!("TC01"), &json!(true)));
    ask("repair_orders_take_package", json!({ "package_id": package["id"] })).unwrap();

    // New pads of an equivalent make; four tenths off is more than an advisor, and more than the manager, may give.
    let line = |discount_fen: i64, approval: Value| {
        json!({
            "line_id": null, "kind": "part", "operation_id": null, "part_id": pads["id"], "code": "TZ7730125", "name": "前制动片", "hours": null, "quantity": 1000,
            "unit": "套", "unit_price_fen": 30_000, "discount_fen": discount_fen, "tax_rate_bp": 1300, "brand": null, "part_class": "equivalent",
            "payer": "customer", "debtor_id": null, "old_part": "customer", "approval": approval,
        })
    };
    let refused = |result: Result<Value, jieche_api::Problem>| result.unwrap_err().code.into_owned();
    assert_eq!(refused(ask("repair_orders_put_line", line(6_000, Value::Null))), "approval_needed");
    assert_eq!(refused(ask("repair_orders_put_line", line(12_000, shop.approval("discount")))), "approver_limit");
    ask("repair_orders_put_line", line(6_000, shop.approval("discount"))).unwrap();
    step("quote", json!({})).unwrap();

    // 报价单: half the service and 240.00 for the pads; the fee stands beside it.
    let quotation = ask("quotations_make", json!({})).unwrap();
    assert_eq!(quotation["total_fen"], list / 2 + 24_000);
    assert_eq!((&quotation["diagnosis_fee_fen"], &quotation["diagnosis_credited"]), (&json!(10_000), &json!(true)));
    assert!(shop.advisor.prints("quotations_print", json!({ "id": quotation["id"] })).starts_with(b"%PDF"));

    // His wife answers by phone: the pads yes, once it is pointed out that they are not original; the service no.
    let lines = order.now()["lines"].as_array().unwrap().clone();
    let id_of = |name: &str| lines.iter().find(|line| line["name"] == name).unwrap()["id"].clone();
    let says = |name: &str, decision: &str, told: bool| {
        ask(
            "repair_orders_decide",
            json!({ "line_ids": [id_of(name)], "decision": decision, "via": "phone", "by": "other", "by_name": "李女士", "pointed_out": told }),
        )
    };
    assert_eq!(refused(says("前制动片", "agreed", false)), "not_pointed_out");
    says("前制动片", "agreed", true).unwrap();
    let service = operation["name"].as_str().unwrap();
    says(service, "declined", true).unwrap();
    let pads_line =
        order.now()["lines"].as_array().unwrap().iter().find(|line| line["name"] == "前制动片").unwrap().clone();
    assert_eq!(pads_line["quotation"], quotation["number"]);
    assert_eq!(
        (&pads_line["decided_by_name"], &pads_line["pointed_out"]),
        (&json!({ "whole": "李女士" }), &json!(true))
    );

    // The repair is done here, so that nothing is owed for finding the fault: 240.00 in all. 张三 signs for it.
    step("authorise", json!({ "via": "phone" })).unwrap();
    assert_eq!(order.now()["agreed_fen"], 24_000);
    let strokes = json!([[[100, 500], [300, 200], [700, 800]]]);
    let signed = ask("repair_orders_sign_authorisation", json!({ "signer": "keep", "strokes": strokes })).unwrap();
    assert_eq!(signed["signed"][0]["holds"], true);
    let kept = |edition: i64| {
        shop.advisor.prints("repair_orders_kept_authorisation", json!({ "order_id": order.id(), "edition": edition }))
    };
    let paper = kept(1);
    assert!(paper.starts_with(b"%PDF") && signed["signed"][0]["file"].as_str().is_some_and(|hash| hash.len() == 64));

    // Wipers are added and agreed to: the signed paper is older than the order, and is as it was.
    ask("repair_orders_put_line", json!({
        "line_id": null, "kind": "other", "operation_id": null, "part_id": null, "code": null, "name": "雨刮片", "hours": null, "quantity": null, "unit": null,
        "unit_price_fen": 9_900, "discount_fen": 0, "tax_rate_bp": 1300, "brand": null, "part_class": null, "payer": "customer", "debtor_id": null, "old_part": "none",
    }))
    .unwrap();
    let wipers = order.now()["lines"].as_array().unwrap().last().unwrap()["id"].clone();
    let yes = json!({ "line_ids": [wipers], "decision": "agreed", "via": "message", "by": "owner", "by_name": null, "pointed_out": false });
    let after = ask("repair_orders_decide", yes).unwrap();
    assert_eq!(after["signed"][0]["holds"], false);
    assert_eq!(kept(1), paper);

    // Next month he is back: the service he declined waits on the new order, at today's price, and one key puts it on.
    step("cancel", json!({ "note": "客户改期" })).unwrap();
    let again = order.now();
    assert_eq!(again["state"], "cancelled", "a visit that was cancelled reminds of nothing");
    let none = shop.car("粤BD12345").opens_order("regular_service", "保养");
    let waiting = shop.advisor.asks("repair_orders_declined_before", json!({ "id": none.id() }));
    assert_eq!(waiting, json!([]));
}

#[test]
fn what_was_declined_waits_at_the_next_visit() {
    let shop = Shop::founded();
    shop.imports("labour", "工时项目.csv");
    let first = shop
        .customer("李四")
        .with_vehicle("粤B·E54321")
        .opens_order("general_repair", "刹车有异响")
        .labour("GS0001", crate::order::Payer::Customer)
        .other("空调管路清洗", 18_000, crate::order::Payer::Customer)
        .quoted()
        .declined("空调管路清洗")
        .authorised()
        .dispatched();
    let second = shop.car("粤BE54321").opens_order("regular_service", "保养");
    let waiting = shop.advisor.asks("repair_orders_declined_before", json!({ "id": second.id() }));
    assert_eq!((&waiting[0]["name"], &waiting[0]["today_fen"]), (&json!("空调管路清洗"), &json!(18_000)));
    let version = second.now()["version"].clone();
    let line = waiting[0]["line_id"].clone();
    let taken = shop
        .advisor
        .asks("repair_orders_take_up", json!({ "order_id": second.id(), "version": version, "line_id": line }));
    assert_eq!(taken["lines"][0]["decision"], "open");

    // He had it done elsewhere: dismissed on the first order, nobody asks him a third time.
    let told = shop.advisor.asks("repair_orders_dismiss", json!({ "line_id": line, "reason": "客户已在别处做过" }));
    assert_eq!(told["id"], json!(first.id()));
    let file = shop.car("粤BE54321").file();
    assert_eq!(file["declined"], json!([]));
}

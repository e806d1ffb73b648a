//! A car is walked round: damages with photos, what stays in it, the signature; and what happens when a dent was overlooked.

use serde_json::{Value, json};

use crate::shop::Shop;

/// A photo of a scratch, as a camera might give it.
const PHOTO: &[u8] = include_bytes!("../../src-tauri/crates/api/src/example.png");

fn findings(marks: Value) -> Value {
    json!({
        "marks": marks, "lamps": ["tyre_pressure"], "belongings": ["行车记录仪"], "valuables_told": true, "covers_on": true, "payment": "wechat",
        "results": [{ "point": 13, "condition": "good", "reading": null, "remark": null }], "photos": [], "remark": null,
    })
}

fn scratch(photo: &str) -> Value {
    json!({ "view": "left", "x": 310, "y": 480, "kind": "scratch", "remark": "左前门，长约 10 厘米", "photos": [photo] })
}

#[test]
fn a_car_is_walked_round_signed_for_and_a_forgotten_dent_is_signed_anew() {
    // 张三 drives in; 陈晓东 opens an order and takes the tablet out to the car.
    let shop = Shop::founded();
    let order = shop.customer("张三").with_vehicle("粤B·D12345").opens_order("general_repair", "刹车异响");
    let empty = shop.advisor.asks("reception_get", json!({ "id": order.id() }));
    assert_eq!((&empty["version"], &empty["signed"]), (&json!(0), &Value::Null), "nothing was looked at yet");

    // There is a scratch on the left door. He takes a photo of it; the shop keeps it small, and as a JPEG of its own.
    let photo = shop.advisor.shows(PHOTO).expect("a PNG is a photo");
    for (what, bytes) in [("a text", "车身划伤".as_bytes()), ("half a photo", &PHOTO[..PHOTO.len() / 2])] {
        assert_eq!(shop.advisor.shows(bytes).expect_err(what).code, "bad_picture", "{what} is no photo");
    }
    assert_eq!(shop.cashier.shows(PHOTO).expect_err("the till").code, "not_allowed", "photos belong to orders");
    let request = json!({ "order_id": order.id(), "version": 0, "found": findings(json!([scratch(&photo)])) });
    let saved = shop.advisor.asks("reception_save", request);
    assert_eq!(saved["found"]["marks"][0]["photos"], json!([photo]));
    let small = shop.lead.prints("pictures_get", json!({ "picture": photo, "size": "thumbnail" }));
    assert!(small.starts_with(b"\xff\xd8\xff"), "the workshop sees it, as a JPEG");

    // 张三 reads it and signs on the tablet. From now on it stands.
    let strokes = json!([[[100, 500], [300, 200], [700, 800]], [[750, 300], [760, 700]]]);
    let signing =
        |version: &Value| json!({ "order_id": order.id(), "version": version, "signer": "keep", "strokes": strokes });
    let signed = shop.advisor.asks("reception_sign", signing(&saved["version"]));
    assert_eq!(signed["signed"]["signer"], json!({ "whole": "张三" }), "the owner brought it and signs");
    let edited = json!({ "order_id": order.id(), "version": signed["version"], "found": findings(json!([])) });
    assert_eq!(shop.advisor.is_refused("reception_save", edited).code, "signed", "what was signed stands");
    let kept = shop.advisor.prints("reception_kept", json!({ "order_id": order.id(), "edition": 1 }));
    assert!(kept.starts_with(b"%PDF"), "and its sheet is kept");

    // At the lift 郑海 finds a dent that is not on the sheet. It cannot be slipped in: a new edition is begun, and signed anew.
    shop.later(20);
    let correcting = json!({ "order_id": order.id(), "version": signed["version"], "reason": "右后门凹陷漏记" });
    assert_eq!(shop.lead.is_refused("reception_correct", correcting.clone()).code, "not_allowed");
    let open = shop.advisor.asks("reception_correct", correcting);
    assert_eq!((&open["edition"], &open["signed"]), (&json!(2), &Value::Null));
    let dent = json!({ "view": "right", "x": 330, "y": 620, "kind": "dent", "remark": null, "photos": [] });
    let both = json!({ "order_id": order.id(), "version": open["version"], "found": findings(json!([scratch(&photo), dent])) });
    let saved = shop.advisor.asks("reception_save", both);
    let stale = shop.advisor.is_refused("reception_sign", signing(&signed["version"]));
    assert_eq!(stale.code, "changed_meanwhile", "nobody signs what they have not been shown");
    let again = shop.advisor.asks("reception_sign", signing(&saved["version"]));
    assert_eq!(again["editions"].as_array().map(Vec::len), Some(2), "both editions are there to be seen");
    assert_eq!(
        shop.advisor.prints("reception_kept", json!({ "order_id": order.id(), "edition": 1 })),
        kept,
        "and the first is still what it was"
    );

    // The cashier may print a copy for the file; 黄敏 of customer care may look, and has nothing to print.
    let copy = shop.cashier.prints("reception_print", json!({ "id": order.id() }));
    let second = shop.advisor.prints("reception_kept", json!({ "order_id": order.id(), "edition": 2 }));
    assert_eq!(copy, second, "a copy of what was signed reads as it was signed");
    assert_eq!(shop.care.is_refused("reception_print", json!({ "id": order.id() })).code, "not_allowed");
    assert_eq!(shop.care.asks("reception_get", json!({ "id": order.id() }))["edition"], 2);
}

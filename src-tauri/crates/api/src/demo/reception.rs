//! The walk-round of the demo shop: a car in three has its reception sheet, signed by whoever brought it.
//!
//! Its dice are the order's own, so that the sheets change nothing of the month they happen in. No photos: an invented one
//! would show nothing.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, Driver, number};

const EVERY: i64 = 3;
const LAMPS: [&str; 5] = ["engine", "tyre_pressure", "service", "brake", "abs"];
const BELONGINGS: [&str; 5] = ["行车记录仪", "ETC 设备", "儿童座椅", "雨伞", "充电线"];
/// Where a car is hit in daily life, and how: view, x, y, kind, remark.
const DAMAGES: [(&str, i64, i64, &str, &str); 7] = [
    ("left", 90, 690, "scratch", "前保险杠左角，长约 10 厘米"),
    ("right", 880, 700, "paint", "前保险杠右角，露底漆"),
    ("left", 640, 620, "dent", "左后门，旧伤，客户知情"),
    ("right", 330, 620, "scratch", "右后门，长约 5 厘米"),
    ("rear", 500, 760, "scratch", "后保险杠"),
    ("front", 330, 560, "broken", "右前大灯灯罩"),
    ("top", 330, 420, "crack", "前挡风玻璃，石子打点"),
];

/// Walks round the car, if it is one that is walked round, and lets the customer sign.
pub(super) fn walk_round(driver: &Driver, desk: &Desk, order: i64) -> Result<()> {
    if order % EVERY != 0 {
        return Ok(());
    }
    let mut chance = Chance::new(order.unsigned_abs());
    let sheet = driver.call(desk, "reception_get", json!({ "id": order }))?;
    let points = sheet["points"].as_array().cloned().unwrap_or_default();
    let found = found(&mut chance, &points);
    let saved = driver.call(desk, "reception_save", json!({ "order_id": order, "version": 0, "found": found }))?;
    let body = json!({ "order_id": order, "version": number(&saved, "/version")?, "signer": "keep", "strokes": scrawl(&mut chance) });
    driver.call(desk, "reception_sign", body).map(|_| ())
}

fn found(chance: &mut Chance, points: &[Value]) -> Value {
    let some = |chance: &mut Chance, percent: i64, of: &[&str]| -> Vec<String> {
        of.iter().filter(|_| chance.happens(percent)).map(|&one| one.to_owned()).collect()
    };
    let mark = |&(view, x, y, kind, remark): &(&str, i64, i64, &str, &str)| json!({ "view": view, "x": x, "y": y, "kind": kind, "remark": remark, "photos": [] });
    let marks: Vec<Value> = DAMAGES.iter().filter(|_| chance.happens(22)).map(mark).collect();
    let results: Vec<Value> = points
        .iter()
        .map(|point| {
            let condition = *chance.one(&["good", "good", "good", "good", "good", "good", "attention", "replace"]);
            let reading = (point["unit"] == "mm").then(|| match condition {
                "good" => format!("{}", chance.between(5, 9)),
                "attention" => "3".into(),
                _ => "1.5".into(),
            });
            json!({ "point": point["point"], "condition": condition, "reading": reading, "remark": null })
        })
        .collect();
    json!({
        "marks": marks, "lamps": some(chance, 8, &LAMPS), "belongings": some(chance, 30, &BELONGINGS), "valuables_told": true, "covers_on": true,
        "payment": *chance.one(&["wechat", "alipay", "bank_card", "cash"]), "results": results, "photos": [], "remark": null,
    })
}

/// What a hurried hand leaves on a pad: two strokes that go up and down and to the right.
fn scrawl(chance: &mut Chance) -> Value {
    let stroke = |chance: &mut Chance, from: i64| -> Vec<Value> {
        (0..14).map(|step| json!([from + step * 24, chance.between(200, 800)])).collect()
    };
    json!([stroke(chance, 120), stroke(chance, 520)])
}

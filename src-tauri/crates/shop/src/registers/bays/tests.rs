//! A bay has its own name, its place in the order, and never leaves the shop without one.

use super::*;
use crate::testing::TestShop;

fn shop() -> TestShop {
    let shop = TestShop::new();
    shop.write(found).unwrap();
    shop
}

fn all(shop: &TestShop) -> Vec<Bay> {
    shop.read(list).unwrap()
}

fn saves(shop: &TestShop, bay: &Bay, change: impl Fn(&mut SaveBay)) -> Result<Bay> {
    let mut request = SaveBay {
        id: Some(bay.id),
        version: Some(bay.version),
        name: bay.name.clone(),
        place: Some(bay.place),
        active: bay.active,
    };
    change(&mut request);
    shop.write(|tx| save(tx, request))
}

fn said(refused: Result<Bay>) -> String {
    let problem = refused.unwrap_err();
    format!("{} {}", problem.field.unwrap_or_default(), problem.code)
}

#[test]
fn a_new_shop_has_six_in_their_order() {
    let names: Vec<String> = all(&shop()).into_iter().map(|bay| bay.name).collect();
    assert_eq!(names, ["1 号工位", "2 号工位", "3 号工位", "4 号工位", "5 号工位", "6 号工位"]);
}

#[test]
fn a_new_one_comes_last_and_takes_the_place_it_is_given() {
    let shop = shop();
    let new = SaveBay { id: None, version: None, name: " 钣金 ".into(), place: None, active: true };
    let made = shop.write(|tx| save(tx, new)).unwrap();
    assert_eq!((made.name.as_str(), made.place), ("钣金", 7));
    saves(&shop, &made, |request| request.place = Some(1)).unwrap();
    let order: Vec<String> = all(&shop).into_iter().take(2).map(|bay| bay.name).collect();
    assert_eq!(order, ["1 号工位", "钣金"], "of two at one place the older comes first");
}

#[test]
fn one_at_the_last_place_keeps_nobody_out() {
    let shop = shop();
    let six = all(&shop).pop().unwrap();
    let six = saves(&shop, &six, |bay| bay.place = Some(999)).unwrap();
    let again = saves(&shop, &six, |bay| bay.place = None).unwrap();
    assert_eq!(again.place, 6, "a place nobody chose comes after the others, not after itself");
    saves(&shop, &again, |bay| bay.place = Some(999)).unwrap();
    let new = SaveBay { id: None, version: None, name: "钣喷工位".into(), place: None, active: true };
    assert_eq!(shop.write(|tx| save(tx, new)).unwrap().place, 999, "beside the last");
}

#[test]
fn what_does_not_hold_is_refused_at_its_field() {
    let shop = shop();
    let first = all(&shop).remove(0);
    assert_eq!(said(saves(&shop, &first, |request| request.name = " 2 号工位".into())), "name duplicate");
    assert_eq!(said(saves(&shop, &first, |request| request.name = "工".repeat(21))), "name too_long");
    assert_eq!(said(saves(&shop, &first, |request| request.place = Some(0))), "place out_of_range");
    assert_eq!(said(saves(&shop, &first, |request| request.version = None)), "version required");
    assert_eq!(said(saves(&shop, &first, |request| request.id = Some(BayId(99)))), " not_found");
    saves(&shop, &first, |request| request.name = "举升机".into()).unwrap();
    assert_eq!(said(saves(&shop, &first, |_| {})), " changed_meanwhile");
}

#[test]
fn one_is_always_in_use() {
    let shop = shop();
    let bays = all(&shop);
    for bay in &bays[1..] {
        saves(&shop, bay, |request| request.active = false).unwrap();
    }
    assert_eq!(said(saves(&shop, &bays[0], |request| request.active = false)), "active last_bay");
}

#[test]
fn what_is_out_of_use_is_chosen_only_where_it_stands() {
    let shop = shop();
    let bay = saves(&shop, &all(&shop)[0], |request| request.active = false).unwrap();
    let chosen = |id, standing| shop.read(|read| choose(read, "bay_id", id, standing));
    assert_eq!(said(chosen(bay.id, None)), "bay_id retired");
    assert_eq!(said(chosen(BayId(99), None)), "bay_id not_found");
    assert_eq!(chosen(bay.id, Some(bay.id)).unwrap(), bay, "nobody has to move what stands there");
}

/// A shop of the format before bays were records, as far as they are concerned.
const BEFORE: &str = r#"
    INSERT INTO people (id, name, roles) VALUES (1, '陈晓东', '[]');
    INSERT INTO settings (id, version, body) VALUES (1, 1, '{"shop": {"appointments": {"bays": ["钣金", "1 号", "钣金 "], "prefix": "YY"}}}');
    INSERT INTO customers (id, kind, name) VALUES (1, 'person', '张三');
    INSERT INTO vehicles (id, owner_id, plate, plate_kind, vin_state, brand, model, household) VALUES (1, 1, '粤B1', 'blue', 'none', 'a', 'b', 1);
    INSERT INTO repair_orders (id, state, vehicle_id, customer_id, advisor_id, bay, complaint, business_type, opened_ms, date, waiting, urgent, wash, road_test)
      VALUES (1, 'draft', 1, 1, 1, ' 1 号 ', '', 'general_repair', 1, '2026-11-23', 0, 0, 0, 0), (2, 'draft', 1, 1, 1, '院子', '', 'general_repair', 1, '2026-11-23', 0, 0, 0, 0),
        (3, 'draft', 1, 1, 1, ' ', '', 'general_repair', 1, '2026-11-23', 0, 0, 0, 0), (4, 'draft', 1, 1, 1, NULL, '', 'general_repair', 1, '2026-11-23', 0, 0, 0, 0);
    INSERT INTO appointments (id, number, state, name, start_ms, minutes, date, bay, advisor_id, business_type, complaint, items, waiting, source, accepted, booked_ms, booked_by, scheduled_ms)
      VALUES (1, 'YY1', 'booked', '王五', 1, 60, '2026-11-23', '9 号', 1, 'general_repair', '', '[]', 0, 'phone', '[]', 1, 1, 1);
    INSERT INTO drafts (person_id, key, body, saved_ms) VALUES (1, 'settings', '{"appointments": {"bays": ["a"], "prefix": "Y"}}', 1),
      (1, 'appointment:new', '{"base": {"version": 0, "model": {"name": null, "bay": ""}}, "model": {"name": "王五", "bay": "9 号"}}', 1), (1, 'order:1', 'not of this shape', 1);
"#;

#[test]
fn names_become_records_in_the_order_of_the_settings() {
    let before = rusqlite::Connection::open_in_memory().unwrap();
    let (last, earlier) = crate::shop::FITTINGS.migrations[..5].split_last().unwrap();
    earlier.iter().for_each(|sql| before.execute_batch(sql).unwrap());
    before.execute_batch(BEFORE).unwrap();
    before.execute_batch(last).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = before.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    };
    let bays = texts("SELECT name || ' ' || place || ' ' || active FROM bays ORDER BY place, id");
    assert_eq!(
        bays,
        ["钣金 1 1", "1 号 2 1", "9 号 3 0", "院子 4 0"],
        "listed first and in use, then whatever was said"
    );
    let stood = "SELECT o.id || ' ' || coalesce(b.name, '-') FROM repair_orders o LEFT JOIN bays b ON b.id = o.bay_id";
    assert_eq!(texts(stood), ["1 1 号", "2 院子", "3 -", "4 -"], "blanks around a name are no other bay");
    assert_eq!(texts("SELECT b.name FROM appointments a JOIN bays b ON b.id = a.bay_id"), ["9 号"]);
    assert_eq!(texts("SELECT body FROM settings"), [r#"{"shop":{"appointments":{"prefix":"YY"}}}"#]);
    let typed = texts("SELECT body FROM drafts ORDER BY key");
    assert_eq!(
        typed,
        [
            r#"{"base":{"version":0,"model":{"name":null,"bay_id":null}},"model":{"name":"王五","bay_id":3}}"#,
            "not of this shape",
            r#"{"appointments":{"prefix":"Y"}}"#
        ],
        "what somebody was typing can be saved"
    );
}

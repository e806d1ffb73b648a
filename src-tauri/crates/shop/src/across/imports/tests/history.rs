//! A car's past out of another program: one visit a number, tied to a car on file, read only.

use super::*;
use crate::visit::repair_orders::{self, FindEarlierComplaints};

const CARS: &str = "客户名称,手机,车牌号,VIN码,行驶里程,最近来厂\n张三,13800001234,粤B11111,LSVAA49J232047377,50000,2026-03-01\n李四,13900005678,粤B22222,,,\n";
const HEAD: &str = "工单号,进厂日期,车牌号,VIN码,进厂里程,客户描述,项目名称,项目金额,结算金额,服务顾问,备注\n";

fn shop_with_cars() -> TestShop {
    let shop = shop();
    import(&shop, ImportKind::CustomersVehicles, CARS.as_bytes()).unwrap();
    shop
}

fn bring(shop: &TestShop, rows: &str) -> ImportOutcome {
    import(shop, ImportKind::PastVisits, format!("{HEAD}{rows}").as_bytes()).unwrap()
}

const ROWS: &str = "A-001,2026-08-01,粤B·11111,,58000,空调不制冷,更换冷凝器,1200.50,1500.5,王工,旧件客户带走\n\
    A-001,2026-08-01,粤B11111,,58000,,加注冷媒,300,1500.5,王工,\n\
    A-002,2025-01-02,,LSVAA49J232047377,40000,,定期保养；更换机油、更换机滤,,680,小李,\n\
    A-003,2026-02-01,粤B22222,,,,四轮定位,200,,,\n";

#[test]
fn rows_of_one_number_are_one_visit_at_the_car() {
    let shop = shop_with_cars();
    let done = bring(&shop, ROWS);
    assert_eq!(done.import, counts(4, 3, 1, 0, 0));
    let past = found(&shop, "粤B11111").past;
    assert_eq!(past.iter().map(|visit| visit.number.as_deref()).collect::<Vec<_>>(), [Some("A-001"), Some("A-002")]);
    let items: Vec<_> = past[0].items.iter().map(|item| (item.name.as_str(), item.amount_fen)).collect();
    assert_eq!(items, [("更换冷凝器", Some(Fen(120_050))), ("加注冷媒", Some(Fen(30_000)))]);
    assert_eq!((past[0].amount_fen, past[0].advisor.as_deref()), (Some(Fen(150_050)), Some("王工")));
    let several: Vec<_> = past[1].items.iter().map(|item| item.name.as_str()).collect();
    assert_eq!(several, ["定期保养", "更换机油", "更换机滤"], "one cell may hold several");
    let it = car(&shop, "粤B11111");
    assert_eq!(it.odometer_km, Some(58_000), "the card follows the newest reading");
    let brief = shop.read(|read| vehicles::brief(read, it.id)).unwrap();
    assert_eq!(brief.last_visit.map(|day| day.to_string()).as_deref(), Some("2026-08-01"));
}

#[test]
fn the_same_file_twice_adds_nothing_and_a_mended_row_its_item() {
    let shop = shop_with_cars();
    bring(&shop, ROWS);
    let before = dump(&shop);
    assert_eq!(bring(&shop, ROWS).import, counts(4, 0, 4, 0, 0));
    assert_eq!(dump(&shop), before);
    bring(&shop, "A-003,2026-02-01,粤B22222,,,,动平衡,80,,,\n");
    let names: Vec<String> = found(&shop, "粤B22222").past[0].items.iter().map(|item| item.name.clone()).collect();
    assert_eq!(names, ["四轮定位", "动平衡"]);
}

#[test]
fn what_cannot_be_tied_to_a_car_is_refused_with_the_reason() {
    let shop = shop_with_cars();
    let rows = "B-1,2026-08-01,粤B99999,,,,洗车,,,,\nB-2,明天,粤B11111,,,,洗车,,,,\nB-3,2027-08-01,粤B11111,,,,洗车,,,,\n\
        B-4,2026-08-01,粤B11111,,,,洗车,,,,\nB-4,2026-08-02,粤B11111,,,,打蜡,,,,\nB-4,2026-08-01,粤B22222,,,,打蜡,,,,\nB-5,2026-08-01,,,,,洗车,,,,\n";
    let seen = preview_of(&shop, ImportKind::PastVisits, format!("{HEAD}{rows}").as_bytes(), None).unwrap();
    let why: Vec<Vec<String>> = seen.rows.iter().map(|row| codes(&row.problems)).collect();
    assert_eq!(
        why,
        [
            vec!["unknown_car (plate)"],
            vec!["bad_date (date)"],
            vec!["in_future (date)"],
            vec![],
            vec!["number_of_another_visit (visit_number)"],
            vec!["number_of_another_visit (visit_number)"],
            vec!["plate_or_vin (plate)"],
        ]
    );
    let back = refused_text(&shop, &bring(&shop, rows));
    assert!(back.contains("车牌号在本店没有档案"), "{back}");
    assert_eq!(count(&shop, "past_visits"), 1);
}

#[test]
fn the_newest_reading_counts_in_whatever_order_the_rows_stand() {
    let lines: Vec<&str> = ROWS.lines().collect();
    let there = shop_with_cars();
    bring(&there, ROWS);
    let back = shop_with_cars();
    bring(&back, &lines.iter().rev().map(|line| format!("{line}\n")).collect::<String>());
    assert_eq!(car(&there, "粤B11111").odometer_km, car(&back, "粤B11111").odometer_km);
    let older = shop_with_cars();
    bring(&older, "C-1,2025-05-01,粤B11111,,99000,,保养,,,,\n");
    assert_eq!(car(&older, "粤B11111").odometer_km, Some(50_000), "the card knows a newer visit than this reading");
}

#[test]
fn the_same_complaint_of_then_is_a_hint_without_a_guarantee() {
    let shop = shop_with_cars();
    bring(&shop, ROWS);
    let vehicle_id = car(&shop, "粤B11111").id;
    let asked = |complaint: &str| FindEarlierComplaints { vehicle_id, complaint: complaint.into(), except: None };
    let found = shop.read(|read| repair_orders::earlier_complaints(read, asked("空调又不制冷了"))).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].order_id, found[0].number.as_deref(), found[0].guaranteed), (None, Some("A-001"), false));
    assert!(shop.read(|read| repair_orders::earlier_complaints(read, asked("定期保养"))).unwrap().is_empty());
}

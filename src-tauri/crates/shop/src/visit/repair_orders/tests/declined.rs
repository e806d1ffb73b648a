//! What was declined: it comes back at the next visit, at that day's price, until it is done or dismissed.

use super::*;

const FILTER: &str = "更换空调滤清器";

/// A visit at which the filter was advised, and what the customer said to it.
fn visit(desk: &Desk, price: i64, decision: Decision) -> RepairOrder {
    let order = desk.puts(&desk.opens(), Payer::Customer, price, |line| line.name = FILTER.into()).unwrap();
    desk.decides(&order, vec![order.lines[0].id], decision).unwrap()
}

fn offered(desk: &Desk, order: &RepairOrder) -> Vec<(String, i64, Option<i64>)> {
    let found = desk.shop.read(|read| declined_before(read, order.id)).unwrap();
    found.into_iter().map(|one| (one.name, one.amount_fen.0, one.today_fen.map(|fen| fen.0))).collect()
}

fn takes_up(desk: &Desk, order: &RepairOrder, line_id: crate::common::LineId) -> Result<RepairOrder> {
    let request = TakeUpDeclined { order_id: order.id, version: order.version, line_id };
    desk.shop.write(|tx| take_up(tx, request))
}

#[test]
fn it_is_offered_at_the_next_visit_and_taken_up_with_one_word() {
    let desk = Desk::new();
    let first = visit(&desk, 8_800, Decision::Declined);
    assert!(offered(&desk, &first).is_empty(), "on the order itself it stands among the lines");
    desk.sleeps(30);
    let second = desk.opens();
    assert_eq!(offered(&desk, &second), [(FILTER.to_owned(), 8_800, Some(8_800))]);
    assert!(offered(&desk, &first).is_empty(), "an earlier order is not reminded of a later one");
    let second = takes_up(&desk, &second, first.lines[0].id).unwrap();
    let line = &second.lines[0];
    assert_eq!((line.name.as_str(), line.decision, line.discount_fen), (FILTER, Decision::Open, Fen(0)));
    assert!(offered(&desk, &second).is_empty(), "it stands on this order now");
    assert_eq!(code(takes_up(&desk, &second, first.lines[0].id)), pair("not_found", "line_id"), "once is enough");
    let second = desk.decides(&second, vec![line.id], Decision::Declined).unwrap();
    desk.sleeps(30);
    let third = desk.opens();
    assert_eq!(offered(&desk, &third).len(), 1, "declined twice, it is told once");
    let third = takes_up(&desk, &third, second.lines[0].id).unwrap();
    desk.decides(&third, vec![third.lines[0].id], Decision::Agreed).unwrap();
    desk.sleeps(30);
    assert!(offered(&desk, &desk.opens()).is_empty(), "done is done");
}

#[test]
fn work_agreed_to_on_an_order_that_was_cancelled_was_not_done() {
    let desk = Desk::new();
    visit(&desk, 8_800, Decision::Declined);
    desk.sleeps(1);
    let second = visit(&desk, 8_800, Decision::Agreed);
    desk.takes(&second, Step::Cancel).unwrap();
    desk.sleeps(1);
    assert_eq!(offered(&desk, &desk.opens()).len(), 1);
}

#[test]
fn what_is_in_the_catalogue_costs_what_it_costs_today() {
    let desk = Desk::new();
    let save = |id, version, rate| crate::registers::labour::SaveOperation {
        id,
        version,
        code: "KT01".into(),
        name: FILTER.into(),
        trade: None,
        hours: crate::common::Hours(50),
        model_hours: Vec::new(),
        rate_fen: Fen(rate),
        tax_rate_bp: crate::common::BasisPoints(1300),
        retired: false,
    };
    let operation = desk.shop.write(|tx| crate::registers::labour::save(tx, save(None, None, 16_000))).unwrap();
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |line| {
        (line.operation_id, line.name, line.hours) =
            (Some(operation.id), "换滤芯".into(), Some(crate::common::Hours(50)));
        line.discount_fen = Fen(500);
    });
    let order = order.unwrap();
    desk.decides(&order, vec![order.lines[0].id], Decision::Declined).unwrap();
    desk.shop.write(|tx| crate::registers::labour::save(tx, save(Some(operation.id), Some(1), 18_000))).unwrap();
    desk.sleeps(30);
    let next = desk.opens();
    assert_eq!(offered(&desk, &next), [("换滤芯".to_owned(), 7_500, Some(9_000))], "then 75.00, today 90.00");
    let next = takes_up(&desk, &next, order.lines[0].id).unwrap();
    assert_eq!((next.lines[0].name.as_str(), next.lines[0].amount_fen), (FILTER, Fen(9_000)));
}

#[test]
fn a_dismissed_line_is_silent_and_says_why() {
    let desk = Desk::new();
    let first = visit(&desk, 8_800, Decision::Declined);
    let says = |line_id, reason: &str| {
        let request = DismissDeclined { line_id, reason: reason.into() };
        desk.shop.write(|tx| dismiss(tx, request))
    };
    let id = first.lines[0].id;
    assert_eq!(code(says(id, " ")), pair("required", "reason"));
    let told = says(id, "客户已在别处更换").unwrap();
    assert_eq!(told.lines[0].dismissed.as_deref(), Some("客户已在别处更换"));
    assert_eq!(code(says(id, "再说一次")), pair("dismissed", "line_id"));
    desk.sleeps(30);
    let second = visit(&desk, 8_800, Decision::Agreed);
    assert_eq!(code(says(second.lines[0].id, "不做了")), pair("not_declined", "line_id"));
    assert!(offered(&desk, &desk.opens()).is_empty());
    let remembered = desk.shop.read(|read| declined_of_vehicle(read, desk.car)).unwrap();
    assert!(remembered.is_empty(), "nor does the car's file remind of it");
}

#[test]
fn the_cars_file_reminds_of_it_too() {
    let desk = Desk::new();
    visit(&desk, 8_800, Decision::Declined);
    let remembered = || desk.shop.read(|read| declined_of_vehicle(read, desk.car)).unwrap();
    assert_eq!(remembered().first().map(|line| (line.name.as_str(), line.amount_fen)), Some((FILTER, Fen(8_800))));
    desk.sleeps(30);
    visit(&desk, 9_000, Decision::Agreed);
    assert!(remembered().is_empty());
}

//! Quotations: a copy that stands, prices that hold for their days, a fee that is agreed to beforehand.

use super::*;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Act, Channel};
use crate::visit::repair_orders::{Payer, Step};
use jieche_codes::RecordKind;

fn quoted(desk: &Desk, order: &RepairOrder) -> Result<Quotation> {
    desk.shop.write(|tx| make(tx, MakeQuotation { order_id: order.id, version: order.version }))
}

fn ids(order: &RepairOrder) -> Vec<crate::common::LineId> {
    order.lines.iter().map(|line| line.id).collect()
}

#[test]
fn a_quotation_is_a_copy_that_stands() {
    let desk = Desk::new();
    let order = desk.opens();
    assert_eq!(quoted(&desk, &order).unwrap_err().code, "nothing_open");
    let order = desk.puts(&order, Payer::Customer, 16_000, |_| {}).unwrap();
    let order = desk.puts(&order, Payer::Customer, 9_000, |_| {}).unwrap();
    let one = quoted(&desk, &order).unwrap();
    assert_eq!((one.number.as_str(), one.total_fen, one.lines.len()), ("BJ20261123-0001", Fen(25_000), 2));
    assert_eq!(one.valid_until, desk.today().plus_days(7));
    let order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    assert_eq!(order.lines[0].quotation.as_deref(), Some("BJ20261123-0001"), "agreed to through the quotation");
    let two = quoted(&desk, &order).unwrap();
    assert_eq!((two.number.as_str(), two.total_fen), ("BJ20261123-0002", Fen(9_000)), "only what is open");
    let all = desk.shop.read(|read| of_order(read, order.id)).unwrap();
    assert_eq!(
        all.iter().map(|one| one.total_fen.0).collect::<Vec<_>>(),
        [9_000, 25_000],
        "the latest first, both as made"
    );
    desk.shop
        .write(|tx| {
            let edited = tx.execute("UPDATE quotations SET total_fen = 1", []);
            assert!(edited.is_err(), "the database itself refuses to change one");
            tx.touched::<(), ()>(RecordKind::Quotations, one.id.0, None, None)
        })
        .unwrap();
}

#[test]
fn after_its_days_a_price_is_quoted_afresh_before_it_is_agreed_to() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |_| {}).unwrap();
    quoted(&desk, &order).unwrap();
    desk.sleeps(7);
    let agreed = desk.decides(&order, ids(&order), Decision::Agreed).unwrap();
    assert!(agreed.lines[0].quotation.is_some(), "the last day counts");
    let order = desk.decides(&agreed, ids(&agreed), Decision::Open).unwrap();
    assert!(order.lines[0].quotation.is_none(), "a word taken back is no longer through it");
    desk.sleeps(1);
    let late = desk.decides(&order, ids(&order), Decision::Agreed).unwrap_err();
    assert_eq!((late.code.as_ref(), late.args["number"].as_str()), ("quotation_expired", "BJ20261123-0001"));
    assert!(desk.decides(&order, ids(&order), Decision::Declined).is_ok(), "who declines needs no fresh price");
    let order = desk.decides(&desk.order(order.id), ids(&order), Decision::Open).unwrap();
    let fresh = quoted(&desk, &order).unwrap();
    let agreed = desk.decides(&order, ids(&order), Decision::Agreed).unwrap();
    assert_eq!(agreed.lines[0].quotation, Some(fresh.number));
}

#[test]
fn a_line_that_changed_since_is_not_agreed_to_through_it() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |_| {}).unwrap();
    quoted(&desk, &order).unwrap();
    let (id, name) = (order.lines[0].id, order.lines[0].name.clone());
    let dearer = desk.puts(&order, Payer::Customer, 16_100, |line| {
        (line.line_id, line.name) = (Some(id), name);
    });
    let agreed = desk.decides(&dearer.unwrap(), vec![id], Decision::Agreed).unwrap();
    assert_eq!(agreed.lines[0].quotation, None);
}

#[test]
fn the_fee_of_a_diagnosis_is_waived_where_that_was_agreed_and_the_repair_is_done_here() {
    let desk = Desk::new();
    let diagnosed = |credited: bool| {
        desk.shop
            .write(|tx| {
                let mut now = settings::get(tx)?;
                now.shop.quotations.diagnosis_credited = credited;
                settings::save(tx, settings::SaveSettings { version: now.version, shop: now.shop })
            })
            .unwrap();
        let order = desk
            .acts(&desk.opens(), Act::Diagnose { fee_fen: Some(Fen(10_000)), via: Some(Channel::Written) })
            .unwrap();
        let order = desk.puts(&order, Payer::Customer, 16_000, |_| {}).unwrap();
        assert_eq!(
            quoted(&desk, &order).unwrap().diagnosis_credited,
            credited,
            "the quotation says what becomes of it"
        );
        desk.takes(&order, Step::Quote).unwrap()
    };
    let repaired = |order: &RepairOrder| {
        let order = desk.decides(order, ids(order), Decision::Agreed).unwrap();
        desk.takes(&order, Step::Authorise).unwrap().agreed_fen.0
    };
    let not_repaired = |order: &RepairOrder| {
        let order = desk.decides(order, vec![order.lines[1].id], Decision::Declined).unwrap();
        desk.takes(&order, Step::Authorise).unwrap().agreed_fen.0
    };
    assert_eq!(repaired(&diagnosed(true)), 16_000, "the repair alone");
    assert_eq!(not_repaired(&diagnosed(true)), 10_000, "who has it repaired elsewhere pays for the diagnosis");
    assert_eq!(repaired(&diagnosed(false)), 26_000, "a shop that credits nothing says so beforehand");
}

#[test]
fn an_order_whose_work_is_finished_is_quoted_no_more() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 16_000)]);
    let order = desk.puts(&order, Payer::Customer, 100, |_| {}).unwrap();
    assert_eq!(quoted(&desk, &order).unwrap_err().code, "wrong_state");
}

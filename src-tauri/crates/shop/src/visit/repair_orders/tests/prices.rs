//! Prices: a low one is a discount, what is given twice counts twice, and a part is what the catalogue calls it.

use super::*;
use crate::common::{BasisPoints, Hours, OperationId, PartId, Quantity};
use crate::registers::labour::SaveOperation;
use crate::registers::parts::SavePart;
use crate::registers::{labour, parts};

fn operation(desk: &Desk) -> OperationId {
    let save = SaveOperation {
        id: None,
        version: None,
        code: "BY01".into(),
        name: "更换机油机滤".into(),
        trade: None,
        hours: Hours(100),
        model_hours: Vec::new(),
        rate_fen: Fen(16_000),
        tax_rate_bp: BasisPoints(1300),
        retired: false,
    };
    desk.shop.write(|tx| labour::save(tx, save)).unwrap().id
}

fn equivalent(desk: &Desk) -> PartId {
    let save = SavePart {
        id: None,
        version: None,
        number: "TZ01".into(),
        name: "前制动片".into(),
        brand: None,
        spec: None,
        unit: "套".into(),
        class: PartClass::Equivalent,
        price_fen: Fen(30_000),
        tax_rate_bp: BasisPoints(1300),
        location: None,
        fits: None,
        retired: false,
    };
    desk.shop.write(|tx| parts::save(tx, save)).unwrap().id
}

#[test]
fn a_price_below_the_catalogues_is_a_discount_by_another_name() {
    let desk = Desk::new();
    let id = operation(&desk);
    let at = |order: &RepairOrder, price: i64, discount: i64| {
        let line = PutLine {
            operation_id: Some(id),
            discount_fen: Fen(discount),
            ..desk.line_for(order, Payer::Customer, price)
        };
        desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, line))
    };
    let order = desk.opens();
    assert_eq!(code(at(&order, 14_399, 0)), pair("approval_needed", "approval"), "a fen more than a tenth off");
    assert_eq!(code(at(&order, 15_000, 601)), pair("approval_needed", "approval"), "price and discount together");
    assert_eq!(code(at(&order, 1, 0)), pair("approval_needed", "approval"));
    let order = at(&order, 14_400, 0).unwrap();
    let order = at(&order, 20_000, 2_000).unwrap();
    assert!(at(&order, 20_000, 2_001).is_err(), "dearer than the catalogue, the line's own price is what is given off");
    let same = PutLine {
        line_id: Some(order.lines[0].id),
        operation_id: Some(id),
        ..desk.line_for(&order, Payer::Customer, 14_400)
    };
    assert!(desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, same)).is_ok(), "what was granted stays granted");
    let free = desk.line_for(&desk.order(order.id), Payer::Customer, 1);
    assert!(
        desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, free)).is_ok(),
        "what no catalogue has, has its own price"
    );
}

#[test]
fn what_was_given_line_by_line_counts_with_what_is_given_on_the_whole() {
    let desk = Desk::new();
    let order = desk.opens();
    let order = desk.puts(&order, Payer::Customer, 100_000, |line| line.discount_fen = Fen(8_000)).unwrap();
    let order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    let steps = [Step::Quote, Step::Authorise, Step::Dispatch, Step::FinishWork, Step::PassInspection];
    let order = steps.into_iter().fold(order, |order, step| desk.takes(&order, step).unwrap());
    let order =
        if order.state == OrderState::AwaitingWash { desk.takes(&order, Step::WashDone).unwrap() } else { order };
    let settles = |discount| {
        let settle = Settle { discount_fen: Fen(discount), ..desk.settling(&order, Payer::Customer) };
        desk.shop.write_as(&[Role::Advisor], |tx| desk.settle(tx, settle))
    };
    assert_eq!(
        code(settles(2_001)),
        pair("approval_needed", "approval"),
        "80 and 20.01 yuan off 1000 are more than a tenth"
    );
    assert!(settles(2_000).is_ok());
}

#[test]
fn a_part_is_agreed_to_once_it_is_called_what_it_is() {
    let desk = Desk::new();
    let id = equivalent(&desk);
    let order = desk.opens();
    let called = |class| {
        desk.puts(&order, Payer::Customer, 0, |line| {
            part(line, 1_000, 30_000);
            (line.part_id, line.part_class) = (Some(id), class);
        })
    };
    assert_eq!(code(called(Some(PartClass::Original))), pair("not_as_catalogue", "part_class"));
    assert_eq!(code(called(None)), pair("not_as_catalogue", "part_class"));
    assert!(called(Some(PartClass::Equivalent)).is_ok());
    let order = desk.puts(&desk.order(order.id), Payer::Customer, 0, |line| {
        part(line, 1_000, 5_000);
        line.part_class = None;
    });
    let order = order.unwrap();
    let untold = order.lines[1].id;
    assert_eq!(code(desk.decides(&order, vec![untold], Decision::Agreed)), pair("class_unknown", "part_class"));
    assert!(desk.decides(&order, vec![untold], Decision::Declined).is_ok(), "who declines need not be told");
}

#[test]
fn another_part_of_the_same_name_is_asked_about_again() {
    let desk = Desk::new();
    let id = equivalent(&desk);
    let put = |order: &RepairOrder, change: &dyn Fn(&mut PutLine)| {
        desk.puts(order, Payer::Customer, 0, |line| {
            part(line, 1_000, 30_000);
            (line.name, line.part_class) = ("前制动片".into(), Some(PartClass::Equivalent));
            line.quantity = Some(Quantity(1_000));
            change(line);
        })
        .unwrap()
    };
    let order = put(&desk.opens(), &|line| line.part_id = Some(id));
    let line = order.lines[0].id;
    let agreed = desk.decides(&order, vec![line], Decision::Agreed).unwrap();
    let same = put(&agreed, &|it| (it.line_id, it.part_id) = (Some(line), Some(id)));
    assert_eq!(same.lines[0].decision, Decision::Agreed, "nothing changed");
    let other = put(&same, &|it| (it.line_id, it.brand) = (Some(line), Some("别的牌子".into())));
    assert_eq!(other.lines[0].decision, Decision::Open, "another brand, and not the catalogue's: asked again");
}

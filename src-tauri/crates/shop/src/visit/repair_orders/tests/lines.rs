//! Lines: what they cost, who owes, what the customer said.

use super::*;

#[test]
fn a_line_costs_price_times_measure_less_discount() {
    let desk = Desk::new();
    let order = desk.opens();
    let order = desk.puts(&order, Payer::Customer, 16_000, |line| line.discount_fen = Fen(1_600)).unwrap();
    assert_eq!(order.lines[0].amount_fen, Fen(14_400), "one hour at 160.00 less 16.00");
    let order = desk.puts(&order, Payer::Customer, 0, |line| part(line, 4_500, 6_667)).unwrap();
    assert_eq!(order.lines[1].amount_fen, Fen(30_002), "4.5 litres at 66.67 are 300.015, rounded half up");
    let wrong = |change: fn(&mut PutLine)| code(desk.puts(&order, Payer::Customer, 16_000, change));
    assert_eq!(wrong(|line| line.discount_fen = Fen(16_001)), pair("out_of_range", "discount_fen"));
    assert_eq!(wrong(|line| line.hours = None), pair("required", "hours"));
    assert_eq!(wrong(|line| line.hours = Some(crate::common::Hours(0))), pair("out_of_range", "hours"));
    assert_eq!(wrong(|line| line.quantity = Some(crate::common::Quantity(1))), pair("bad_value", "quantity"));
    assert_eq!(wrong(|line| line.unit_price_fen = Fen(-1)), pair("out_of_range", "unit_price_fen"));
    assert_eq!(wrong(|line| line.name = " ".into()), pair("required", "name"));
    assert_eq!(wrong(|line| line.old_part = OldPart::Customer), pair("bad_value", "old_part"));
    assert_eq!(
        wrong(|line| line.operation_id = Some(crate::common::OperationId(99))),
        pair("not_found", "operation_id")
    );
}

#[test]
fn a_debtor_owes_only_in_its_own_payers_place() {
    let desk = Desk::new();
    let order = desk.opens();
    let fits = |payer, debtor| desk.puts(&order, payer, 100, |line| line.debtor_id = Some(debtor)).is_ok();
    let fitting = [
        fits(Payer::Insurer, desk.maker),
        fits(Payer::Shop, desk.account),
        fits(Payer::Customer, desk.owner),
        fits(Payer::Customer, desk.account),
    ];
    assert_eq!(
        fitting,
        [false, false, false, true],
        "顺达 may owe for the customer; a maker does not insure, nobody owes for the shop, a person has no account"
    );
}

#[test]
fn a_discount_beyond_the_limit_needs_a_manager() {
    let desk = Desk::new();
    let order = desk.opens();
    let given = |discount, approval| {
        let request =
            PutLine { discount_fen: Fen(discount), approval, ..desk.line_for(&order, Payer::Customer, 16_000) };
        desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, request))
    };
    assert_eq!(code(given(1_601, None)), pair("approval_needed", "approval"), "a tenth is the shop's limit");
    let word = manager_approves(&desk, ApprovalOf::Discount);
    let order = given(1_601, Some(word)).unwrap();
    let again = PutLine {
        line_id: Some(order.lines[0].id),
        discount_fen: Fen(1_601),
        name: "改个名".into(),
        ..desk.line_for(&order, Payer::Customer, 16_000)
    };
    assert!(desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, again)).is_ok(), "what was granted stays granted");
}

#[test]
fn agreed_work_is_asked_about_again_only_when_it_changes() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |_| {}).unwrap();
    let id = order.lines[0].id;
    let order = desk.decides(&order, vec![id], Decision::Agreed).unwrap();
    let name = order.lines[0].name.clone();
    let order = desk
        .puts(&order, Payer::Customer, 15_000, |line| (line.line_id, line.name) = (Some(id), name.clone()))
        .unwrap();
    assert_eq!(order.lines[0].decision, Decision::Agreed, "cheaper is no question");
    assert_eq!(
        code(
            desk.shop
                .write(|tx| remove_line(tx, RemoveLine { order_id: order.id, version: order.version, line_id: id }))
        ),
        pair("decided", "line_id")
    );
    let order = desk
        .puts(&order, Payer::Customer, 15_001, |line| (line.line_id, line.name) = (Some(id), name.clone()))
        .unwrap();
    assert_eq!(order.lines[0].decision, Decision::Open, "a fen dearer is");
    let order = desk
        .shop
        .write(|tx| remove_line(tx, RemoveLine { order_id: order.id, version: order.version, line_id: id }))
        .unwrap();
    assert!(order.lines.is_empty());
}

#[test]
fn an_order_comes_to_no_more_than_a_command_can_carry() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Shop, 999_999_999, |_| {}).unwrap();
    assert_eq!(code(desk.puts(&order, Payer::Shop, 2, |_| {})), pair("out_of_range", "unit_price_fen"));
    let many_hours = |line: &mut PutLine| line.hours = Some(crate::common::Hours(100_000_000));
    assert_eq!(code(desk.puts(&order, Payer::Shop, 1, many_hours)), pair("out_of_range", "unit_price_fen"));
    let fee = desk.acts(&order, Act::Diagnose { fee_fen: Some(Fen(2)), via: Some(Channel::Written) });
    assert_eq!(code(fee), pair("out_of_range", "act.fee_fen"));
    assert!(desk.puts(&order, Payer::Shop, 1, |_| {}).is_ok());
}

#[test]
fn who_said_it_is_kept_beside_when_and_how() {
    let desk = Desk::new();
    let order = desk.puts(&desk.opens(), Payer::Customer, 16_000, |_| {}).unwrap();
    let id = order.lines[0].id;
    let said = |order: &RepairOrder| {
        let line = &order.lines[0];
        (line.decided_by, line.decided_by_name.clone(), line.decided_via)
    };
    let order = desk.hears(&order, vec![id], Decision::Agreed, |word| word.by = Speaker::Bringer).unwrap();
    let bringer = Some(crate::common::Shown::Whole("李四".to_owned()));
    assert_eq!(said(&order), (Some(Speaker::Bringer), bringer.clone(), Some(Channel::InPerson)));
    let order = desk.saves(&order, |head| head.brought_by = crate::common::Change::Set(None)).unwrap();
    assert_eq!(said(&order).1, bringer, "who brought the car that day said it, whatever the head says later");
    let hears = |change: fn(&mut DecideLines)| code(desk.hears(&order, vec![id], Decision::Declined, change));
    assert_eq!(hears(|word| word.by = Speaker::Bringer), pair("nobody_brought", "by"));
    assert_eq!(hears(|word| word.by = Speaker::Other), pair("required", "by_name"));
    assert_eq!(hears(|word| word.by_name = Some("王五".into())), pair("bad_value", "by_name"));
    let order = desk
        .hears(&order, vec![id], Decision::Declined, |word| {
            (word.by, word.by_name, word.via) = (Speaker::Other, Some("王五".into()), Channel::Phone);
        })
        .unwrap();
    assert_eq!(said(&order).1, Some(crate::common::Shown::Whole("王五".to_owned())));
    let seen_by = |role| desk.shop.shop.read(&desk.shop.ctx_as(&[role]), |read| get(read, order.id)).unwrap();
    assert_eq!(
        said(&seen_by(Role::Technician)).1,
        Some(crate::common::Shown::Masked("王*".to_owned())),
        "the workshop has no business with a name"
    );
    let renamed = desk.puts(&order, Payer::Customer, 15_000, |line| {
        (line.line_id, line.name) = (Some(id), order.lines[0].name.clone());
    });
    assert_eq!(said(&renamed.unwrap()).0, Some(Speaker::Other), "cheaper is no question: the word stands");
    let open = desk.hears(&desk.order(order.id), vec![id], Decision::Open, |_| {}).unwrap();
    assert_eq!(said(&open), (None, None, None), "a word taken back leaves nothing behind");
}

#[test]
fn a_part_that_is_not_original_is_pointed_out_before_it_is_agreed_to() {
    let desk = Desk::new();
    let fits = |class: PartClass| {
        let order = desk.puts(&desk.opens(), Payer::Customer, 0, |line| {
            part(line, 1_000, 46_000);
            line.part_class = Some(class);
        });
        let order = order.unwrap();
        let id = order.lines[0].id;
        let untold = desk.hears(&order, vec![id], Decision::Agreed, |word| word.pointed_out = false);
        let told = desk.hears(&desk.order(order.id), vec![id], Decision::Agreed, |_| {}).unwrap();
        (untold.is_ok(), told.lines[0].pointed_out)
    };
    for class in [PartClass::Equivalent, PartClass::Remanufactured, PartClass::Repaired, PartClass::Reused] {
        assert_eq!(fits(class), (false, true), "{class:?}");
    }
    assert_eq!(fits(PartClass::Original), (true, false), "there is nothing to point out");
    assert_eq!(fits(PartClass::CustomerSupplied), (true, false), "the customer brought it: the shop sells nothing");
    let order = desk.puts(&desk.opens(), Payer::Customer, 0, |line| {
        part(line, 1_000, 46_000);
        line.part_class = Some(PartClass::Reused);
    });
    let order = order.unwrap();
    let no = desk.hears(&order, vec![order.lines[0].id], Decision::Declined, |word| word.pointed_out = false);
    assert!(no.is_ok(), "who declines need not be told");
}

#[test]
fn the_second_persons_own_limit_must_reach_as_far() {
    let desk = Desk::new();
    let order = desk.opens();
    let gives = |roles: &[Role], discount, approval| {
        let request =
            PutLine { discount_fen: Fen(discount), approval, ..desk.line_for(&order, Payer::Customer, 16_000) };
        desk.shop.write_as(roles, |tx| put_line(tx, request))
    };
    assert_eq!(code(gives(&[Role::Advisor], 4_801, None)), pair("approval_needed", "approval"));
    let word = manager_approves(&desk, ApprovalOf::Discount);
    let beyond = gives(&[Role::Advisor], 4_801, Some(word));
    assert_eq!(code(beyond), pair("approver_limit", "approval"), "a service manager gives three tenths, not more");
    assert_eq!(code(gives(&[Role::ServiceManager], 4_801, None)), pair("approval_needed", "approval"));
    assert!(gives(&[Role::ServiceManager], 4_800, None).is_ok());
    let whole = PutLine { discount_fen: Fen(16_000), ..desk.line_for(&desk.order(order.id), Payer::Customer, 16_000) };
    assert!(desk.shop.write_as(&[Role::GeneralManager], |tx| put_line(tx, whole)).is_ok());
}

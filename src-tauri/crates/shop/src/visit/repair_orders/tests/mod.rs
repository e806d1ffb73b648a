//! An order's life and its lists. Its lines are next door.

mod consent;
mod declined;
mod lines;
mod prices;
mod signed;

use super::testing::{Desk, TECHNICIAN, part};
use super::*;
use crate::across::front_desk::front_desk;
use crate::across::order_file;
use crate::across::progress;
use crate::common::{BayId, BusinessDate, Change, Fen, Millis, PersonId};
use crate::figures::reports::{self, ReportDay};
use crate::money::settlement::{Means, Settle};
use crate::registers::bays;
use crate::registers::parts::PartClass;
use crate::registers::staff::{ApprovalOf, Role, SavePerson, approval, session};
use jieche_codes::BusinessType;
use jieche_codes::{OrderNote, RecordKind};
use jieche_ground::Ctx;

fn code<T: std::fmt::Debug>(refused: Result<T>) -> (String, String) {
    let problem = refused.unwrap_err();
    (problem.code.into_owned(), problem.field.unwrap_or_default().into_owned())
}

fn pair(code: &str, field: &str) -> (String, String) {
    (code.into(), field.into())
}

#[test]
fn a_car_comes_is_mended_paid_for_and_leaves() {
    let desk = Desk::new();
    let order = desk.opens();
    assert_eq!(
        (order.state, order.number.as_deref()),
        (OrderState::Draft, None),
        "no number before the customer sees it"
    );
    let order = desk.puts(&order, Payer::Customer, 16_000, |_| {}).unwrap();
    let order = desk.puts(&order, Payer::Customer, 0, |line| part(line, 2_000, 5_600)).unwrap();
    let order = desk.takes(&order, Step::Quote).unwrap();
    assert_eq!(order.number.as_deref(), Some("WX20261123-0001"));
    assert_eq!(
        code(desk.takes(&order, Step::Authorise)),
        pair("nothing_agreed", "lines"),
        "the customer has said nothing yet"
    );
    let order = desk.decides(&order, vec![order.lines[0].id, order.lines[1].id], Decision::Agreed).unwrap();
    assert_eq!(order.agreed_fen, Fen(27_200), "160.00 and twice 56.00");
    let mut order = desk.takes(&order, Step::Authorise).unwrap();
    for taken in [
        Step::Dispatch,
        Step::Hold,
        Step::Resume,
        Step::FinishWork,
        Step::FailInspection,
        Step::ResumeRework,
        Step::FinishWork,
        Step::PassInspection,
        Step::WashDone,
        Step::Notify,
    ] {
        order = desk.takes(&order, taken).unwrap();
    }
    assert_eq!((order.state, order.notified_at), (OrderState::Ready, Some(desk.shop.ctx().now)));
    assert_eq!(code(desk.takes(&order, Step::Deliver)), pair("unsettled", "lines"), "nothing leaves unsettled");
    let settlement = desk.settles(&order, Payer::Customer).unwrap();
    let order = desk.order(order.id);
    assert_eq!(code(desk.takes(&order, Step::Deliver)).0, "unpaid");
    desk.pays(&settlement, &[(Means::Cash, 10_000), (Means::Wechat, 17_200)]).unwrap();
    let order = desk.takes(&order, Step::Deliver).unwrap();
    assert_eq!((order.state, order.collected_by.as_deref()), (OrderState::Delivered, Some("李四")));
    let order = desk.takes(&order, Step::Close).unwrap();
    assert_eq!((order.state, order.steps.len(), order.editable), (OrderState::Closed, 0, false));
    assert_eq!(order.events.len(), 15, "opened, and fourteen steps: each with who, when and where");
}

#[test]
fn each_step_asks_for_what_it_needs() {
    let desk = Desk::new();
    let order = desk.saves(&desk.opens(), |head| (head.complaint, head.promised_at) = (String::new(), None)).unwrap();
    assert_eq!(code(desk.takes(&order, Step::Quote)), pair("required", "complaint"));
    let order = desk.saves(&order, |head| head.complaint = "保养".into()).unwrap();
    assert_eq!(code(desk.takes(&order, Step::Quote)), pair("no_lines", "lines"));
    assert_eq!(
        code(desk.acts(&order, Act::Diagnose { fee_fen: None, via: Some(Channel::Written) })),
        pair("required", "act.fee_fen")
    );
    assert_eq!(
        code(desk.acts(&order, Act::Diagnose { fee_fen: Some(Fen::ZERO), via: None })),
        pair("required", "act.via")
    );
    let order = desk.acts(&order, Act::Diagnose { fee_fen: Some(Fen(20_000)), via: Some(Channel::Written) }).unwrap();
    assert_eq!(
        (order.agreed_fen, order.diagnosis_fee_fen),
        (Fen(20_000), Some(Fen(20_000))),
        "a fee consented to is charged"
    );
    let order = desk.takes(&order, Step::Quote).unwrap();
    assert_eq!(code(desk.takes(&order, Step::Authorise)), pair("required", "promised_at"));
    let soon = desk.shop.ctx().now.plus(60_000);
    let order = desk.saves(&order, |head| head.promised_at = Some(soon)).unwrap();
    let order = desk.takes(&order, Step::Authorise).unwrap();
    assert_eq!(
        code(desk.acts(&order, Act::Dispatch { technician_id: None, bay_id: None })),
        pair("required", "act.technician_id")
    );
    assert_eq!(
        code(desk.acts(&order, Act::Dispatch { technician_id: Some(PersonId(4)), bay_id: None })),
        pair("wrong_role", "act.technician_id")
    );
    let stands = |bay| Act::Dispatch { technician_id: Some(TECHNICIAN), bay_id: Some(bay) };
    assert_eq!(code(desk.acts(&order, stands(BayId(99)))), pair("not_found", "act.bay_id"));
    let order = desk.takes(&order, Step::Dispatch).unwrap();
    assert_eq!(code(desk.acts(&order, Act::Hold { reason: None })), pair("required", "act.reason"));
    let order = desk.puts(&order, Payer::Customer, 5_000, |_| {}).unwrap();
    assert_eq!(
        code(desk.takes(&order, Step::FinishWork)),
        pair("undecided", "lines"),
        "增项 needs the customer's word before the work is done"
    );
    let order = desk.decides(&order, vec![order.lines[1].id], Decision::Declined).unwrap();
    let order = desk.takes(&order, Step::FinishWork).unwrap();
    assert_eq!(code(desk.takes_without_a_word(&order, Step::FailInspection)), pair("required", "note"));
}

#[test]
fn nobody_inspects_their_own_work() {
    let desk = Desk::new();
    let mut order = desk.opens();
    order = desk.puts(&order, Payer::Customer, 16_000, |_| {}).unwrap();
    order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    for taken in [Step::Quote, Step::Authorise, Step::Dispatch, Step::FinishWork] {
        order = desk.takes(&order, taken).unwrap();
    }
    let request = desk.step_of(&order, Act::PassInspection {});
    let technician = Ctx { person: Some(TECHNICIAN), ..desk.shop.ctx() };
    assert_eq!(
        code(desk.shop.shop.write(&technician, "test", |tx| progress::step(tx, &request))),
        pair("own_work", "act.step")
    );
}

#[test]
fn steps_on_screen_follow_from_the_table_and_the_person() {
    let desk = Desk::new();
    let order = desk.opens();
    let steps_of =
        |roles: &[Role]| desk.shop.shop.read(&desk.shop.ctx_as(roles), |read| get(read, order.id)).unwrap().steps;
    assert_eq!(steps_of(&[Role::Advisor]), [Step::Quote, Step::Diagnose, Step::Cancel]);
    assert_eq!(steps_of(&[Role::Technician]), []);
    assert_eq!(code(desk.takes_as(&[Role::Technician], &order, Step::Quote)), pair("not_allowed", "act.step"));
    assert_eq!(code(desk.takes(&order, Step::Deliver)), pair("step_not_allowed", "act.step"));
}

#[test]
fn cancelling_after_dispatch_needs_a_manager() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 16_000)]);
    assert_eq!(
        code(desk.takes(&order, Step::Cancel)),
        pair("step_not_allowed", "act.step"),
        "what is ready is not cancelled"
    );
    let mut order = desk.opens();
    order = desk.puts(&order, Payer::Customer, 16_000, |_| {}).unwrap();
    order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    for taken in [Step::Quote, Step::Authorise, Step::Dispatch] {
        order = desk.takes(&order, taken).unwrap();
    }
    assert_eq!(code(desk.takes_without_a_word(&order, Step::Cancel)), pair("required", "note"));
    assert_eq!(code(desk.takes_as(&[Role::Advisor], &order, Step::Cancel)), pair("approval_needed", "approval"));
    let word = manager_approves(&desk, ApprovalOf::CancelOrder);
    let order = desk.acts_as(&[Role::Advisor], &order, Act::Cancel { approval: Some(word) }).unwrap();
    assert_eq!((order.state, order.cancel_reason.as_deref()), (OrderState::Cancelled, Some("备注")));
}

pub(crate) fn manager_approves(desk: &Desk, what: ApprovalOf) -> String {
    let give_login = |tx: &crate::Tx| {
        tx.execute("UPDATE people SET login = 'linmei', password = 'x' WHERE id = 2", [])?;
        tx.touched::<(), ()>(RecordKind::People, 2, None, None)
    };
    desk.shop.write(give_login).unwrap();
    let advisor = desk.shop.ctx_as(&[Role::Advisor]);
    let attempt = desk.shop.shop.read(&advisor, |read| session::attempt(read, "linmei", None)).unwrap();
    desk.shop.shop.note(&advisor, |note| approval::approve(note, &attempt, what)).unwrap().approval
}

#[test]
fn kilometres_never_run_backwards_but_a_slip_is_put_right() {
    let desk = Desk::new();
    let arrives = |km| desk.shop.write(|tx| open(tx, OpenRepairOrder { odometer_in_km: Some(km), ..desk.arrival() }));
    let problem = arrives(30_999).unwrap_err();
    assert_eq!((problem.code.as_ref(), problem.args["last"].as_str()), ("odometer_below_last", "31000"));
    let slip = arrives(331_380).unwrap();
    let order = desk.saves(&slip, |head| head.odometer_in_km = Some(31_380)).unwrap();
    assert_eq!(order.vehicle.odometer_km, Some(31_380), "the car's card does not keep the slip");
    assert!(arrives(31_379).is_err(), "and knows the right figure next time");
}

#[test]
fn a_stale_save_is_told_who_was_first() {
    let desk = Desk::new();
    let order = desk.opens();
    desk.saves(&order, |head| head.parking = Some("A1".into())).unwrap();
    let problem = desk.saves(&order, |head| head.parking = Some("A2".into())).unwrap_err();
    assert_eq!((problem.code.as_ref(), problem.args["by"].as_str()), ("changed_meanwhile", "陈晓东"));
    assert_eq!(desk.order(order.id).parking.as_deref(), Some("A1"));
}

#[test]
fn heads_are_checked_field_by_field() {
    let desk = Desk::new();
    let order = desk.opens();
    assert_eq!(
        code(desk.saves(&order, |head| head.energy_level_pct = Some(101))),
        pair("out_of_range", "energy_level_pct")
    );
    assert_eq!(
        code(desk.saves(&order, |head| head.odometer_in_km = Some(10_000_000))),
        pair("out_of_range", "odometer_in_km")
    );
    assert_eq!(code(desk.saves(&order, |head| head.promised_at = Some(Millis(0)))), pair("in_past", "promised_at"));
    assert_eq!(
        code(desk.saves(&order, |head| head.brought_by_phone = Change::Set(Some("123".into())))),
        pair("bad_phone", "brought_by_phone")
    );
    assert_eq!(code(desk.saves(&order, |head| head.key_tag = Some("一".repeat(21)))), pair("too_long", "key_tag"));
    desk.shop.wait(24 * 3_600_000);
    assert!(
        desk.saves(&order, |head| head.parking = None).is_ok(),
        "a promise that has passed may stand while the rest is saved"
    );
}

#[test]
fn who_may_not_see_phones_sees_their_tail() {
    let desk = Desk::new();
    let order = desk.opens();
    let seen = desk.shop.shop.read(&desk.shop.ctx_as(&[Role::Technician]), |read| get(read, order.id)).unwrap();
    assert_eq!(seen.brought_by_phone, Some(Shown::Masked("138****1234".into())));
    assert_eq!(seen.brought_by, Some(Shown::Masked("李*".into())));
}

#[test]
fn lists_page_by_key_without_a_gap() {
    let desk = Desk::new();
    let made: Vec<OrderId> = (0..7)
        .map(|n| {
            desk.shop.wait(if n % 3 == 0 { 0 } else { 1_000 });
            desk.opens().id
        })
        .collect();
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let asked = ListRepairOrders {
            states: vec![OrderState::Draft, OrderState::Quoted],
            from: Some(desk.today()),
            until: Some(desk.today()),
            vehicle_id: None,
            after,
            limit: 2,
        };
        let page = desk.shop.read(|read| list(read, asked)).unwrap();
        seen.extend(page.rows.iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    seen.reverse();
    assert_eq!(seen, made, "each order once, the latest first");
    let yesterday = desk.today().plus_days(-1);
    let none = ListRepairOrders {
        states: vec![],
        from: None,
        until: Some(yesterday),
        vehicle_id: Some(desk.car),
        after: None,
        limit: 200,
    };
    assert!(desk.shop.read(|read| list(read, none)).unwrap().rows.is_empty());
}

#[test]
fn the_front_desk_counts_the_late() {
    let desk = Desk::new();
    desk.opens();
    let ready = desk.ready(&[(Payer::Customer, 100)]);
    let morning = desk.shop.read(front_desk).unwrap();
    assert_eq!((morning.in_shop.len(), morning.ready.len(), morning.arrived_today, morning.late), (1, 1, 2, 0));
    assert_eq!(morning.ready[0].order.id, ready.id);
    desk.shop.wait(9 * 3_600_000);
    assert_eq!(desk.shop.read(front_desk).unwrap().late, 2, "both were promised for five");
}

#[test]
fn sheets_count_their_copies_and_carry_what_the_form_asks() {
    let desk = Desk::new();
    let order = desk.opens();
    assert_eq!(
        code(desk.shop.write(|tx| order_file::authorisation_sheet(tx, order.id))).0,
        "wrong_state",
        "nothing to sign before the quotation"
    );
    let order = desk.ready(&[(Payer::Customer, 16_000), (Payer::Maker, 8_000)]);
    let technician = |ask: fn(&crate::Tx, OrderId) -> Result<AuthorisationSheet>| {
        desk.shop.write_as(&[Role::Technician], |tx| ask(tx, order.id)).unwrap()
    };
    let (first, second) = (technician(order_file::authorisation_sheet), technician(order_file::authorisation_sheet));
    assert_eq!((first.printed.copy_no, second.printed.copy_no), (1, 2));
    assert_eq!(
        (first.owner.as_str(), first.brought_by_phone.as_deref()),
        ("张三", Some("13800001234")),
        "whole on paper, whoever prints it"
    );
    assert!(first.authorised_at.is_some());
    let card = desk.shop.write(|tx| job_card_sheet(tx, order.id)).unwrap();
    assert_eq!((card.lines.len(), card.printed.copy_no), (2, 1));
}

#[test]
fn business_types_stand_once_something_is_settled() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 100)]);
    desk.settles(&order, Payer::Customer).unwrap();
    let order = desk.order(order.id);
    assert_eq!(
        code(desk.saves(&order, |head| head.business_type = BusinessType::Beauty)),
        pair("settled", "business_type")
    );
}

#[test]
fn numbers_are_gap_free_within_their_day() {
    let desk = Desk::new();
    let quoted = || {
        let order = desk.puts(&desk.opens(), Payer::Customer, 100, |_| {}).unwrap();
        desk.takes(&order, Step::Quote).unwrap().number.unwrap()
    };
    let empty = desk.opens();
    assert_eq!(quoted(), "WX20261123-0001");
    assert!(desk.takes(&empty, Step::Quote).is_err(), "an order refused takes no number");
    assert_eq!(quoted(), "WX20261123-0002");
    desk.sleeps(1);
    assert_eq!(quoted(), "WX20261124-0001");
    assert_eq!(desk.today(), BusinessDate::new(2026, 11, 24).unwrap());
}

#[test]
fn the_same_complaint_before_is_told_with_its_guarantee() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let order = desk.saves(&order, |head| head.complaint = "刹车异响，低速明显".into()).unwrap();
    let asked = |complaint: &str, except| FindEarlierComplaints {
        vehicle_id: order.vehicle.id,
        complaint: complaint.into(),
        except,
    };
    let find = |asked| desk.shop.read(|read| crate::across::orders::earlier_complaints(read, asked)).unwrap();
    let found = find(asked("刹车有异响", None));
    assert_eq!(found.iter().map(|one| (one.order_id, one.guaranteed)).collect::<Vec<_>>(), [(Some(order.id), false)]);
    assert_eq!(find(asked("刹车有异响", Some(order.id))), [], "an order is not its own past");
    assert_eq!(find(asked("定期保养，更换机油", None)), [], "a service is no fault");

    let settled = desk.settles(&desk.order(order.id), Payer::Customer).unwrap();
    desk.pays(&settled, &[(Means::Cash, 20_000)]).unwrap();
    desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    let found = find(asked("刹车有异响", None));
    assert_eq!((found[0].guaranteed, found[0].done.len()), (true, 1));
    desk.sleeps(366);
    assert_eq!(find(asked("刹车有异响", None)), [], "a year later it is another story");
}

#[test]
fn open_cars_pass_to_another_advisor_with_a_word() {
    let desk = Desk::new();
    let (one, two) = (desk.opens(), desk.opens());
    let lin = SavePerson {
        id: None,
        version: None,
        name: "林梅".into(),
        login: None,
        password: None,
        roles: vec![Role::Advisor.into()],
        phone: Change::Set(None),
    };
    let other = desk.shop.write(|tx| staff::save(tx, lin, None)).unwrap().id;
    let asked = |orders: &[&RepairOrder], to| HandOver {
        orders: orders.iter().map(|order| HandedOrder { id: order.id, version: order.version }).collect(),
        to,
        note: Some("客户五点来取".into()),
    };
    let hand = |asked| desk.shop.write(|tx| hand_over(tx, asked));
    assert_eq!(code(hand(asked(&[], other))), pair("required", "orders"));
    assert_eq!(code(hand(asked(&[&one], TECHNICIAN))), pair("wrong_role", "to"));
    assert_eq!(code(hand(asked(&[&one], one.advisor_id))), pair("same_person", "to"));
    let stale = RepairOrder { version: 99, ..two.clone() };
    assert_eq!(code(hand(asked(&[&one, &stale], other))).0, "changed_meanwhile");
    assert_eq!(desk.order(one.id).advisor_id, one.advisor_id, "all or none");

    let taken = hand(asked(&[&one, &two], other)).unwrap();
    assert_eq!(taken.iter().map(|order| order.advisor_id).collect::<Vec<_>>(), [other, other]);
    let after = desk.order(one.id);
    assert_eq!((after.advisor.as_str(), after.received_by.as_str()), ("林梅", one.advisor.as_str()));
    let event = after.events.last().unwrap();
    assert_eq!(
        (event.step, event.note.as_deref()),
        (EventKind::Noted(OrderNote::HandOver), Some("→ 林梅 · 客户五点来取"))
    );
    let morning = desk.shop.read(|read| reports::day(read, ReportDay { date: desk.today() })).unwrap();
    let arrived: Vec<_> = morning.day.advisors.iter().map(|one| (one.advisor.as_str(), one.arrivals)).collect();
    assert_eq!(arrived, [(one.advisor.as_str(), 2)], "who received a car stays who did");
    let gone = desk.takes(&after, Step::Cancel).unwrap();
    assert_eq!(code(hand(asked(&[&gone], one.advisor_id))).0, "wrong_state");
}

#[test]
fn a_message_to_the_customer_is_kept_as_it_was() {
    let desk = Desk::new();
    let order = desk.opens();
    let note = |id, text: &str| desk.shop.write(|tx| note_message(tx, NoteMessage { id, text: text.into() }));
    let noted = note(order.id, "报价 960.00 元，\n同意请回复“同意”。").unwrap();
    let event = noted.events.last().unwrap();
    assert_eq!((event.step, event.via), (EventKind::Noted(OrderNote::Message), Some(Channel::Message)));
    assert_eq!(event.note.as_deref(), Some("报价 960.00 元，\n同意请回复“同意”。"));
    assert_eq!(noted.version, order.version, "who types on the sheet meanwhile is not disturbed");
    assert_eq!(code(note(order.id, "  ")), pair("required", "text"));
    assert_eq!(code(note(order.id, &"长".repeat(1001))), pair("too_long", "text"));
    let gone = desk.takes(&desk.order(order.id), Step::Cancel).unwrap();
    assert_eq!(code(note(gone.id, "好了")).0, "wrong_state");
}

#[test]
fn a_bay_goes_out_of_use_and_what_stands_in_it_stays() {
    let desk = Desk::new();
    let order = desk.opens();
    let order = desk.puts(&order, Payer::Customer, 9_000, |_| {}).unwrap();
    let order = desk.takes(&order, Step::Quote).unwrap();
    let order = desk.decides(&order, vec![order.lines[0].id], Decision::Agreed).unwrap();
    let order = desk.takes(&order, Step::Authorise).unwrap();
    let in_bay = |id: i64| Act::Dispatch { technician_id: Some(TECHNICIAN), bay_id: Some(BayId(id)) };
    let order = desk.acts(&order, in_bay(2)).unwrap();
    assert_eq!((order.bay_id, order.bay.as_deref()), (Some(BayId(2)), Some("2 号工位")));
    for bay in desk.shop.read(bays::list).unwrap().into_iter().filter(|bay| [2, 3].contains(&bay.id.0)) {
        let request = bays::SaveBay { id: Some(bay.id), version: Some(1), name: bay.name, place: None, active: false };
        desk.shop.write(|tx| bays::save(tx, request)).unwrap();
    }
    assert_eq!(code(desk.acts(&order, in_bay(3))), pair("retired", "act.bay_id"));
    let order = desk.acts(&order, in_bay(2)).unwrap();
    assert_eq!(order.bay.as_deref(), Some("2 号工位"), "given to another hand, the car need not move");
    let order = desk.acts(&order, Act::Dispatch { technician_id: Some(TECHNICIAN), bay_id: None }).unwrap();
    assert_eq!((order.bay_id, order.bay), (None, None), "nobody has to say where");
}
